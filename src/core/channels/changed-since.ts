import type { Paper } from '../papers/paper.ts';
import type { Query } from '../queries/query.ts';
import type { SearchIndex } from '../queries/search.ts';
import { topicName } from '../queries/topic.ts';
import { localDay } from '../schedules/zone.ts';
import { counted } from '../text.ts';
import type { Channel } from './subscription.ts';

/** Topics of which is told: an answer is short. */
const mostTopics = 3;

/** What the topics of today would do with a paper that was decided on at `since` (ISO UTC), as far as they changed: sentences for `why`. */
export async function changedSince(
  since: string,
  paper: Paper,
  { topics, schedule }: Pick<Channel, 'topics' | 'schedule'>,
  index: Pick<SearchIndex, 'matches'>,
  today: Date,
): Promise<string[]> {
  const holds = async (query: Query) => (await index.matches(query, [paper.id], today)).length > 0;
  const told: string[] = [];
  for (const { text, query, minUpvotes, addedAt } of topics) {
    if (addedAt <= since || told.length === mostTopics) continue;
    const day = localDay(new Date(addedAt), schedule.timezone);
    const name = topicName(text);
    if (!(await holds(query))) {
      if (await holds(withoutExclusions(query))) told.push(`Since ${day} the topic is ${name}, which leaves it out.`);
    } else if (paper.upvotes !== undefined && paper.upvotes < minUpvotes) {
      told.push(`Since ${day} ${name} takes papers from ${counted(minUpvotes, 'upvote')}; it has ${paper.upvotes}.`);
    } else {
      told.push(`Since ${day} ${name} is a topic here, and would bring it.`);
    }
  }
  return told;
}

/** The query as it would be if it left nothing out. */
export const withoutExclusions = ({ anyOf, ...rest }: Query): Query => ({
  ...rest,
  anyOf: anyOf.some(({ all }) => all.length === 0) ? [] : anyOf.map(({ all }) => ({ all, none: [] })),
});
