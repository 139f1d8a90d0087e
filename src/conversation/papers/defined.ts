import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { titleShare } from '../words/title-share.ts';
import type { Sentence, Word } from '../words/words.ts';
import { isMask, maskedWords } from './masked-words.ts';

/** What something of research is, or how it works: "what is test-time training?" names a topic, and asks for no papers. */
export function readDefined({ text, parts }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  const isAsked = parts.some(({ words }) => {
    const { name } = isPhrase(plainly(words), defining) ?? {};
    return name?.every(isOfTopic) === true;
  });
  // What a paper's name is asks for its gist.
  return isAsked && !maskedWords(text, named).words.some(isMask)
    ? { kind: 'question', question: text.trim() }
    : undefined;
}

const defining = phrases([
  'what is|are a|an|the? {name} in? plain|simple? words|terms|english?',
  'what is|are a|an|the? {name} actually|exactly|anyway|really|even doing|about|for?',
  'what is meant by a|an|the? {name} ...?',
  'what does|do {name} mean|do actually|exactly?',
  'how does|do|is|are a|an|the? {name} work|works|trained|made|done actually|exactly|anyway?',
  'i|we? do not get|understand|know what|how a|an|the? {name} is|are|works|work|means',
  'explain? what|how a|an|the? {name} is|are|works|work|means|differs ...?',
  'explain|eli5 a|an? {name} to|like|in|as|for|simply|briefly ...',
  'explain|eli5 to? me|us a|an? {name}',
  'explain|eli5 a|an? {name} simply|briefly|please?',
  'pros|advantages|benefits|strengths and|or|vs? cons|disadvantages|risks|drawbacks|weaknesses? of {name}',
  'when|why does|do a|an|the? {name} help|work|fail|matter|pay|break|hurt ...?',
  'summarize|sum|tell|say me|us|up? what is known|established|understood about|on {name}',
  'is|are a|an|the? {name} worth it? ...?',
  'is|are {name} dead|obsolete|overrated|outdated|solved|overkill already|now|yet|or? ...?',
  'when|why|where should|would|do|can i|we|one|you use|prefer|choose|pick a|an|the? {name} instead|over|rather|or|and ...',
]);

/** Words that titles hold, and nothing else. */
const isOfTopic = ({ text }: Word): boolean => small.has(text) || (!isTalk(text) && titleShare(text) >= leastShare);
const leastShare = 2;
const small = new Set('of for in and to'.split(' '));
