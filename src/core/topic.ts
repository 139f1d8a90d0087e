import { misread, parseQuery, printQuery, type Query, termCount } from './query.ts';
import { shorten } from './text.ts';

/** Limits of what a channel can subscribe to. */
export const topicLimits = { characters: 300, terms: 20, perChannel: 25 };

export type TopicAnswer = { ok: true; text: string; query: Query } | { ok: false; problem: string };

/** Reads a topic as a person typed it, in its canonical form; nothing at all means the day's top papers. */
export function readTopic(typed: string): TopicAnswer {
  const query = parseQuery(typed);
  const text = printQuery(query);
  const [unread] = misread(query);
  if (unread !== undefined) {
    const problem = `"${shorten(unread, 60)}" is not a date I can read. Write since:2026-05, since:2026-05-13 or since:7d.`;
    return { ok: false, problem };
  }
  if (text === '' && typed.trim() !== '') {
    const problem = `I find no word in "${shorten(typed.trim(), 60)}". A topic is words that must all occur, for example: diffusion -video.`;
    return { ok: false, problem };
  }
  const terms = termCount(query);
  if (terms > topicLimits.terms || text.length > topicLimits.characters) {
    const problem = `That topic is too long: ${terms} words, ${text.length} characters. All words of a topic must occur in a paper; want at most ${topicLimits.terms} words and ${topicLimits.characters} characters, often two or three words are best.`;
    return { ok: false, problem };
  }
  return { ok: true, text, query: parseQuery(text) };
}
