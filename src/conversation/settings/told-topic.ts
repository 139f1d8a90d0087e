import { nearest } from '../../core/nearest.ts';
import type { Topic } from '../topics/likely-topic.ts';
import { holds, type Match, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { everydayTitleWords, titleShare } from '../words/title-share.ts';
import { allWords, type Sentence, spelled, type Word } from '../words/words.ts';

/**
 * Whether a sentence says that its topic is one, in words that no title holds, too: "stuff on reinforcment lerning", "the best difusion
 * papers". Searching mends the spelling; without the topic it would find anything.
 */
export function tellsTopic({ parts }: Sentence, { words, isGuessed }: Topic): boolean {
  const said = allWords(parts);
  const topic = new Set(words.map((word) => spelled(word)));
  const isOwn = ({ text }: Word) => topic.has(text) && !isTalk(text) && !places.has(text);
  if (!isGuessed && foundAll(said).some(({ end }) => said.slice(end, end + 1).some(isOwn))) return true;
  return said.some((word, at) => isOwn(word) && ofPapers.has(said[at + 1]?.text ?? '') && isSlip(word.text));
}

function foundAll(words: readonly Word[]): (Match & { start: number })[] {
  const found = holds(words, about);
  if (found === undefined) return [];
  const later = foundAll(words.slice(found.end)).map(({ start, end }) => ({
    start: start + found.end,
    end: end + found.end,
  }));
  return [found, ...later];
}

const about = phrases([
  'about|regarding|concerning the|all|some|new?',
  'papers|paper|stuff|things|something|anything|everything|work|works|research|articles|preprints|news|updates|ones|new|latest|out|posted|published|literature|posts on|around|covering|for the|all|some|new?',
]);
const ofPapers = new Set('papers paper stuff work research preprints articles things'.split(' '));
/** Where papers are read, and no topic. */
const places = new Set(
  'arxiv hf huggingface hugging face slack discord reddit twitter github weekend weekends'.split(' '),
);

const isSlip = (word: string): boolean =>
  titleShare(word) === 0 && nearest(word, everydayTitleWords, slipsIn(word)) !== undefined;
const slipsIn = (word: string) => (word.length < leastLetters ? 0 : word.length < 9 ? 1 : 2);
const leastLetters = 6;
