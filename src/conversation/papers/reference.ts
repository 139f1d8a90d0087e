import { arxivIdsIn } from '../../core/papers/paper.ts';
import { titleWords } from '../../core/papers/title-words.ts';
import type { NamedPaper } from '../../core/queries/search.ts';
import { beginsWith, type Classes, holds, phrases } from '../words/phrases.ts';
import { isEverydayName } from '../words/title-share.ts';
import { allWords, readSentence, type Word, writtenAs } from '../words/words.ts';
import { isWrittenAsTitle } from './quoted-title.ts';

/** How people point at the paper that is talked about, and at one by its name: the lists of phrases refer to it. */
export const paperClass: Classes = {
  paper: [
    'it',
    'this|that|these|those|they|them|here',
    'this|that|the|their|your|our paper|one|work|article|preprint|study|publication|research|report|thing|method|approach|result|model|system',
    'the authors|author|team|folks|people|guys',
    '{name}',
  ],
};

/** A longer question says by itself what it is about. */
const mostWordsBack = 10;

/** Whether a question points back at the paper that was shown: "how fast is it?", "which data do the authors use?" */
export function pointsBack(text: string): boolean {
  const words = allWords(readSentence(text).parts);
  const at = holds(words, pointing)?.start;
  return (
    at !== undefined &&
    words.length <= mostWordsBack &&
    holds(words, ofNothing) === undefined &&
    !isSaidBefore(words, at)
  );
}

/** "What is test time training and when does it help?" says before what "it" is. */
const isSaidBefore = (words: readonly Word[], at: number) =>
  beginsWith(words, definitions) !== undefined &&
  words.slice(0, at).some(({ text }) => text === 'and' || text === 'or');
const definitions = phrases(['what is|are']);

const pointing = phrases(['it|its', 'did they', 'this|that|the paper|work|study', 'this|that one', 'the authors']);
/** An "it" that stands for what follows: "is it better to …", "it is known that …". */
const ofNothing = phrases([
  'does|do|did|would|can it make|help|matter|pay sense? to|if|when|whether|that',
  'is|was|would it always|still|really|even|ever|not? better|best|possible|true|worth|necessary|enough|safe|ok|fine|hard|easy|easier|faster|useful|useless|known|clear|common|bad|good|really to|that|if|for|when|with|without|using',
  'it is|was|would|takes|makes be? always|still|really|even|not? better|best|possible|true|worth|necessary|enough|hard|easy|known|clear|sense|said|shown to|that|if|for',
]);

/** The paper that words name: its id, or the words themselves where they are meant as a title; undefined: no paper. */
export function paperNamed(words: readonly Word[], named: readonly NamedPaper[]): string | undefined {
  const text = writtenAs(words);
  const [id] = arxivIdsIn(text);
  if (id !== undefined) return id;
  const bare = nameIn(words);
  const name = writtenAs(bare);
  if (name === '') return undefined;
  const whole = [words, words.slice(beginsWith(words, articles)?.end ?? 0)].map((some) =>
    titleWords(writtenAs(some)).join(' '),
  );
  const found =
    named.find((paper) => whole.includes(paper.words)) ??
    named.find((paper) => isNamed(paper, titleWords(name).join(' ')));
  if (found !== undefined) return found.id;
  const saysPaper = bare.length < words.length && nouns.has(words.at(-1)?.text ?? '') && bare.length > 0;
  const isMadeUp =
    bare.length <= 3 && bare.some(({ written }) => isCoined(written)) && !bare.some(({ text }) => small.has(text));
  return saysPaper || isMadeUp ? name : undefined;
}

/** The paper that words begin with the name of, and where it ends; "world models" is a topic. */
export function paperFirst(
  words: readonly Word[],
  named: readonly NamedPaper[],
): { paper: string; end: number } | undefined {
  const ends = Array.from({ length: Math.min(words.length, longestName) }, (_, at) => at + 1);
  const found = ends.flatMap((end) => {
    const name = words.slice(0, end);
    const paper = isEverydayName(name.map(({ text }) => text)) ? undefined : paperNamed(name, named);
    return paper === undefined ? [] : [{ paper, end }];
  });
  // "TRUST-SQL related papers": of what is known by no title its first words are the name.
  return found.findLast(({ paper }) => isId(paper, named)) ?? found[0];
}

const isId = (paper: string, named: readonly NamedPaper[]) =>
  named.some(({ id }) => id === paper) || arxivIdsIn(paper).length > 0;
/** Words that are looked at: longer titles are known by their first ones. */
const longestName = 10;

/** Without the article before it and the noun behind it: "the Keye 2.0 report". */
function nameIn(words: readonly Word[]): readonly Word[] {
  const isTitle = isWrittenAsTitle(words.map(({ written }) => written));
  const from = isTitle && /^\p{Lu}/u.test(words[0]?.written ?? '') ? 0 : (beginsWith(words, articles)?.end ?? 0);
  const to = words.length > 1 && nouns.has(words.at(-1)?.text ?? '') ? -1 : undefined;
  return words.slice(from, to);
}

const small = new Set('in of for on with and or the a to from at by is'.split(' '));
const articles = phrases(['the|that|a|an|this']);
const nouns = new Set(['paper', 'report', 'article', 'preprint', 'survey', 'study', 'work']);

/** By the words that name it, or by more of its title. */
const isNamed = ({ title, words }: NamedPaper, name: string): boolean =>
  words === name ||
  (words.split(' ').length > 2 && name.startsWith(words) && titleWords(title).join(' ').startsWith(name));

/** A word that somebody made up: a capital or a digit inside, or capitals alone. Acronyms everybody uses are no names. */
export const isCoined = (written: string): boolean =>
  written.length > 2 &&
  /.[\p{Lu}\p{N}]/u.test(written) &&
  /\p{L}/u.test(written) &&
  !common.has(written.replace(/s$/, ''));

const common = new Set(
  'LLM LLMs VLM VLA GPU CPU API RAG GRPO DPO PPO RLHF SFT KV MoE GUI OCR ASR TTS NLP GAN VAE CNN RNN LSTM GPT BERT ViT SOTA ICML NeurIPS ICLR CVPR ACL EMNLP arXiv GitHub PDF FAQ URL MCP AGI LoRA CoT QA VQA 3D 2D 4D UTC EST PST CET BibTeX PyTorch OpenAI DeepMind'.split(
    ' ',
  ),
);
