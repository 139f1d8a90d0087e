import { stemmer } from 'stemmer';
import wordShare from './word-share.json' with { type: 'json' };

/**
 * The content words of a text as stems, in order: lower case, stop words left out, hyphens apart except after a
 * prefix ("pre-training" is "pretraining"), decimals and version numbers whole ("36.3").
 */
export function stemsOf(text: string): string[] {
  const stems: string[] = [];
  for (const [word] of text
    .toLowerCase()
    .replace(prefixed, '$1')
    .replace(thousands, '$1')
    .replace(sides, '$1 ')
    .replace(/\\?%/g, ' percent')
    .matchAll(words)) {
    if (stopWords.has(word)) continue;
    stems.push(stemOf(word));
  }
  return stems;
}

/** The same of every word by itself, stop words as they stand: "their own answers". */
export const stemsOfAll = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const stems = stemsOf(word);
    return stems.length > 0 ? stems : [word];
  });

const words = /\d+(?:\.\d+)+|\p{N}+(?=\p{L}?\b)|[\p{L}\p{N}]+/gu;
const prefixed =
  /\b(pre|non|multi|re|co|sub|anti|semi|inter|intra|over|under|meta|post|un|micro|hyper)[-‐‑](?=\p{L})/gu;
const sides = /(\d)[x×](?=\d)/g;
const thousands = /(\d),(?=\d{3}\b)/g;

/** A run of more letters is no word, and stemming takes time that grows with its square. */
const ordinary = /^[a-z]{3,40}$/;

/** Porter makes "optimal" of an optimizer and "token" of a tokenizer; they are things of their own. */
const tool = /^(optimi|tokeni)[sz]ers?$/;

/**
 * Words repeat; a memory of their stems saves most of the work. It is emptied when it is full: to keep count of which word
 * was asked for last would take longer than the stem.
 */
const stems = new Map<string, string>();
const mostStems = 50_000;

function stemOf(word: string): string {
  const before = stems.get(word);
  if (before !== undefined) return before;
  if (stems.size >= mostStems) stems.clear();
  const stem = tool.test(word)
    ? word.replace(/s$/, '')
    : ordinary.test(word)
      ? stemmer(oneSpelling(positive(word)))
      : word;
  stems.set(word, stem);
  return stem;
}

/** "bigger" and "biggest" are big. Not "higher" and "lower", which tell of a change. */
function positive(word: string): string {
  const cut = /^(.{3,})(?:er|est)$/.exec(word)?.[1];
  if (cut === undefined) return word;
  return [cut, `${cut}e`, cut.slice(0, -1), cut.replace(/i$/, 'y')].find((form) => adjectives.has(form)) ?? word;
}

const adjectives = new Set(
  `big large small fast slow hard easy cheap long short strong weak deep safe smart rich simple close wide heavy light quick
  clean sharp smooth tough`.split(/\s+/),
);

/** British spellings as American ones: a question about a "tumour's" paper may well write "tumor". */
function oneSpelling(word: string): string {
  const spelt = word
    .replace(/^licence/, 'license')
    .replace(/(?<=behavi|col|tum|fav|flav|lab|neighb|harb|hon|hum|od|vap|rum)our/, 'or')
    .replace(/(?<=\w{3}|^[hp])ae(?=[mdst])/, 'e')
    .replace(/(?<=rrh|^)oe(?=[das])/, 'e')
    .replace(/(?<=[a-z]{3})is(?=ations?$)/, 'iz')
    .replace(/(?<=[a-z]{3}e)ll(?=ed$|ing$)/, 'l');
  const american = spelt.replace(/(?<=[a-z]{3})is(?=(e|es|ed|ing|er|ers)$)/, 'iz');
  // "noise" and "exercise" are spelt so everywhere.
  return share.has(stemmer(spelt)) ? spelt : american;
}

const share: ReadonlyMap<string, number> = new Map(Object.entries(wordShare.shares));

/** Whether it is a word of many abstracts, as written or in another form. */
export const isCommon = (word: string): boolean => stopWords.has(word) || share.has(stemOf(word));

/** A word in fewer papers than this is as rare as any, in thousandths. */
const rarest = 3;

/**
 * How much a stem tells, as the negative logarithm of the share of papers that hold it: 0.1 for "model", 1.2 for
 * "dataset", 5.8 for a name. The shares were counted once over 8,996 Daily Papers abstracts (2024-05 to 2026-07).
 */
export const rarity = (stem: string): number => -Math.log(Math.max(share.get(stem) ?? rarest, rarest) / 1000);

export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all am an and any are aren't as at be because been being below between both but by can
  cannot could did didn do does doesn doing don down during each either else ever few for from further had has have
  having he her here hers him his how i if in into is isn it its itself just me might more most must my no nor not of
  off on once only or other our ours out over own per s same shall she should so some such t than that the their
  theirs them then there these they this those through to too under until up us very was wasn we were what when where
  which while who whom whose why will with within would you your also via et al eg ie vs re ve ll d m get got
  please tell explain describe say says said anything something thing things let really actually exactly used use uses
  using`.split(/\s+/),
);
