import { rarity, stemsOf, stopWords } from './analysis.ts';
import { namesKind } from './names.ts';
import { asksSubject, measures } from './question-phrases.ts';
import type { QuestionType } from './question-type.ts';
import { cueStems, questionTypesOf } from './question-types.ts';
import { otherWordsFor } from './thesaurus.ts';

/** One content word of a question. */
export type Term = {
  stem: string;
  /** How much it tells (see `rarity`), less for words that only frame a question and for earlier questions' words. */
  weight: number;
  /** Other words for it, and what each counts of the word itself. */
  alternatives: ReadonlyMap<string, number>;
};

export type Question = {
  text: string;
  terms: Term[];
  /** Neighbouring content words ("batch size"): one idea, to be found together. */
  pairs: [string, string][];
  types: ReadonlySet<QuestionType>;
  /** What is asked for: the content words right after "which", "what" or "how many". */
  focus: ReadonlySet<string>;
  /** What is counted, or named: the last of these, and of each "how many human participants". */
  counted: ReadonlySet<string>;
  /** The names and numbers it mentions. */
  particulars: ReadonlySet<string>;
  /** A claim to be looked up rather than a question. */
  isStatement: boolean;
};

/** Words that frame a question about a paper and say nothing about its subject. */
const framing = new Set(
  stemsOf(
    `paper authors author work study article propose proposed approach method kind type way main many much new big
    large long fast far high low old happen give given take took make made need run ran conduct perform carry do
    done come discuss mention talk report address state describe cover exist there reach get go put see look know
    think say everything something else actual part place able possible role play enough rank true always still
    simply just ever whats happen mean want try way ok fine according lol stuff btw talking basically
    honestly stand sort kinda tho even already now exactly typically`,
  ),
);

/** Rare as "beat" may be in abstracts, in a question it tells as little as "use". */
const framingWeight = 0.2;

/** Reads a question; `earlier` are the thread's earlier ones, oldest first, used when this one leans on them. */
export function readQuestion(written: string, earlier: readonly string[] = []): Question {
  const text = unquoted(written);
  const own = termsOf(text, 1);
  const before = earlier.at(-1);
  const leans = before !== undefined && isFollowUp(text, own.length);
  const types = questionTypesOf(text);
  const terms = withoutCues(leans ? merge(own, termsOf(before, leaningWeight)) : own, types);
  if (leans && types.size === 0) for (const type of questionTypesOf(before)) types.add(type);
  if (leans) types.delete('gist');
  const focus = focusOf(text);
  return {
    text,
    terms,
    pairs: pairsOf(text),
    types,
    focus,
    counted: countedIn(text, focus),
    particulars: particularsIn(text.replace(setAside, '$1')),
    isStatement: own.length >= fewestOfClaim && !looksLikeQuestion(text) && !types.has('gist'),
  };
}

