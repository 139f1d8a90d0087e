import { arxivIdsIn } from '../core/papers/paper.ts';
import { titleWords } from '../core/papers/title-words.ts';
import type { NamedPaper } from '../core/queries/search.ts';
import { readAhead } from './bot/ahead.ts';
import { readBotQuestion } from './bot/bot-questions.ts';
import { readPosted } from './bot/posted.ts';
import { readSmalltalk } from './bot/smalltalk.ts';
import { readStatus } from './bot/status.ts';
import { readWhy } from './bot/why-posted.ts';
import type { Intent, Named, Said, Where } from './intent.ts';
import { readAlike, readSimilar, readUnlike } from './papers/alike.ts';
import { readNewerAlike } from './papers/alike-newer.ts';
import { readAnother } from './papers/another-paper.ts';
import { asksAbout } from './papers/asks-about.ts';
import { asksToCite, readCited } from './papers/cited.ts';
import { readComparison } from './papers/compare.ts';
import { readDefined } from './papers/defined.ts';
import { readDiscussed } from './papers/discussed.ts';
import { type AskedFacts, factsAsked } from './papers/facts.ts';
import { gistAsked } from './papers/gist.ts';
import { asksGistLoosely } from './papers/gist-loosely.ts';
import { readInShort } from './papers/in-short.ts';
import { readItem, readItems } from './papers/item.ts';
import { readJudged } from './papers/judged.ts';
import { readNeighbours, readPointed } from './papers/neighbours.ts';
import { asksForMore, asksForPrevious } from './papers/next-page.ts';
import { soughtPaper } from './papers/paper.ts';
import { readPartAsked } from './papers/part-asked.ts';
import { readPasted } from './papers/pasted.ts';
import { quotedTitle, quoteIn } from './papers/quoted-title.ts';
import { readRecap } from './papers/recap.ts';
import { paperFirst, paperNamed } from './papers/reference.ts';
import { readSaved, readSavedList } from './papers/saved.ts';
import { readSentenceTitle } from './papers/sentence-title.ts';
import { readBareTime } from './settings/bare-times.ts';
import { readChange } from './settings/change.ts';
import { readOwnData } from './settings/own-data.ts';
import { readStopping } from './settings/stopping.ts';
import { readTold } from './settings/told.ts';
import { readSettings } from './settings/told-settings.ts';
import { readTopicsByDay } from './settings/topics-by-day.ts';
import { readAny } from './topics/top.ts';
import { plainly } from './words/manners.ts';
import { beginsWith, holds, isPhrase, phrases, without } from './words/phrases.ts';
import { isEverydayName } from './words/title-share.ts';
import { allWords, type Part, readSentence, type Sentence, type Word, writtenAs } from './words/words.ts';

/** What a rule reads in a sentence, by the name of the rule. */
export type Reading = readonly [rule: string, intent: Intent];

