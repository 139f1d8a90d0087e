import { placesIn } from '../../src/conversation/papers/item.ts';
import { arxivIdsIn } from '../../src/core/papers/paper.ts';
import { readDays } from '../../src/core/queries/days.ts';
import { readOrder, splitOrder } from '../../src/core/queries/order.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { readSchedule } from '../../src/core/schedules/read-schedule.ts';
import type { Engine } from '../../src/search/engine.ts';
import type { Line } from './conversation-lines.ts';

/** What a sentence was understood as. */
export type Got = {
  intent: Line['intent'];
  /** What is asked of an item. */
  does?: string;
  command?: string | undefined;
  options?: Line['options'];
  changes: boolean;
  isRecognised: boolean;
};

/** What is asked of one of a list, as it is asked of one paper. */
const deeds: Record<string, Line['intent']> = {
  ask: 'question',
  cite: 'facts',
  facts: 'facts',
  gist: 'gist',
  show: 'paper',
};

/** The papers of the last day are the most upvoted of it; what it can do says `smalltalk`, with a button for the commands. */
const alike: Record<string, string> = { today: 'top day', 'smalltalk about': 'help' };

function shown(
  command: string | undefined,
  { is, period, date }: NonNullable<Line['options']> = {},
): string | undefined {
  const said = [command, date === undefined ? (is ?? period) : date].filter((part) => part !== undefined).join(' ');
  return command === undefined ? undefined : (alike[said] ?? said);
}

/**
 * Whether a sentence was understood as its author meant it. Options are the same when they parse to the same value, or find
 * the same first five papers. What is asked of one paper of a list (the facts or the gist of number 5) is an item and a
 * question of that kind: either name of it is right, as what happens is the same; so is either of two commands that show the
 * same (`alike`). A time that is said without days is right every day as well as on the days there are already: "at 7 every
 * morning" is written "07:00" by some.
 */
export function createJudge(engine: Engine, now: Date) {
  function isMeant(line: Line, got: Got): boolean {
    const isSameCommand =
      line.command === got.command || shown(line.command, line.options) === shown(got.command, got.options);
    // A fact that the page does not say is asked of the paper.
    const isAsked = line.command === 'ask' && got.does === 'facts';
    if (line.command !== undefined && !isSameCommand && !isAsked) return false;
    const isSame =
      line.intent === got.intent ||
      (line.command !== undefined && isSameCommand) ||
      (got.intent === 'item' && line.intent === deeds[got.does ?? '']);
    return isSame && Object.entries(line.options ?? {}).every(([name, value]) => isSameOption(name, value, line, got));
  }

  function isSameOption(name: string, wanted: string | number | boolean, line: Line, { options = {} }: Got): boolean {
    if (name === 'when' || name === 'timezone') {
      const isBare = /^\d{1,2}:\d\d$/.test(String(line.options?.when));
      const read = (given: Line['options']) => {
        const { timezone } = given ?? {};
        const when = isBare ? String(given?.when).replace(/^(?:daily|weekdays) /, '') : given?.when;
        const typed = {
          ...(when === undefined ? {} : { when: String(when) }),
          ...(timezone === undefined ? {} : { timezone: String(timezone) }),
        };
        const defaults = { line: '0 9 * * 1-5', timezone: 'UTC' };
        const schedule = readSchedule(typed, undefined, { own: undefined, defaults, now });
        return JSON.stringify(schedule.ok ? schedule.schedule : undefined);
      };
      return read(line.options) === read(options);
    }
    const got = options[name];
    if (got === undefined) return false;
    if (name === 'date' || name === 'until') return dayOf(wanted) === dayOf(got);
    if (name === 'paper') return paperOf(String(wanted)) === paperOf(String(got));
    if (name === 'query') return isSameSearch(String(wanted), line.options?.sort, String(got), options.sort);
    if (name === 'topic') return firstFive(String(wanted)) === firstFive(String(got));
    return String(wanted).toLowerCase() === String(got).toLowerCase();
  }

  /** The day that is named, of a longer time its last; as it is written where none is. */
  const dayOf = (written: string | number | boolean): string =>
    readDays(String(written), now)?.until ?? String(written).toLowerCase();

  /** "1,5" and "1 and 5" are the same papers of a list; a link, the name and the id of a paper are that paper. */
  function paperOf(written: string): string {
    const [named] = [...arxivIdsIn(written), ...engine.named(written).map(({ id }) => id)];
    return placesIn(written)?.join(' ') ?? named ?? written.toLowerCase();
  }

  function isSameSearch(wanted: string, wantedSort: unknown, got: string, gotSort: unknown): boolean {
    const [mine, theirs] = [splitOrder(got), splitOrder(wanted)];
    const order = (written: unknown, option: unknown) => written ?? readOrder(String(option ?? '')) ?? 'relevance';
    const isSameOrder = order(theirs.sort, wantedSort) === order(mine.sort, gotSort);
    return firstFive(theirs.query) === firstFive(mine.query) && (theirs.sort === undefined || isSameOrder);
  }

  function firstFive(query: string) {
    return engine
      .search(parseQuery(query), { limit: 5, today: now })
      .hits.map(({ id }) => id)
      .sort()
      .join(' ');
  }

  return isMeant;
}
