import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import type { Intent } from '../../src/conversation/intent.ts';
import { commandOf } from '../../src/conversation/invocation.ts';
import { changes, typedCommand } from '../../src/conversation/typed-command.ts';
import { understand } from '../../src/conversation/understand.ts';
import { readCommandLine } from '../../src/core/commands/command-line.ts';
import { specOf } from '../../src/core/commands/options.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { readSchedule } from '../../src/core/schedules/read-schedule.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { readSample } from '../../src/sources/sample.ts';
import { hasRecorded, recordedItems } from '../../test/recorded.ts';
import { fitIntents, fitTopics } from './conversation-fit.ts';

/**
 * Whether plain sentences are understood as they are meant. Without `--sentences` over our own. `--fit` writes the weights
 * of src/conversation/likely-intent.ts instead, fitted to them. `understood`: the intent
 * is the one that was meant, and so are the command and its options where the line names them; options are the same when
 * they parse to the same value, or find the same first five papers. `madeUnasked`: what would be changed, without a
 * button, where nothing of the kind was typed. `questionsTakenForElse`: a share of the questions.
 */
const Line = z.object({
  text: z.string(),
  in: z.enum(['thread', 'digest', 'channel', 'dm']),
  intent: z.enum(['paper', 'search', 'top', 'facts', 'gist', 'question', 'compare', 'change', 'item', 'smalltalk']),
  command: z.string().optional(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
type Line = z.infer<typeof Line>;
type Got = {
  intent: Line['intent'];
  command?: string | undefined;
  options?: Line['options'];
  changes: boolean;
  isRecognised: boolean;
};

/** What a typed command is meant as. */
const intents: Record<string, Line['intent']> = {
  ask: 'question',
  cite: 'facts',
  discuss: 'paper',
  help: 'smalltalk',
  home: 'smalltalk',
  recap: 'top',
  save: 'item',
  saved: 'item',
  search: 'search',
  show: 'paper',
  similar: 'search',
  today: 'top',
  top: 'top',
  why: 'question',
};

const { values } = parseArgs({
  options: {
    sentences: { type: 'string' },
    fit: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (values.fit) {
  const meant = linesOf(values.sentences).map(({ text, in: where, intent, command, options }) => {
    const query = command === 'search' ? options?.query : undefined;
    return { text, in: where, intent, query: typeof query === 'string' ? query : undefined };
  });
  writeWeights('intent-weights.json', fitIntents(meant));
  writeWeights('topic-weights.json', fitTopics(meant));
  process.exit();
}
const papers = await corpus();
const engine = new Engine();
engine.add(papers.map(toEntry));
const now = new Date(
  `${papers
    .map(({ featuredOn }) => featuredOn ?? '')
    .sort()
    .at(-1)}T12:00:00Z`,
);
const known = new Map(commands.map((command) => [command.name, { command, spec: specOf(command) }]));

const lines = linesOf(values.sentences);
const results: { line: Line; got: Got; ms: number }[] = [];
for (const line of lines) {
  const start = performance.now();
  const got = await gotOf(line);
  results.push({ line, got, ms: performance.now() - start });
}
const wrong = results.filter(({ line, got }) => !isMeant(line, got));
const questions = results.filter(({ line }) => line.intent === 'question');
const taken = questions.filter(({ got }) => got.intent !== 'question');
const unasked = results.filter(({ line, got }) => got.changes && line.command !== got.command);
const unrecognised = results.filter(({ got }) => !got.isRecognised);
const share = (some: number, all: number) => (all === 0 ? 0 : Math.round((some / all) * 1000) / 1000);
const report = {
  sentences: lines.length,
  understood: share(lines.length - wrong.length, lines.length),
  madeUnasked: unasked.length,
  questionsTakenForElse: share(taken.length, questions.length),
  unrecognised: share(unrecognised.length, lines.length),
  wrong: wrong.map(({ line, got }) => ({ text: line.text, in: line.in, wanted: said(line), got: said(got) })),
};
if (values.json) console.log(JSON.stringify(report));
else {
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  for (const { text, in: where, wanted, got } of report.wrong)
    console.log(`${where}: ${text}\n    wanted ${wanted}\n    got    ${got}`);
  console.table({
    ...report,
    wrong: wrong.length,
    slowestMs: Math.round((times.at(-1) ?? 0) * 10) / 10,
    medianMs: Math.round((times[times.length >> 1] ?? 0) * 100) / 100,
  });
}

/** One feature a line, so that a change of the sentences is a change one can read. */
function writeWeights(name: string, weights: Record<string, number | number[]>): void {
  const rows = Object.entries(weights).map(([feature, each]) => `${JSON.stringify(feature)}: ${JSON.stringify(each)}`);
  writeFileSync(new URL(`../../src/conversation/${name}`, import.meta.url), `{\n${rows.join(',\n')}\n}\n`);
}

function linesOf(file: string | undefined): Line[] {
  const own = new URL('conversation/', import.meta.url);
  const files = file === undefined ? readdirSync(own).map((name) => new URL(name, own)) : [file];
  return files.flatMap((one) =>
    readFileSync(one, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => Line.parse(JSON.parse(line))),
  );
}

async function gotOf({ text, in: where }: Line): Promise<Got> {
  const line = readCommandLine(text, (name) => known.get(name)?.spec);
  const typed = typedCommand(line, known);
  if (typed !== undefined) {
    const command = known.get(typed.command)?.command;
    return {
      intent: intents[typed.command] ?? 'change',
      ...typed,
      changes: command !== undefined && changes(command),
      isRecognised: true,
    };
  }
  const intent = await understand({ text, where, now, lookUp: async (words) => engine.suggest(words, 5) });
  return {
    intent: intentOf(intent),
    ...wayOf(intent, text),
    changes: false,
    isRecognised: intent.kind !== 'question',
  };
}

/** An item's paper is known where its list is. */
function wayOf(intent: Intent, text: string) {
  if (intent.kind === 'item') return { command: intent.does, options: { paper: String(intent.number) } };
  return commandOf(intent, text);
}

function intentOf(intent: Intent): Line['intent'] {
  return intent.kind === 'similar' ? 'search' : intent.kind;
}

function isMeant(line: Line, got: Got): boolean {
  if (line.intent !== got.intent) return false;
  if (line.command !== undefined && line.command !== got.command) return false;
  return Object.entries(line.options ?? {}).every(([name, value]) => isSame(name, value, line, got));
}

function isSame(name: string, wanted: string | number | boolean, line: Line, { options = {} }: Got): boolean {
  if (name === 'when' || name === 'timezone') {
    const read = (given: Line['options']) => {
      const { when, timezone } = given ?? {};
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
  if (name === 'query' || name === 'topic') return firstFive(String(wanted)) === firstFive(String(got));
  return String(wanted).toLowerCase() === String(got).toLowerCase();
}

function firstFive(query: string) {
  return engine
    .search(parseQuery(query), { limit: 5, today: now })
    .hits.map(({ id }) => id)
    .sort()
    .join(' ');
}

function said({ intent, command, options }: Pick<Line, 'intent' | 'command' | 'options'>): string {
  const how = options === undefined ? '' : ` ${JSON.stringify(options)}`;
  return `${intent}${command === undefined ? '' : ` ${command}`}${how}`;
}

async function corpus(): Promise<Paper[]> {
  if (!hasRecorded) return readSample().papers;
  const found = new Map<string, Paper>();
  for (const { item } of recordedItems('2025-01')) {
    const parsed = parseItem(item);
    if (parsed.kind === 'paper') found.set(parsed.paper.id, parsed.paper);
  }
  return [...found.values()];
}