/** A whole question in quotation marks is a question. */
const unquoted = (text: string): string => /^["“”«]([^"“”«»]{1,500})["“”»][?.]?$/.exec(text.trim())?.[1] ?? text;

/** In "summarise the main idea" no word is to be found in the text: the kind says all. */
function withoutCues(terms: Term[], types: ReadonlySet<QuestionType>): Term[] {
  if (!types.has('gist') && !types.has('finding')) return terms;
  const cues = cueStems(types);
  return terms.map((term) => (cues.has(term.stem) ? { ...term, weight: 0.1, alternatives: new Map() } : term));
}

/** What an earlier question's words count in one that leans on it. */
const leaningWeight = 0.4;

/**
 * "and on ImageNet?", "what about speed?", "why?": too little to stand alone. "It" is the paper: "does it work for images?"
 * and "who annotated it?" say all they ask.
 */
const isFollowUp = (text: string, contentWords = stemsOf(text).length): boolean =>
  (contentWords <= 1 && text.trim().split(/\s+/).length <= 4 && !/\bit\b/i.test(text)) ||
  (contentWords <= 4 &&
    /^\s*(and|but|or|so|also|then|what about|how about|what else|compared to|versus|vs)\b/i.test(text)) ||
  (contentWords <= 3 &&
    /^\s*why\b|\b(that|this|they|those|these|there|one)\b/i.test(text) &&
    /^\s*(why|how|and|is|does|did)\b/i.test(text));

function termsOf(text: string, factor: number): Term[] {
  const terms = new Map<string, Term>();
  for (const stem of stemsOf(text)) {
    const weight = (framing.has(stem) ? Math.min(rarity(stem), framingWeight) : rarity(stem)) * factor;
    if (!terms.has(stem))
      terms.set(stem, {
        stem,
        weight: Math.max(weight, 0.1 * factor),
        alternatives: otherWordsFor(stem),
      });
  }
  return [...terms.values()];
}

function merge(own: Term[], before: Term[]): Term[] {
  const have = new Set(own.map(({ stem }) => stem));
  return [...own, ...before.filter(({ stem }) => !have.has(stem))];
}

/** "which robot arm was used?" asks for a robot arm, "how many function evaluations …" for function evaluations. */
function focusOf(text: string): Set<string> {
  const line = text.replace(/\s+/g, ' ');
  const counted = /\bhow many (.*)/i.exec(line)?.[1];
  if (counted === undefined && asksSubject.test(line)) return new Set();
  const after = counted ?? /\b(?:which|what(?:'s| is| are| was| were)?(?: the| a| an)?|how much) (.*)/i.exec(line)?.[1];
  return new Set(askedFirst(after ?? '', counted !== undefined).flatMap(({ stems }) => stems));
}

/** The words that what is asked for begins with. */
function askedFirst(after: string, isCounted: boolean): { clean: string; stems: string[] }[] {
  const focus: { clean: string; stems: string[] }[] = [];
  for (const word of after.split(/\s+/)) {
    const clean = word.toLowerCase().replace(/[^\p{L}\p{N}-]/gu, '');
    const stems = stemsOf(clean);
    const frames = stems.some((stem) => framing.has(stem));
    // "how many people took part", "which papers were read": what is asked for ends where something is said of it.
    const isKind = isCounted && kinds.test(clean);
    if (stopWords.has(clean) || (focus.length > 0 && frames && !isKind)) break;
    if (frames && !isCounted) continue;
    focus.push({ clean, stems });
  }
  return focus;
}

/** Words that only frame a question, and may be counted. */
const kinds = /^(?:parts|types|kinds|stages|places|roles|ways|methods|approaches|authors|papers)$/;

function countedIn(text: string, focus: ReadonlySet<string>): Set<string> {
  const [, ...each] = text.replace(/\s+/g, ' ').split(/\bhow many (?:of (?:the|these|those|their) )?/i);
  if (each.length === 0) return new Set([...focus].slice(-1));
  return new Set(
    each.flatMap((after) => {
      const words = askedFirst(after, true);
      return (words.findLast(({ clean }) => /[^s]s$/.test(clean)) ?? words.at(-1))?.stems.slice(-1) ?? [];
    }),
  );
}

/** "languages other than English": what is not asked for. */
const setAside = /\b(other (?:\S+ )?than|besides|beyond|apart from|except(?: for)?|only) [^\s?]+/gi;

/** Words with a capital or a digit; the first word's capital says nothing. */
const particularsIn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/(?<=\s)\S*[\p{Lu}\p{N}]\S*|^\S*[^\s\p{P}][\p{Lu}\p{N}]\S*/gu)].flatMap(([word]) =>
      namesKind(word) ? [] : stemsOf(word),
    ),
  );

/** Content words that stand side by side, with nothing between them but a space or hyphen. */
function pairsOf(text: string): [string, string][] {
  const pairs: [string, string][] = [];
  const runs = text.trim().split(/[^\p{L}\p{N}\s.'’-]+|[.?!]$/u);
  for (const run of runs) {
    const words = run
      .split(/[\s-]+/)
      .map((word) => (stopWords.has(word.toLowerCase()) ? '' : (stemsOf(word)[0] ?? '')));
    for (let at = 1; at < words.length; at += 1) {
      const [first, second] = [words[at - 1] ?? '', words[at] ?? ''];
      if (first !== '' && second !== '' && !framing.has(first) && !framing.has(second)) pairs.push([first, second]);
    }
  }
  return pairs;
}

/** "BLEU of GNMT on EN-DE": a measure of something, and nothing said of it. */
const asksMeasure = (text: string): boolean => measureOf.test(text) && !saysSomething.test(text);
const measureOf = new RegExp(
  String.raw`^\s*(?:the )?(?:\S+ ){0,4}?(?:${measures}|auc|map|miou|iou|wer|cer|psnr|ssim|em|exact match|pass@\d+|win rate|parameters|params|cost|time|runtime|memory)s? (?:of|for|on|at|with|in|per) .{1,160}[^.!]$`,
  'i',
);
/** Whether there is a verb: what has none is half a question. */
export const saysSomething =
  /\b(?:is|are|was|were|has|have|had|can|does|do|not|will|\w{3,}(?:ed|ches|oves|ains|ains|lds|ops|ses|ets|xceeds|erforms))\b/i;

/** Fewer content words are a search or half a question ("number of case studies"), no claim to be looked up. */
const fewestOfClaim = 3;

const looksLikeQuestion = (text: string) =>
  /\?\s*$/.test(text) ||
  asksMeasure(text) ||
  /^\s*(?:(?:and|but|so|ok|okay|well|also|wait|hey|hi|hm|then|yes|no|right|curious|tldr)[,:]? ){0,4}(who|what|what's|whats|when|where|which|wich|why|how|hwo|hows|wheres|whos|by how|by what|is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|any|tell|explain|describe|list|show|name|isn'?t|aren'?t|doesn'?t|didn'?t|in which|on which|for which|at which|with which|to what)\b/i.test(
    text,
  ) ||
  beginsInHalf.test(text);

/** "only math, or code as well", "useful for anything else": typed in a hurry, without a verb in front. */
const beginsInHalf = /^\s*(?:only|just|useful|good|worth|ready|all|same|better|not)\b[^.]*$/;
