import { arxivIdsIn } from '../core/papers/paper.ts';
import { readChange } from './change.ts';
import { compared } from './compare.ts';
import { factsAsked } from './facts.ts';
import { gistAsked } from './gist.ts';
import type { Intent, LookUp, Named, Said, Where } from './intent.ts';
import { readItem } from './item.ts';
import { likelyIntent } from './likely-intent.ts';
import { plainly } from './manners.ts';
import { isPasted, soughtPaper } from './paper.ts';
import { beginsWith, holds, isPhrase, phrases, without } from './phrases.ts';
import { readAs } from './read-as.ts';
import { isCoined, paperClass, paperNamed } from './reference.ts';
import { asksForPapers, readSearch, searchFor, topicOf } from './search.ts';
import { readSmalltalk } from './smalltalk.ts';
import { spanIn } from './time.ts';
import { readTop } from './top.ts';
import { type Part, readSentence, type Sentence, type Word, writtenAs } from './words.ts';

/**
 * What a person means by a plain sentence: what a rule recognises, else what it most likely is. Never throws but for a
 * look-up that does.
 */
export async function understand(said: Said): Promise<Intent> {
  const read = await byRules(said);
  // Whether papers or an answer are wanted, rules tell least well: they are what is left when no other fits.
  if (read.kind !== 'search' && read.kind !== 'question') return read;
  const likely = likelyIntent(said.text, said.where);
  if (likely === read.kind && likely === 'question') return read;
  return (await readAs(likely, said)) ?? read;
}

/** Rules in a fixed order. What none of them recognises is a question, or where it asks nothing, words to search for. */
async function byRules({ text, where, now, lookUp }: Said): Promise<Intent> {
  const sentence = readSentence(text);
  const said = readSmalltalk(sentence) ?? readPasted(sentence) ?? (await readTitle(sentence, where, lookUp));
  if (said !== undefined) return said;
  const requests = requestsIn(sentence, where, now);
  const isPlainQuestion = requests.length < sentence.parts.length + sentence.clauses.length;
  const first = beforeQuestion(sentence, where, now);
  return (
    readItem(sentence, where) ??
    readChange(requests, where) ??
    (await readComparison(sentence, where, lookUp)) ??
    (await readAboutOne(first, lookUp)) ??
    (isPlainQuestion ? undefined : readTop(sentence, where, now)) ??
    (isPlainQuestion ? undefined : await readSought(sentence, where, lookUp)) ??
    (await readSimilar(requests, where, lookUp)) ??
    readMentioned(sentence, where) ??
    readSearch(sentence, requests, where, now) ??
    (asksSomething(sentence, where) || (await namesPaper(sentence, lookUp)) ? undefined : fragment(sentence, now)) ??
    timedQuestion(sentence, where, now) ?? { kind: 'question', question: text.trim() }
  );
}

/**
 * The parts that may ask for something to be done. Behind a question that no rule recognises only what follows it can:
 * "Pause tokens: do they help?" pauses nothing, and "Why do they? Any papers?" asks for papers.
 */
function requestsIn({ parts, clauses }: Sentence, where: Where, now: Date): Part[] {
  const isRecognised = (part: Part) => isRecognisedIn(part, where, now);
  const after = (list: readonly Part[]) =>
    list.slice(list.findLastIndex((part) => isAsking(part) && !isRecognised(part)) + 1);
  const behind = after(parts);
  // A clause counts where all of its parts do.
  const whole = behind.length === parts.length ? clauses : clauses.slice(clauses.length - clausesIn(behind, clauses));
  return [...behind, ...whole];
}

function isRecognisedIn(part: Part, where: Where, now: Date): boolean {
  return (
    readChange([part], where) !== undefined ||
    asksForPapers(part.words, where) ||
    readTop({ text: '', parts: [part], clauses: [part] }, where, now) !== undefined ||
    compared(part) !== undefined ||
    factsAsked(part) !== undefined ||
    gistAsked(part) !== undefined ||
    soughtPaper(part) !== undefined ||
    plainly(part.words).length === 0
  );
}

/** What is said before the first question that no rule recognises. */
function beforeQuestion(sentence: Sentence, where: Where, now: Date): Sentence {
  const before = (list: Part[]) => {
    const at = list.findIndex((part) => isAsking(part) && !isRecognisedIn(part, where, now));
    return at === -1 ? list : list.slice(0, at);
  };
  return { ...sentence, parts: before(sentence.parts), clauses: before(sentence.clauses) };
}