/** What leaves no doubt: thanks alone, what is asked about the bot's own work, a link or an id alone, a title alone. */
export const readExactly = (sentence: Sentence, { where, now, named }: Said): Intent | undefined =>
  readSmalltalk(sentence) ??
  readOwnData(sentence) ??
  readBotQuestion(sentence, where) ??
  readBareTime(sentence, where) ??
  readStopping(sentence, where) ??
  readStatus(sentence, where) ??
  readWhy(sentence, where, named) ??
  readSaved(sentence, named) ??
  readSavedList(sentence) ??
  readDiscussed(sentence, where, named) ??
  (where === 'thread'
    ? undefined
    : (readItems(sentence) ??
      readAhead(sentence) ??
      readPosted(sentence, now, named) ??
      readRecap(sentence, now) ??
      readAny(sentence, now))) ??
  (where !== 'thread' && asksForMore(sentence) ? { kind: 'more' } : undefined) ??
  (asksForPrevious(sentence) ? { kind: 'more', back: true } : undefined) ??
  readJudged(sentence) ??
  readAbstract(sentence) ??
  (where === 'thread' && asksGistLoosely(sentence) ? { kind: 'gist' } : undefined) ??
  readPartAsked(sentence, where, named) ??
  (where === 'thread' ? readOfThis(sentence) : undefined) ??
  (where === 'thread' ? undefined : readInShort(sentence, named)) ??
  (where === 'thread'
    ? readAnother(sentence, named)
    : isOfList(sentence, where)
      ? undefined
      : (readCited(sentence, named) ?? readOfId(sentence))) ??
  readTopicsByDay(sentence, where) ??
  readTold(sentence, where) ??
  readSettings(sentence, where) ??
  readPasted(sentence) ??
  readQuoted(sentence, named) ??
  readUnlike(sentence, named) ??
  readNewerAlike(sentence, named) ??
  readAlike(sentence, named) ??
  (where === 'thread' ? readNeighbours(sentence) : readPointed(sentence)) ??
  readAskedOf(sentence, where, named) ??
  readTitle(sentence, where, named) ??
  (named.length > 0 ? undefined : readSentenceTitle(sentence, where)) ??
  (where === 'thread' || isOfList(sentence, where) ? undefined : readDefined(sentence, named));

/** "Cite the second one and the fourth for our survey" */
const isOfList = (sentence: Sentence, where: Where): boolean => readItem(sentence, where) !== undefined;

/** What each rule reads, whatever the others do: what is meant is told from all of them, and from the words. */
export function readingsOf(sentence: Sentence, { where, named }: Said): Reading[] {
  const found: [string, Intent | undefined][] = [
    ['item', readItem(sentence, where)],
    ['change', readChange(sentence, where)],
    ['compare', readComparison(sentence, where, named)],
    ['one', readAboutOne(sentence, named)],
    ['sought', readSought(sentence, where, named)],
    ['similar', readSimilar(sentence, where, named)],
    ['mentioned', readMentioned(sentence, where)],
  ];
  return found.flatMap(([rule, intent]) => (intent === undefined ? [] : [[rule, intent]]));
}

/** The abstract of the paper that is talked about, what it is for, who made it, or how it is cited, and nothing else. */
function readAbstract({ parts: [part, another] }: Sentence): Intent | undefined {
  if (part === undefined || another !== undefined) return undefined;
  const asked = plainly(part.words);
  if (isPhrase(asked, abstract) !== undefined) return { kind: 'gist' };
  if (isPhrase(asked, makers) !== undefined) return { kind: 'facts', fact: 'authors' };
  if (asksToCite(asked)) return { kind: 'facts', fact: 'citation' };
  const { name } = isPhrase(asked, whatAbout) ?? {};
  const isName =
    name !== undefined && name.length > 1 && name.length <= 4 && name.every(({ written }) => /^\p{Lu}/u.test(written));
  return isName ? { kind: 'gist', paper: writtenAs(name) } : undefined;
}

const makers = phrases(['who made this|that|it']);
/** "What's Diffusion Forcing about?" */
const whatAbout = phrases(['what is {name} all? about']);
const abstract = phrases([
  'show|give|read|post|see|tell me|us? the|its abstract|summary',
  'the? abstract|tldr|summary',
  'why should|would i|we|one|anyone care about? this|it? paper?',
  'what did|do they do here?',
]);

/** In a discussion what its paper's card tells, or what it is about, and nothing else: "vote count?" */
function readOfThis({ parts }: Sentence): Intent | undefined {
  // "We would like to reproduce this, is there a repo?"
  const told = parts.filter(
    ({ words, asks }) =>
      plainly(words).length > 0 &&
      (asks || beginsWith(words, ours) === undefined || holds(words, indirectly) !== undefined),
  );
  const [part, another] = told.length > 0 ? told : parts;
  if (part === undefined || another !== undefined) return undefined;
  const facts = factsAsked(part);
  if (facts !== undefined) return facts.name === undefined ? { kind: 'facts', fact: facts.fact } : undefined;
  const gist = gistAsked(part);
  return gist !== undefined && gist.name === undefined ? { kind: 'gist' } : undefined;
}

