import type { Section, Sentence, Table } from '../core/discussions/answer.ts';
import type { Paper } from '../core/papers/paper.ts';
import { splitting } from '../core/sentences.ts';
import { type Steps, withoutYields } from '../core/yield.ts';
import { abbreviationsIn } from './abbreviations.ts';
import { stemsOf } from './analysis.ts';
import { glossing } from './table-glosses.ts';
import { wordsAroundTables } from './table-surroundings.ts';
import { readingTables, type TableText } from './table-text.ts';

/**
 * Sentences that are ranked: three times those of a thesis. Texts are stored for good, and some were stored before what is
 * kept of a text was bounded.
 */
const mostPassages = 15_000;

/** A sentence ready to be ranked. */
export type Passage = {
  paper: string;
  sentence: Sentence;
  stems: string[];
  counts: ReadonlyMap<string, number>;
  /** Words of the section's title: a sentence under "Limitations" need not say the word. */
  sectionStems: ReadonlySet<string>;
  /** Below 1 for places that rarely answer: references, appendices, boilerplate. */
  weight: number;
  /** It stands where a text tells in short what the rest tells in full: in its abstract, introduction or conclusion. */
  isOverview: boolean;
  /** It names what a picture or a table shows. */
  isCaption: boolean;
  /** From 0 for the first sentence of its section to 1 for the last. */
  position: number;
  /** The sentences around it stand in the same section. */
  hasBefore: boolean;
  hasAfter: boolean;
};

/** A paper's text, split and counted. */
export type PaperText = {
  paper: string;
  passages: Passage[];
  /** Words of its title, and the names that its authors give their own work: all of the paper is about them. */
  titleStems: ReadonlySet<string>;
  /** Of those, the names alone, and these as they are written, in lower case. */
  ownStems: ReadonlySet<string>;
  ownNames: readonly string[];
  tables: TableText[];
  sectionStems: ReadonlySet<string>;
  /** In how many passages each stem stands. */
  spread: ReadonlyMap<string, number>;
  /** A short form's stem and those of its long form, and back. */
  abbreviations: ReadonlyMap<string, ReadonlySet<string>>;
  averageLength: number;
  read: 'abstract' | 'full text';
};

/** Splits and counts a paper's abstract and, where given, the sections of its full text. */
export const readPaper = (paper: Words, sections: readonly Section[] = []): PaperText =>
  withoutYields(reading(paper, sections));

type Words = Pick<Paper, 'id' | 'title' | 'abstract'>;

/** The same in steps, for a text that may be long. */
export function* reading(paper: Words, sections: readonly Section[] = []): Steps<PaperText> {
  const ownNames = [...nameInTitle(paper.title), ...namesGiven(paper.abstract)];
  const body = sections.filter(({ title }) => !/^abstract$/i.test(title.trim()));
  const passages = yield* passagesOf(paper.id, 'abstract', paper.abstract, 1, body.length > 0);
  for (const { title, text, id } of body) {
    if (passages.length >= mostPassages) break;
    for (const passage of yield* passagesOf(paper.id, title, text, weightOf(title), tellsInShort(title), id))
      passages.push(passage);
  }
  passages.splice(mostPassages);
  return {
    paper: paper.id,
    passages,
    ...(yield* countsOf(passages)),
    titleStems: new Set(stemsOf(`${paper.title} ${ownNames.join(' ')}`)),
    ownStems: new Set(stemsOf(ownNames.join(' '))),
    ownNames: ownNames.map((name) => name.toLowerCase()),
    tables: yield* readingTables(body, yield* wordsAroundTables(body, passages), yield* glossing(body, passages)),
    abbreviations: yield* abbreviationsIn([
      paper.abstract,
      ...body.flatMap(({ title, text, tables = [] }) => [title, text, ...tables.flatMap(wordsOfTable)]),
    ]),
    read: body.length > 0 ? 'full text' : 'abstract',
  };
}

/** Where a table says what a short form stands for: "PubLayNet (PLN)". */
const wordsOfTable = ({ caption, rows, headColumns }: Table): string[] => [
  caption,
  ...rows.flatMap((row) => row.slice(0, headColumns).filter((text) => text.includes('('))),
];

