import { topicName } from '../queries/topic.ts';
import { localTime } from '../schedules/zone.ts';
import { counted } from '../text.ts';
import type { Run, Verdict } from './ledger.ts';
import { isMention } from './rank.ts';

/** A verdict of a run as sentences for `why`. */
export function explainVerdict(verdict: Verdict, { decisions }: Pick<Run, 'decisions'>, timezone: string): string {
  const topic = 'topic' in verdict ? topicName(verdict.topic) : '';
  switch (verdict.kind) {
    case 'chosen': {
      const counts = countsAs(verdict);
      return counts === undefined
        ? `It was chosen for ${topic} (match ${verdict.strength.toFixed(2)}, score ${verdict.score.toFixed(1)}), place ${verdict.rank}.`
        : `It was chosen for ${topic}: ${counts}. Of what matched it came in place ${verdict.rank}${ofSource(verdict)}.`;
    }
    case 'over-cap': {
      const counts = countsAs(verdict);
      return counts === undefined
        ? `It matched ${topic} (${verdict.strength.toFixed(2)}) and came in place ${verdict.rank}; this channel takes ${verdict.cap}.`
        : `It matched ${topic}: ${counts}${comparedWith(decisions, verdict)}. It came in place ${verdict.rank}${ofSource(verdict)}; this channel takes ${verdict.cap}${verdict.source === undefined ? '' : ' from there'}.`;
    }
    case 'shown-already':
      return `This channel had it already, on ${localTime(new Date(verdict.at), timezone)}.`;
    case 'excluded':
      return `It would match ${topic} but for the exclusion ${verdict.by}.`;
    case 'below-minimum':
      return `It matched ${topic} with ${counted(verdict.upvotes, 'upvote')}; this topic wants at least ${verdict.minimum}.`;
    case 'no-match':
      return 'It matched none of the topics of this channel.';
    default:
      return verdict satisfies never;
  }
}

type Scored = Extract<Verdict, { kind: 'chosen' | 'over-cap' }>;

/** "74 upvotes on its third day, counts as 24.7"; undefined for a run of the last release, which did not keep it. */
function countsAs({ upvotes, age, strength, score }: Scored): string | undefined {
  if (age === undefined) return undefined;
  const on = age === 0 ? '' : ` on its ${dayNumbers[age] ?? 'last'} day`;
  if (upvotes === undefined) return `a match of ${strength.toFixed(1)}${on}, where nobody votes`;
  const mention = isMention(strength) ? ', halved because it only mentions the topic' : '';
  const isWhole = on === '' && mention === '';
  return `${counted(upvotes, 'upvote')}${on}${mention}${isWhole ? '' : `, counts as ${score.toFixed(1)}`}`;
}

const ofSource = ({ source }: Scored) => (source === undefined ? '' : ` among those of ${source}`);

const dayNumbers = ['first', 'second', 'third'];

/** "; the last one chosen had 25.0": by what the others had, and who came with less for the share of another topic. */
function comparedWith(decisions: Run['decisions'], { score, source, upvotes }: Scored): string {
  if (upvotes === undefined) return '';
  const chosen = decisions.flatMap(({ verdict }) =>
    verdict.kind === 'chosen' && verdict.source === source ? [verdict] : [],
  );
  const better = chosen.filter((other) => other.score >= score).map((other) => other.score);
  const share = new Set(chosen.filter((other) => other.score < score).map(({ topic }) => topicName(topic)));
  const last = Math.min(...better);
  return [
    ...(better.length === 0
      ? []
      : [last === score ? 'the last one chosen had as much' : `the last one chosen had ${last.toFixed(1)}`]),
    ...(share.size === 0 ? [] : [`the share of ${[...share].join(' · ')} went to papers with less`]),
  ]
    .map((part) => `; ${part}`)
    .join('');
}
