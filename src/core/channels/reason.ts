import { parseQuery, writeQuery } from '../queries/query.ts';
import { topicName } from '../queries/topic.ts';
import { localTime } from '../schedules/zone.ts';
import { counted } from '../text.ts';
import type { Verdict } from './ledger.ts';
import type { ScoredPaper } from './rank.ts';

/** `Here for "diffusion": in the title, 87 upvotes` */
export function reasonOf({ topic, matched, paper: { upvotes } }: ScoredPaper): string {
  const votes = counted(upvotes, 'upvote');
  const wanted = wantedBy(topic);
  if (wanted === '') return `Among the most upvoted: ${votes}`;
  const fields = new Set(matched.flatMap((word) => word.fields));
  const where = places.find(([field]) => fields.has(field));
  return `Here for "${wanted}": ${where === undefined ? '' : `in the ${where[1]}, `}${votes}`;
}

/** Where a match stands, most telling first. */
const places = [
  ['title', 'title'],
  ['keywords', 'keywords'],
  ['authors', 'authors'],
  ['organisation', 'organisation'],
  ['abstract', 'abstract'],
] as const;

/** What the topic asks for, without what it leaves out or since when: that is no reason to be here. */
function wantedBy(topic: string): string {
  const anyOf = parseQuery(topic).anyOf.filter(({ all }) => all.length > 0);
  return writeQuery({ anyOf: anyOf.map(({ all }) => ({ all, none: [] })) }).replaceAll('"', '');
}

/** A verdict as a sentence for `why`. */
export function explainVerdict(verdict: Verdict, timezone: string): string {
  const topic = 'topic' in verdict ? topicName(verdict.topic) : '';
  switch (verdict.kind) {
    case 'chosen':
      return `It was chosen for ${topic} (match ${verdict.strength.toFixed(2)}, score ${verdict.score.toFixed(1)}), place ${verdict.rank}.`;
    case 'over-cap':
      return `It matched ${topic} (${verdict.strength.toFixed(2)}) and came in place ${verdict.rank}; this channel takes ${verdict.cap}.`;
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