/** What the authors call their own work: "We introduce DPPO, …", "a benchmark called RealBench". */
const namesGiven = (abstract: string): string[] => [...abstract.matchAll(introduced)].flatMap(([, name]) => name ?? []);
/** "Moebius: 0.2B Lightweight …". */
const nameInTitle = (title: string): string[] => /^([^\s:]{2,40}(?: [^\s:]{1,40})?):/.exec(title)?.slice(1) ?? [];
const introduced =
  /\b(?:introduc|present|propos|develop|call|dub|term|nam|releas|describ|design)(?:e[sd]?|ing|s|b?ed)?,?\s+(?:[a-z][\w-]*,?\s+){0,3}?["“‘(*]*(\p{Lu}[\w-]*[\p{Lu}\d][\w.-]*)/gu;

/** Several papers as one text, so that their sentences are ranked against each other. */
export function* joining(texts: readonly PaperText[]): Steps<PaperText> {
  const passages = texts.flatMap((text) => text.passages);
  return {
    paper: texts.map(({ paper }) => paper).join(' '),
    passages,
    ...(yield* countsOf(passages)),
    titleStems: new Set(texts.flatMap(({ titleStems }) => [...titleStems])),
    ownStems: new Set(),
    ownNames: [],
    tables: [],
    abbreviations: new Map(texts.flatMap(({ abbreviations }) => [...abbreviations])),
    read: 'abstract',
  };
}

function* countsOf(passages: readonly Passage[]): Steps<Pick<PaperText, 'spread' | 'sectionStems' | 'averageLength'>> {
  const spread = new Map<string, number>();
  for (const { counts } of passages) {
    for (const stem of counts.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
    yield;
  }
  const averageLength = passages.reduce((sum, { stems }) => sum + stems.length, 0) / Math.max(passages.length, 1);
  const sectionStems = new Set(passages.flatMap((passage) => [...passage.sectionStems]));
  return { spread, sectionStems, averageLength };
}

function* passagesOf(
  paper: string,
  section: string,
  text: string,
  weight: number,
  isOverview: boolean,
  id?: string,
): Steps<Passage[]> {
  const sentences = yield* splitting(text);
  const sectionStems = new Set(section === 'abstract' ? [] : stemsOf(section));
  const passages: Passage[] = [];
  for (const [position, sentence] of sentences.entries()) {
    if (position >= mostPassages) break;
    // What a figure's parts show stands behind its caption: "(a) Hopper (b) Walker".
    const isOfCaption = passages.at(-1)?.isCaption === true && /^\([a-h]\) /.test(sentence.text);
    const stems = stemsOf(sentence.text);
    const counts = new Map<string, number>();
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    passages.push({
      paper,
      sentence: { text: sentence.text, section, number: position + 1, ...(id === undefined ? {} : { id }) },
      stems,
      counts,
      sectionStems,
      weight: isAside(sentence.text) || isOfCaption ? weight * asideWeight : weight,
      isOverview,
      isCaption: isCaption(sentence.text) || isOfCaption,
      position: sentences.length > 1 ? position / (sentences.length - 1) : 0,
      hasBefore: position > 0,
      hasAfter: position < sentences.length - 1,
    });
    yield;
  }
  return passages;
}

/**
 * "Victim models.", "4.2 Two stages of training": a heading that stands in the text names what the next sentences tell.
 * At most four words, none of them a verb that many a short sentence has.
 */
const isHeading = (sentence: string): boolean =>
  /^(\d+(\.\d+)*\.? )?([^\s.:]+ ){0,3}[^\s.:]+\.?$/.test(sentence) &&
  !/\b(is|are|was|were|be|has|have|had|can|will|we|it)\b|https?:/i.test(sentence);
/** What is said to a model: "You are a helpful assistant.", "Respond in JSON." */
const isInstruction = (sentence: string): boolean =>
  /^(?:you are (?:an? |now |given )|your (?:task|job|goal) is\b|please (?:answer|provide|output|respond|rate|return|write)\b|(?:respond|answer|reply) (?:only|in|with|the)\b|(?:system|user) ?(?:prompt)?:|output format\b|### )/i.test(
    sentence,
  );

/** What says only where something stands, or what a short form in a table stands for: "Table 3 gives the counts.", "TTI: time to insertion". */
const isPointer = (sentence: string): boolean =>
  sentence.length <= longestPointer &&
  (pointing.test(sentence) || /^(?:• )?[A-Z][A-Za-z]{0,6}: \p{Ll}/u.test(sentence));
const longestPointer = 90;
const pointing =
  /^(?:table|tab\.|figure|fig\.|appendix|section) \S{1,6} (?:shows?|gives?|lists?|breaks|summari[sz]es|reports?|presents?|compares?|contains?|plots?|has)\b|\b(?:are|is) (?:given|listed|collected|shown|found|reported|summari[sz]ed|provided|described|stated|presented) in (?:the )?(?:table|figure|fig\.|appendix|section)\b/i;

/** What tells nothing by itself. */
const isAside = (sentence: string): boolean =>
  isHeading(sentence) || isCaption(sentence) || isInstruction(sentence) || isPointer(sentence);
const asideWeight = 0.4;

/** "Figure 3: …", "Table 2. …". */
const isCaption = (sentence: string): boolean =>
  /^(?:figure|fig\.|table|tab\.|algorithm|listing) ?[A-Z]?\d+(?:\.\d+)?[:.|]/i.test(sentence);

const tellsInShort = (title: string): boolean => /^[\s\dIVX.]*(?:introduction|conclusions?|summary)\b/i.test(title);

/** References, boilerplate and appendices rank below the body; related work tells of other papers. */
function weightOf(title: string): number {
  const name = title.replace(/^[\s\d.]+/, '').toLowerCase();
  if (
    /^(references|bibliography|acknowledge?ments?|author contributions|funding|checklist|contents|neurips paper checklist)/.test(
      name,
    )
  ) {
    return 0.3;
  }
  if (
    /^(?:appendix )?(?:[a-z](?:\.\d+)*[.:]? )?(?:[\w-]+ ){0,3}prompts?(?: (?:templates?|examples?|details|used))?$/.test(
      name,
    )
  )
    return 0.5;
  if (/appendi|supplement|^[a-h](?:\.\d+)*[.\s:]\s*\S|additional (results|details)|broader impact|ethics/.test(name))
    return 0.75;
  if (/related work|background/.test(name)) return 0.85;
  return 1;
}
