import { dayName } from '../day.ts';
import { restAtWeekends, type SourceInfo } from '../papers/paper-source.ts';
import { topicName } from '../queries/topic.ts';
import { localTime } from '../schedules/zone.ts';
import { counted } from '../text.ts';
import type { Decision, Run } from './ledger.ts';
import type { Channel } from './subscription.ts';
import { tooFewUpvotes } from './too-few-upvotes.ts';

/** What came of a run, and why, in sentences. */
export function explainRun(
  { dueAt, outcome, decisions, days }: Run,
  channel: Channel,
  sources: readonly SourceInfo[],
): string[] {
  const zone = channel.schedule.timezone;
  const due = localTime(new Date(dueAt), zone);
  switch (outcome.kind) {
    case 'posted': {
      // The topics of that time: those of today may be others.
      const topics = new Set(decisions.flatMap(({ verdict }) => (verdict.kind === 'chosen' ? [verdict.topic] : [])));
      return [
        `${due}: ${counted(outcome.papers, 'paper')} for ${[...topics].map(topicName).join(' · ')}.`,
        ...leftOut(decisions),
      ];
    }
    case 'nothing-new': {
      const minimum = tooFewUpvotes(decisions);
      const none =
        minimum === undefined
          ? 'none was new and matched a topic of this channel'
          : 'none was new, matched a topic of this channel and had enough upvotes';
      const first = `${due}: nothing was posted. Of ${counted(outcome.candidates, 'paper')} (${daysText(days, dueAt)}), ${none}.`;
      return [
        first,
        ...(minimum === undefined ? [] : [minimum]),
        ...leftOut(decisions),
        ...restDay(dueAt, days, sources),
      ];
    }
    case 'no-papers':
      return [`${due}: nothing was posted, because there were no papers at all.`, ...restDay(dueAt, days, sources)];
    case 'source-unreachable': {
      const since = localTime(new Date(outcome.since), zone);
      return [`${due}: nothing was posted. The source of papers had not answered since ${since}: ${outcome.reason}.`];
    }
    case 'skipped-late': {
      const last = localTime(new Date(outcome.lastDue), zone);
      const posts = outcome.missed === 1 ? `The post of ${last}` : `${outcome.missed} posts up to ${last}`;
      return [
        `${posts} came to nothing: I was not running, and by the time I was back it was too late. Their papers can still come.`,
      ];
    }
    default:
      return outcome satisfies never;
  }
}

/** "Wed 17 June, Thu 18 June, Fri 19 June" */
const daysText = (days: readonly string[], dueAt: string) =>
  [...days]
    .reverse()
    .map((day) => dayName(day, new Date(dueAt)))
    .join(', ') || 'the last days';

/** For one paper, and for several. */
const words: Partial<Record<Decision['verdict']['kind'], readonly [string, string]>> = {
  'over-cap': ['more matched than the channel takes', 'more matched than the channel takes'],
  'shown-already': ['was shown here before', 'were shown here before'],
  excluded: ['was left out by an exclusion', 'were left out by an exclusion'],
  'below-minimum': ['had too few upvotes', 'had too few upvotes'],
};

/** "3 more matched than the channel takes · 12 were shown here before" */
function leftOut(decisions: readonly Decision[]): string[] {
  const counts = Object.entries(words).flatMap(([kind, [one, several]]) => {
    const count = decisions.filter(({ verdict }) => verdict.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
  if (counts.length === 0) return [];
  const everyPaper = decisions.some(({ verdict }) => 'topic' in verdict && verdict.topic === '');
  return [`${counts.join(' · ')}.${everyPaper ? '' : ' The others matched no topic.'}`];
}

function restDay(dueAt: string, [newest]: readonly string[], sources: readonly SourceInfo[]): string[] {
  const weekday = new Date(dueAt).getUTCDay();
  const rests = (weekday === 0 || weekday === 6) && (newest === undefined || newest < dueAt.slice(0, 10));
  return rests ? restAtWeekends(sources) : [];
}