/** How many of the last clauses hold nothing but these parts. */
function clausesIn(parts: readonly Part[], clauses: readonly Part[]): number {
  let left = parts.reduce((sum, { words }) => sum + words.length, 0);
  let count = 0;
  for (const { words } of [...clauses].reverse()) {
    left -= words.length;
    if (left < 0) break;
    count += 1;
  }
  return count;
}

/** An id, a link or a stamp, and nothing that asks anything about it. */
function readPasted({ text, parts }: Sentence): Intent | undefined {
  const [id] = arxivIdsIn(text);
  const paper = id ?? otherLink(text);
  if (paper === undefined) return undefined;
  const words = parts.flatMap((part) => part.words).filter(({ written }) => !isReference(written));
  return isPasted(words) ? { kind: 'paper', paper } : undefined;
}

/** A part of a link or a stamp: "arXiv:2606.10651v1 [cs.CV] 9 Jun 2026". */
const isReference = (written: string) =>
  arxivIdsIn(written).length > 0 ||
  otherLink(written) !== undefined ||
  /^(\d{1,2}|\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i.test(written) ||
  /^[a-z-]+\.[a-z]{2}$/i.test(written);

/** A DOI or a page of OpenReview: not of arXiv, and yet one paper that is named. */
const otherLink = (text: string) => /\b10\.\d{4,5}\/[^\s)]+|https?:\/\/openreview\.net\/\S+/i.exec(text)?.[0];

/** Papers that are named are compared with each other, or with the one that is talked about. */
async function readComparison(
  { text, clauses, parts }: Sentence,
  where: Where,
  lookUp: LookUp,
): Promise<Intent | undefined> {
  for (const part of [...clauses, ...parts]) {
    const pair = compared(part) ?? (isChoice(clauses, part) ? alternatives(part) : undefined);
    if (pair === undefined) continue;
    const sides = await Promise.all(pair.map((side) => paperNamed(side, lookUp)));
    const papers = sides.filter((side) => side !== undefined);
    // Two that are named and no papers: parts of the one that is talked about.
    if (papers.length > 0 || (where === 'thread' && pair.length < 2))
      return { kind: 'compare', papers, question: text };
  }
  return undefined;
}

/** "Which one is more practical, OCTOPUS or WorldKV?" */
const isChoice = ([first]: readonly Part[], { words }: Part) =>
  words.length <= 9 && first !== undefined && holds(first.words, choices) !== undefined;
const choices = phrases(['which|should|better|prefer']);

function alternatives({ words }: Part): Word[][] | undefined {
  const at = words.findIndex(({ text }) => text === 'or');
  return at < 1 ? undefined : [words.slice(0, at), words.slice(at + 1)];
}

/** Facts or the gist of the paper that is talked about, or of one that is named. */
async function readAboutOne({ clauses, parts }: Sentence, lookUp: LookUp): Promise<Intent | undefined> {
  const named = async (name: readonly Word[] | undefined): Promise<Named | undefined> => {
    if (name === undefined) return {};
    const paper = await paperNamed(name, lookUp);
    return paper === undefined ? undefined : { paper };
  };
  for (const part of [...clauses, ...parts]) {
    const facts = factsAsked(part);
    const of = facts === undefined ? undefined : await named(facts.name);
    if (facts !== undefined && of !== undefined) return { kind: 'facts', fact: facts.fact, ...of };
    const gist = gistAsked(part);
    const about = gist === undefined ? undefined : await named(gist.name);
    if (gist !== undefined && about !== undefined) return { kind: 'gist', ...about };
  }
  return undefined;
}

/** Papers like the one that is talked about, or like one that is named. */
async function readSimilar(requests: readonly Part[], where: Where, lookUp: LookUp): Promise<Intent | undefined> {
  for (const { words } of requests) {
    const asked = plainly(words);
    const found = isPhrase(asked, alike);
    if (found === undefined) continue;
    if (found.name === undefined) return where === 'thread' ? { kind: 'similar' } : undefined;
    const paper = await paperNamed(found.name, lookUp);
    if (paper !== undefined) return { kind: 'similar', paper };
  }
  return undefined;
}

const alike = phrases(
  [
    '{lead}? more|papers|others|something|anything|stuff|ones|work like {paper}',
    '{lead}? similar|related papers|work|ones|stuff? to? {paper}?',
    '{lead}? papers|work|something|anything|others similar|related|close to {paper}',
    'what is similar|related to {paper}',
  ],
  {
    ...paperClass,
    lead: [
      'show|find|give|get|any|are|is|what|list|see|there me|us|there|are|other|some|any?',
      'any',
      'are there any?',
    ],
  },
);

