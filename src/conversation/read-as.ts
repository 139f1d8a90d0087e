import type { Intent, Said } from './intent.ts';
import type { IntentKind } from './likely-intent.ts';
import { likelyTopic, wordOf } from './likely-topic.ts';
import { paperNamed } from './reference.ts';
import { searchFor, topicOf } from './search.ts';
import { topOf } from './top.ts';
import { readSentence, type Sentence, writtenAs } from './words.ts';

/**
 * What a sentence of this kind asks for in particular. Undefined where it does not say: which fact, which of a list, or
 * which paper.
 */
export async function readAs(kind: IntentKind, { text, where, now, lookUp }: Said): Promise<Intent | undefined> {
  const sentence = readSentence(text);
  const all = sentence.parts.flatMap(({ words }) => words);
  const topics = sentence.parts.map(({ words }) => topicOf(words, now));
  const topic = topics.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
  const paperOf = async () => (topic.length === 0 ? undefined : paperNamed(topic, lookUp));
  switch (kind) {
    case 'question':
      return { kind, question: text.trim() };
    case 'search':
      return readLikelySearch(sentence, now);
    case 'top':
      return topOf(all, all, now);
    case 'compare':
      return where === 'thread' ? { kind, papers: [], question: text.trim() } : undefined;
    case 'gist':
      // In a discussion its paper is meant.
      return where === 'thread' ? { kind } : aboutNamed(await paperOf());
    case 'paper':
      return topic.length === 0 ? undefined : { kind, paper: (await paperOf()) ?? writtenAs(topic) };
    case 'change':
      return { kind, options: {} };
    case 'smalltalk':
      return { kind, is: 'other' };
    case 'facts':
    case 'item':
      return undefined;
    default:
      return kind satisfies never;
  }
}

const aboutNamed = (paper: string | undefined): Intent | undefined =>
  paper === undefined ? undefined : { kind: 'gist', paper };

/** The words that are likely meant, with the time and the order that the sentence names. */
function readLikelySearch(sentence: Sentence, now: Date): Intent | undefined {
  const topic = likelyTopic(sentence.text).map((written) => ({ text: wordOf(written), written }));
  return topic.length === 0 ? undefined : searchFor(topic, sentence, now);
}
