import type { Paper } from '../papers/paper.ts';
import { type Term, writeQuery } from './query.ts';
import type { SearchIndex } from './search.ts';
import { type Topic, topicName } from './topic.ts';

/** Topics of which is told what a paper lacks: more are counted, an answer is short. */
const mostTopics = 5;

/** What would have to be in a paper for the topics of a channel to match, as a sentence for `why`. */
export async function missingWords(
  paper: Paper,
  topics: readonly Topic[],
  index: Pick<SearchIndex, 'matches'>,
  today: Date,
): Promise<string> {
  const lacking: string[] = [];
  for (const topic of topics) {
    if ((await index.matches(topic.query, [paper.id], today)).length > 0) {
      return `It does match ${topicName(topic.text)}, as the topics are now.`;
    }
    const missing = lacking.length < mostTopics ? await missingOf(topic, paper, index, today) : undefined;
    if (missing !== undefined) lacking.push(missing);
  }
  const others = topics.length - mostTopics;
  if (others > 0) lacking.push(`and so on for ${others} more`);
  return lacking.length === 0 ? '' : `Missing: ${lacking.join(' · ')}.`;
}

/** `video (of video generation)`; of alternatives, the one that comes nearest. Undefined when no word is missing. */
async function missingOf(
  { text, query: { anyOf } }: Topic,
  paper: Paper,
  index: Pick<SearchIndex, 'matches'>,
  today: Date,
): Promise<string | undefined> {
  const isMissing = async (term: Term) =>
    (await index.matches({ anyOf: [{ all: [term], none: [] }] }, [paper.id], today)).length === 0 &&
    !isWritten(term, paper);
  const ways = await Promise.all(
    anyOf.map(async ({ all }) => {
      const are = await Promise.all(all.map(isMissing));
      return all.filter((_, position) => are[position]);
    }),
  );
  const [nearest = []] = ways.sort((a, b) => a.length - b.length);
  if (nearest.length === 0) return undefined;
  const words = nearest.map((term) => writeQuery({ anyOf: [{ all: [term], none: [] }] })).join(', ');
  const isWhole = anyOf.length === 1 && anyOf[0]?.all.length === nearest.length;
  return isWhole ? words : `${words} (of ${text})`;
}

/** The index leaves out words like "the", and topics do not ask for them. */
const isWritten = ({ kind, text }: Term, { title, abstract }: Paper): boolean =>
  kind === 'word' && ` ${title} ${abstract} `.toLowerCase().includes(` ${text.toLowerCase()} `);