/** One paper that is looked for by its name, or by what it says. */
async function readSought({ clauses, parts }: Sentence, where: Where, lookUp: LookUp): Promise<Intent | undefined> {
  if (where === 'thread') return undefined;
  for (const part of [...clauses, ...parts]) {
    const words = soughtPaper(part);
    if (words !== undefined) return { kind: 'paper', paper: (await paperNamed(words, lookUp)) ?? writtenAs(words) };
  }
  return undefined;
}

/** Nothing but a title, or what stands before its colon, with or without "show me". */
async function readTitle(
  { text, clauses, parts }: Sentence,
  where: Where,
  lookUp: LookUp,
): Promise<Intent | undefined> {
  const words = parts.flatMap((part) => part.words);
  if (where === 'thread' || words.length > 25) return undefined;
  const whole = plainly(words);
  const wanted = [text, writtenAs(whole), writtenAs(without(whole, showing)), writtenAs(clauses[0]?.words ?? [])];
  for (const title of new Set(wanted)) {
    const found = title === '' ? [] : await lookUp(title);
    const same = found.find((one) => isTitle(one.title, title));
    if (same !== undefined) return { kind: 'paper', paper: same.id };
  }
  return undefined;
}

const showing = phrases(['show|open|find|get|see|read|pull|give|have|do me|us|up|you? have?']);

const isTitle = (title: string, said: string) => {
  const [head = ''] = title.split(':');
  const words = bare(said);
  return (
    [title, head].some((one) => bare(one) === words) || (words.split(' ').length > 4 && bare(title).startsWith(words))
  );
};
const bare = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** An id or a link among words that ask nothing. */
function readMentioned({ text, parts }: Sentence, where: Where): Intent | undefined {
  const [paper, another] = arxivIdsIn(text);
  if (where === 'thread' || paper === undefined || another !== undefined || parts.some(isAsking)) return undefined;
  return { kind: 'paper', paper };
}

/** Whether words that ask nothing name a paper all the same: "OCTOPUS at 2 bit, perplexity". */
async function namesPaper({ parts }: Sentence, lookUp: LookUp): Promise<boolean> {
  const names = parts
    .flatMap(({ words }) => words)
    .filter(({ written }) => isCoined(written))
    .slice(0, 4);
  for (const name of names) {
    const found = await lookUp(name.written);
    if (found.some(({ title }) => bare(title.split(':')[0] ?? '') === bare(name.written))) return true;
  }
  return false;
}

/** Words of a topic, in a channel or a direct message. */
function fragment(sentence: Sentence, now: Date): Intent | undefined {
  const topic = sentence.parts.flatMap(({ words }) => topicOf(words, now));
  return topic.length === 0 ? undefined : searchFor(topic, sentence, now);
}

/** "What did NVIDIA put out in May on robots?": which papers there were in a time is a search. */
function timedQuestion(sentence: Sentence, where: Where, now: Date): Intent | undefined {
  if (where === 'thread' || sentence.clauses.length > 2) return undefined;
  const asked = sentence.clauses.find(
    ({ words }) => beginsWith(plainly(words), asksForNews) !== undefined && spanIn(words, now) !== undefined,
  );
  const topic = asked === undefined ? [] : topicOf(asked.words, now);
  return topic.length === 0 || sentence.parts.length > 2 ? undefined : searchFor(topic, sentence, now);
}

const asksForNews = phrases(['what|which|who|has|have|did|any|anything']);

/** In a discussion everything asks about its paper; elsewhere what begins like a question, or is long enough to tell something. */
function asksSomething({ parts, clauses }: Sentence, where: Where): boolean {
  if (where === 'thread') return true;
  const words = parts.flatMap((part) => part.words);
  return [...parts, ...clauses].some(isAsking) || words.length > 14 || holds(words, people) !== undefined;
}

function isAsking({ words }: Part): boolean {
  return beginsWith(plainly(words), asking) !== undefined || beginsWith(words, asking) !== undefined;
}

const asking = phrases([
  'what|which|who|whom|whose|why|how|when|where|does|do|did|is|are|was|were|has|have|had|can|could|should|would|will|may|might|explain|discuss',
  'so|and|but if|when ...',
  'if|whether ...',
  'anyone|anybody|somebody|someone measured|tried|checked|tested|compared|know|knows ...',
  'in|for|with|on {name} did|does|do|is|are|can|was|were|how|what|which ...',
]);
const people = phrases(['i|we|you|they|he|she|my|our|their']);
