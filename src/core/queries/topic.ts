import { plainPunctuation, shorten, splitOutsideQuotes } from '../text.ts';
import { contentWords } from './asked-about.ts';
import { parseQuery, printQuery, type Query, readQuery, termCount, writeQuery } from './query.ts';
import { unreadFilter } from './unread-filter.ts';

/** Limits of what a channel can subscribe to. */
export const topicLimits = { characters: 300, terms: 20, perChannel: 25 };

/** Nothing, or nothing in quotes; and answers name the empty topic so (`topicName`): whoever copies the name means it. */
const topPapers = /^(["'\s]*|(the )?(day's )?top papers)$/i;

const isTopPapers = (typed: string) => topPapers.test(plainPunctuation(typed.trim()));

/** Alternatives in parentheses with words beside them, `(diffusion | flow) video`, or several words excluded at once. */
const isGrouped = (typed: string) => {
  const plain = typed.replace(/"[^"]*"/g, '').trim();
  const hasGroup = [...plain.matchAll(/(-|\bNOT )?\(([^()]*)\)/g)].some(
    ([, excluded, inner = '']) => /\||\bOR\b/.test(inner) || (excluded !== undefined && /\s/.test(inner)),
  );
  return hasGroup && !/^\([^()]*\)$/.test(plain);
};

/** "The day's top papers -video", as such a topic is named, is what leaves something out, and asks for nothing else. */
const asQuery = (typed: string) => typed.trimStart().replace(/^(?:the )?(?:day['’]s )?top papers\s+(?=-)/i, '');

/** What makes two topics one, however each was typed: the canonical text of the query. */
export const topicKey = (typed: string): string => (isTopPapers(typed) ? '' : printQuery(parseQuery(asQuery(typed))));

/** A topic as typed and as read; or why it is none, for whoever typed it. */
export type TopicAnswer = ({ ok: true } & Pick<Topic, 'text' | 'query'>) | { ok: false; problem: string };

/** Reads a topic as a person typed it; nothing at all means the day's top papers. */
export function readTopic(typed: string): TopicAnswer {
  const { query, unread } = readQuery(isTopPapers(typed) ? '' : asQuery(typed));
  const [filter] = unread;
  if (filter !== undefined) return { ok: false, problem: unreadFilter(filter) };
  const text = writeQuery(query);
  const saysNothing = text === '' || contentWords(text).length === 0;
  if (saysNothing && !isTopPapers(typed)) {
    const problem = `I find no word in "${shorten(typed.trim(), 60)}". A topic is words that must all occur, for example: diffusion -video.`;
    return { ok: false, problem };
  }
  const terms = termCount(query);
  if (terms > topicLimits.terms || text.length > topicLimits.characters) {
    const long = terms > topicLimits.terms ? `${terms} words` : `${text.length} characters`;
    const problem = `That topic is too long: ${long}; want at most ${topicLimits.terms} words and ${topicLimits.characters} characters. All words of a topic must occur in a paper, so two or three are often best.`;
    return { ok: false, problem };
  }
  if (isGrouped(plainPunctuation(typed))) {
    const problem =
      'I do not read groups in parentheses. Write each alternative in full, and each exclusion with its own dash: diffusion video | flow video -audio -speech.';
    return { ok: false, problem };
  }
  return { ok: true, text, query };
}

/** Of many topics that cannot be read, so many are told of. */
const mostProblems = 3;

/** Semicolons stand between topics, as in DIGEST_TOPICS; inside quotes they are words. */
const separator = /;/g;

/** Reads several topics as a person typed them. Parts without a letter or number are no topics. */
export function readTopics(
  typed: string,
): { ok: true; topics: Pick<Topic, 'text' | 'query'>[] } | { ok: false; problem: string } {
  const parts = splitOutsideQuotes(typed, separator).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const topics = new Map<string, Pick<Topic, 'text' | 'query'>>();
  const problems: string[] = [];
  for (const part of parts.length === 0 ? [typed] : parts) {
    const read = readTopic(part);
    if (read.ok) topics.set(topicKey(part), { text: read.text, query: read.query });
    else problems.push(read.problem);
  }
  return problems.length === 0
    ? { ok: true, topics: [...topics.values()] }
    : { ok: false, problem: [...new Set(problems)].slice(0, mostProblems).join(' ') };
}

/** "a; b" for "a, b", which is one topic that asks for the words of all; undefined where no comma stands between words. */
export function severalByCommas(typed: string): string | undefined {
  const parts = splitOutsideQuotes(typed, /,\s+(?=[\p{L}"])|(?<!:\S{0,40}),(?=[\p{L}"])/gu);
  return parts.length === 1 ? undefined : parts.map((part) => part.trim()).join('; ');
}

/** How the last of a channel's topics is called, as the others are by their numbers. */
export const lastTopic = 'last';

/** One topic of a channel; what makes two of them one is `topicKey`. */
export type Topic = {
  /** The query as it was typed, for people; empty: the day's top papers. */
  text: string;
  query: Query;
  /** Papers with fewer upvotes are not posted for this topic. */
  minUpvotes: number;
  addedBy: string;
  addedAt: string;
};

/** A topic as people read it; the empty one is the day's top papers, and one that only leaves something out is of them. */
export const topicName = (text: string) =>
  text === '' ? "the day's top papers" : isOfExclusions(text) ? `the day's top papers ${text}` : text;

const isOfExclusions = (text: string) =>
  text.startsWith('-') && parseQuery(text).anyOf.every(({ all }) => all.length === 0);