const ours = phrases(['i|we|my|our']);
const indirectly = phrases(['how|why|what|which|whether|if']);

/** Nothing but a title, or what stands before its colon, with or without "show me"; "world models" is a topic. */
function readTitle({ parts }: Sentence, where: Where, named: readonly NamedPaper[]): Intent | undefined {
  const words = allWords(parts);
  if (where === 'thread') return undefined;
  const whole = plainly(words);
  const held = isPhrase(whole, inArchive)?.name ?? [];
  const kept = paperFirst(held, named);
  if (kept !== undefined && kept.end === held.length) return { kind: 'paper', paper: kept.paper };
  const wanted = [words, whole, without(whole, showing)].map((some) => titleWords(writtenAs(some)).join(' '));
  const found = named.find((paper) => wanted.includes(paper.words) && !isEverydayName(paper.words.split(' ')));
  return found === undefined ? undefined : { kind: 'paper', paper: found.id };
}

/** A title that is quoted, and nothing but the wish to see it, or papers like it: in a discussion, too, where plain words are its paper's. */
function readQuoted(sentence: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  const quote = quoteIn(sentence);
  if (quote === undefined) return undefined;
  const words = titleWords(quote.quoted);
  const found = named.find((paper) => paper.words === words.join(' ') && !isEverydayName(words));
  const paper = found?.id ?? quotedTitle(sentence);
  if (paper === undefined) return undefined;
  const pointed = readSentence(sentence.text.replace(quote.whole, 'it'));
  const near = readUnlike(pointed, []) ?? readAlike(pointed, []);
  if (near?.kind === 'similar') return { ...near, paper };
  const isWanted = pointed.parts.some((part) => isPhrase(plainly(part.words), showingIt));
  const rest = allWords(readSentence(sentence.text.replace(quote.whole, ' ')).parts);
  return isWanted || isPhrase(plainly(rest), showingOne) !== undefined ? { kind: 'paper', paper } : undefined;
}

/** "I need the BibTeX entry for 2411.03590": facts or the gist of a paper that is named by its id, and nothing else. */
function readOfId({ text, clauses, parts }: Sentence): Intent | undefined {
  const [paper, another] = [...new Set(arxivIdsIn(text))];
  if (paper === undefined || another !== undefined) return undefined;
  for (const part of [...clauses, ...parts]) {
    const facts = factsAsked(part);
    // A DOI is the paper itself.
    if (facts !== undefined && facts.fact !== 'links' && facts.name !== undefined && isId(facts.name))
      return { kind: 'facts', fact: facts.fact, paper };
    const gist = gistAsked(part);
    if (gist?.name !== undefined && isId(gist.name)) return { kind: 'gist', paper };
  }
  return undefined;
}
const isId = (name: readonly Word[]): boolean => without(name, wordsOfId).every(isIdWord);
const isIdWord = ({ written }: Word) => arxivIdsIn(written).length > 0;
/** "Explain the loss of 2510.12403", "explain the reward in 2510.12403": not all of it. */
const isPartOfId = (part: Part): boolean => {
  const name = part.words.some(isIdWord) ? gistAsked(part)?.name : undefined;
  return name !== undefined && !isId(name);
};
const wordsOfId = phrases(['the|paper|article|preprint|arxiv|of|for|to']);

/** Whether there is one: it is shown. */
const inArchive = phrases([
  'is|are the? {name} in|part of? your|the|this archive|index|database|collection|library|system',
  'do|does|did you|your|the archive|index|database|collection|library? have|hold|contain|know|got the? {name} in|there? your? archive|index|database|collection|library?',
]);
const showingOne = phrases([
  'show|open|find|get|see|read|pull|give|bring me|us|up? up? the|that? paper? called|titled?',
]);
/** "My boss talks about "…", could you get me that paper?" */
const showingIt = phrases([
  'show|open|find|get|see|read|pull|give|send|bring|fetch|display me|us|up? it|that|this paper|one|article|preprint? up? to? me|us?',
  'have you? got? it|that|this paper|one|article? here|there?',
]);
const showing = phrases(['show|open|find|get|see|read|pull|give|have|do me|us|up|you? have?']);

