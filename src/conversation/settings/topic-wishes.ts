import type { Intent } from '../intent.ts';
import { openers, plainly } from '../words/manners.ts';
import { type Classes, isPhrase, phrases, without } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { type Sentence, type Word, writtenAs } from '../words/words.ts';

type Change = Extract<Intent, { kind: 'change' }>;

/**
 * What somebody wants of a topic that cannot be had as it is said, "less video stuff", "rename the second topic", with what can be
 * had instead.
 */
export function readTopicWish({ clauses: [clause, another] }: Sentence): Change | undefined {
  if (clause === undefined || another !== undefined) return undefined;
  // "Fewer robots please": its courtesy tells it from a name.
  return [plainly(clause.words), without(clause.words, openers)].map(readWish).find((wish) => wish !== undefined);
}

function readWish(words: readonly Word[]): Change | undefined {
  if (isPhrase(words, renamed) !== undefined) return { kind: 'change', options: {}, says: noName };
  if (isPhrase(words, stricter) !== undefined) return { kind: 'change', options: {}, says: fewer };
  const less = topicOf(isPhrase(words, lessOf)?.name);
  if (less === undefined) return undefined;
  const says = `I cannot post less about ${less}, only none of it, or fewer papers in all: say "stop ${less}" or "at most 3 papers".`;
  return { kind: 'change', options: {}, says };
}

/** The name of a topic, and nothing that papers are counted or chosen by. */
function topicOf(name: readonly Word[] | undefined): string | undefined {
  const isName = name?.every(({ text }) => !isTalk(text) && !notTopics.has(text)) === true;
  return isName ? writtenAs(name) : undefined;
}
const notTopics = new Set(
  'posts post papers paper digest digests messages notifications upvotes votes code often frequent frequently text words noise spam'.split(
    ' ',
  ),
);

const noName =
  'A topic is named by what it looks for. Say "subscribe us to" what you want instead, and stop the old one.';
const renamed = phrases(['rename|relabel|retitle ...']);

const fewer =
  'What a topic brings can need upvotes or leave something out: say "only papers with at least 10 upvotes" or "no surveys please".';
const stricter = phrases(
  [
    'make|keep|have|get {it} {strict}',
    'be? {strict} about|on|with|for {it}',
    'narrow|tighten {it} down|up?',
    '{it} is|are|should|could be? too|way|so broad|wide|noisy|general|loose|vague',
    '{it} should|could|must|has|have to? be {strict}',
    '{strict}',
  ],
  {
    strict: [
      'a? bit|little|much|lot? stricter|narrower|tighter|pickier',
      'more strict|specific|narrow|focused|selective|picky',
      'less noisy|broad|wide|general|loose|vague',
    ],
    it: ['it|this|that|them', 'the|our|my|your|this {name}? topic|topics|filter|filters|selection|subscription|papers'],
  },
);

const classes: Classes = {
  papers: ['papers|paper|posts|items|stuff|ones|things|content'],
  want: ['i|we would? also? want|need|like|love|prefer to? see|have|get?'],
  here: ['here|instead|only|just', 'in|for this|the|our channel'],
  less: ['less|fewer of? the|our|those|these?'],
};
const lessOf = phrases(
  [
    '{want}? send|post|show|bring|give us|me? {less} {name} {papers}? {here}?',
    '{less} {name} papers|posts|stuff|ones|things|content {here}?',
    '{want} {less} {name} {papers}? {here}?',
    '{less} {name} please|here',
    'not so|as many|much of? the|our|those|these? {name} {papers}? {here}?',
  ],
  classes,
);