/** Facts or the gist of the paper that is talked about, or of one that is named. */
function readAboutOne({ clauses, parts }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  const paperOf = (name: readonly Word[] | undefined): Named | undefined => {
    if (name === undefined) return {};
    const paper = paperNamed(name, named);
    return paper === undefined ? undefined : { paper };
  };
  for (const part of [...clauses, ...parts]) {
    const facts = factsAsked(part);
    const of = facts === undefined ? undefined : (paperOf(facts.name) ?? versionNamed(facts));
    if (facts !== undefined && of !== undefined) return { kind: 'facts', fact: facts.fact, ...of };
    const gist = gistAsked(part);
    const about = gist === undefined || isPartOfId(part) ? undefined : paperOf(gist.name);
    if (gist !== undefined && about !== undefined) return { kind: 'gist', ...about };
  }
  return undefined;
}

/** "Does Segment Anything 2 have a repo": a name in capitals with its version has code, and is no topic. */
function versionNamed({ fact, name = [] }: AskedFacts): Named | undefined {
  const written = name.map((word) => word.written);
  const isVersion = /^v?\d+(?:\.\d+)?$/i.test(written.at(-1) ?? '');
  const isWritten = written.length > 1 && written.every((word) => /^[\p{Lu}\d]|^v\d/u.test(word));
  const isName = isWritten && !counted.has(written[0] ?? '');
  return fact === 'code' && isVersion && isName ? { paper: writtenAs(name) } : undefined;
}

/** What a paper numbers in itself. */
const counted = new Set(
  'Table Figure Section Appendix Algorithm Equation Theorem Experiment Version Stage Step Paper Number'.split(' '),
);

/** One paper that is looked for by its name, or by what it says. */
function readSought({ clauses, parts }: Sentence, where: Where, named: readonly NamedPaper[]): Intent | undefined {
  if (where === 'thread') return undefined;
  for (const part of [...clauses, ...parts]) {
    const sought = soughtPaper(part);
    const words = sought === undefined ? undefined : without(sought, likeTitle);
    if (words !== undefined && words.length > 0)
      return { kind: 'paper', paper: paperNamed(words, named) ?? writtenAs(words) };
  }
  return undefined;
}

/** "The one with a title something like …": what follows are its words. */
const likeTitle = phrases(['with? the|a? title|name is|was? something|kind|sort? of? like?']);

/** What is asked about a paper that is named by its id or link, where it is nothing that is known of every paper. */
function readAskedOf(sentence: Sentence, where: Where, named: readonly NamedPaper[]): Intent | undefined {
  const { text, parts } = sentence;
  const [paper, another] = arxivIdsIn(text);
  if (where === 'thread' || paper === undefined || another !== undefined) return undefined;
  if (!parts.some((part) => asksAbout(part) || isPartOfId(part))) return undefined;
  if (parts.some(({ words }) => holds(words, comparing) !== undefined)) return undefined;
  const isElse =
    readComparison(sentence, where, named) ??
    readAboutOne(sentence, named) ??
    readSimilar(sentence, where, named) ??
    readSought(sentence, where, named);
  return isElse === undefined ? { kind: 'question', question: text.trim(), paper } : undefined;
}

const comparing = phrases(['differ|differs|different|difference|compare|compares|compared|versus|vs']);

/** An id or a link among other words. */
function readMentioned({ text }: Sentence, where: Where): Intent | undefined {
  const [paper, another] = arxivIdsIn(text);
  return where === 'thread' || paper === undefined || another !== undefined ? undefined : { kind: 'paper', paper };
}
