import { findDays } from '../../core/queries/find-days.ts';
import type { Where } from '../intent.ts';
import { spanIn } from '../times/time.ts';
import { asks, isTalk, isWord } from '../words/talk.ts';
import { titleShare } from '../words/title-share.ts';
import { allWords, readSentence, spelled, type Word } from '../words/words.ts';
import { votesIn } from './votes.ts';

/** What a word says of the papers that are meant: nothing, their topic, what they are not about, by whom, where from, when. */
export const tags = ['none', 'topic', 'without', 'author', 'organisation', 'time'] as const;
export type Tag = (typeof tags)[number];

/** What a topic is wanted for. */
export type Topical = 'search' | 'subscribe' | 'unsubscribe';

/** Words and marks of a sentence that are looked at. */
const mostTokens = 150;

/** Words and marks of punctuation, in the order in which they stand. */
export const tokensOf = (text: string): string[] => tokensIn(text).map(([token]) => token);

const tokensIn = (text: string) =>
  [
    ...text
      .slice(0, 2_000)
      .matchAll(
        /(?<![\p{L}\p{N}])(?:\p{L}\.){2,3}|(?<=\p{L}{2} )\p{L}\.(?= \p{L}{2})|[\p{L}\p{N}][\p{L}\p{N}+#'’&/^-]*|[.,;:!?()"“”]/gu,
      ),
  ].slice(0, mostTokens);

/** A word as it is compared: small, without an apostrophe. */
export const wordOf = (token: string): string =>
  token
    .toLowerCase()
    .replace(/[’']s$/, '')
    .replace(/[’']/g, '');

/** A word or a mark of punctuation as phrases compare it. */
export const asWord = (token: string): Word => ({ text: spelled(wordOf(token)), written: token });

type Shown = { where: Where; of: Topical; timed: readonly boolean[] };

/** What each word shows: itself and its neighbours, how it is written, where it stands, how often titles hold it. */
export function tokenFeatures(tokens: readonly string[], { where, of, timed: isTimed }: Shown): string[][] {
  const words = tokens.map((token) => (isWord(token) ? spelled(wordOf(token)) : token));
  const parts = partsOf(tokens);
  const asking = parts.map(({ from, to }) => from + words.slice(from, to).findLastIndex((word) => asks.has(word)));
  const isVotes = voted(words);
  const doesAsk = asking.some((at, nth) => at >= (parts[nth]?.from ?? 0));
  const shares = words.map(shareOf);
  const talked = (from: number, to: number) =>
    words.slice(from, to).filter((word) => isWord(word) && isTalk(word)).length;
  const size = words.filter(isWord).length;
  const whole = `size:${Math.min(size, 9)} talk:${Math.min(talked(0, words.length), 4)}`;
  return tokens.map((token, at) => {
    const nth = parts.findIndex(({ to }) => at < to);
    const { from, to, ends } = parts[nth] ?? { from: 0, to: 0, ends: '' };
    const word = words[at] ?? '';
    const near = (step: number) => words[at + step] ?? (step < 0 ? '^' : '$');
    const kind = (step: number) => (isTalk(near(step)) ? near(step) : '?');
    const share = (step: number) => shares[at + step] ?? 'none';
    const last = asking[nth] ?? -1;
    const asked =
      last < from ? (doesAsk ? 'elsewhere' : 'nowhere') : at < last ? 'before' : at > last ? 'behind' : 'at';
    const place = `${nth === 0 ? 'first' : 'later'} ${nth === parts.length - 1 ? 'last' : 'earlier'} ${ends}`;
    const begins = `${words[from] ?? ''} ${words[from + 1] ?? ''}`;
    const before = prepositionBefore(words, at, from);
    return [
      'always',
      `w:${word}`,
      `${of}:${word}`,
      `-1:${near(-1)}`,
      `+1:${near(1)}`,
      `-2:${near(-2)}`,
      `+2:${near(2)}`,
      `-1:${near(-1)} ${word}`,
      `+1:${word} ${near(1)}`,
      `-2:${near(-2)} ${near(-1)}`,
      `-3:${near(-3)} ${near(-2)} ${near(-1)}`,
      `+2:${near(1)} ${near(2)}`,
      `ends:${word.slice(-3)}`,
      `ends:${word.slice(-2)}`,
      `long:${Math.min(word.length, 8)}`,
      `place:${place}`,
      `asked:${asked}`,
      `asked:${asked} ${word}`,
      `asked:${asked} ${place}`,
      `starts:${words[from] ?? ''}`,
      `starts:${begins}`,
      `in:${where} ${asked}`,
      `parts:${Math.min(parts.length, 3)} ${of}`,
      whole,
      `${whole} ${kind(0)}`,
      `part talk:${Math.min(talked(from, to), 4)} ${kind(0)}`,
      `part size:${Math.min(to - from, 6)} ${asked} ${kind(0)}`,
      ...(isNegated(words, at) ? ['denied', `denied ${kind(0)}`, `denied -1:${near(-1)}`] : []),
      ...(isVotes[at] ? ['votes', `votes:${word}`] : []),
      `kinds:${kind(-1)} ${kind(0)}`,
      `kinds:${kind(0)} ${kind(1)}`,
      `kinds:${kind(-2)} ${kind(-1)} ${kind(0)}`,
      `kinds:${kind(-1)} ${kind(0)} ${kind(1)}`,
      `kinds:${kind(0)} ${asked} ${place}`,
      `share:${share(0)}`,
      `share:${share(0)} ${asked}`,
      `share:${share(0)} -1:${share(-1)}`,
      `share:${share(0)} +1:${share(1)}`,
      ...(before === undefined ? [] : [`behind:${before}`]),
      ...(at === from ? ['begins a part'] : []),
      ...written(token, at === from, near(-1)),
      ...(organisations.has(word)
        ? [
            'an organisation',
            `an organisation behind:${before}`,
            `an organisation -1:${near(-1)}`,
            `an organisation +1:${near(1)}`,
            `an organisation ${whole}`,
          ]
        : []),
      ...named(tokens, at, near),
      ...(isTimed[at] ? ['timed', `timed:${word}`, `timed:${asked} ${place}`, `timed +1:${near(1)}`] : []),
    ];
  });
}

/** Of a word among capitals, what stands before and behind them: "by Yejin Choi on". */
function* named(tokens: readonly string[], at: number, near: (step: number) => string): Generator<string> {
  const isName = (step: number) => /^\p{Lu}\p{Ll}+$/u.test(tokens[at + step] ?? '');
  if (!isName(0)) return;
  const from = isName(-1) ? -1 : 0;
  const to = isName(1) ? 1 : 0;
  if (from === to) return;
  const rare = [from, to].every((step) => titleShare(wordOf(tokens[at + step] ?? '')) === 0) ? ' unknown' : '';
  yield* [
    `one of two names${rare}`,
    'one of two names',
    `two names behind:${near(from - 1)}`,
    `two names before:${near(to + 1)}`,
  ];
}

/** "But not for images", "no surveys", "w/o rubrics", "that are not about segmentation". */
export function isNegated(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 6), at).reverse();
  const end = before.findIndex((word) => !beside.has(word));
  if (isLeftOut(before[end] ?? '', before[end + 1] ?? '')) return true;
  // "There is nothing on kites" denies none.
  if (before[end] === 'nothing' && !joining.has(before[end + 1] ?? '')) return false;
  return negations.has(before[end] ?? '');
}

/** "Leave out the simulation ones", "other than LIBERO", "apart from images". */
const isLeftOut = (word: string, before: string): boolean =>
  (word === 'out' && /^(?:leave|leaving|left)$/.test(before)) ||
  (word === 'than' && before === 'other') ||
  (/^(?:ignore|ignoring|omit|omitting|avoid|avoiding)$/.test(word) && !(isWord(before) && !joining.has(before))) ||
  (holding.has(word) && /^(?:dont|doesnt|not)$/.test(before)) ||
  (word === 'from' && /^(?:apart|aside)$/.test(before));

export const negations = new Set('not no nothing isnt arent except excluding minus without skip exclude'.split(' '));
const joining = new Set(['but', 'and', ',', 'please', '', '.']);
export const holding: ReadonlySet<string> = new Set('use using involve involving mention mentioning'.split(' '));
export const beside: ReadonlySet<string> = new Set(
  'for about on the any anything in a interested ones papers with of to do involving using mentioning "'.split(' '),
);

/** Which words say how many votes are wanted. */
export function voted(words: readonly string[]): boolean[] {
  const found = votesIn(words);
  return words.map((_, at) => found !== undefined && at >= found.start && at < found.end);
}

/** How a word is written. */
function* written(token: string, isFirst: boolean, before: string): Generator<string> {
  if (/^\p{Lu}\p{Ll}/u.test(token)) yield* isFirst ? ['a capital first'] : ['a capital', `a capital behind ${before}`];
  if (/\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}/u.test(token)) yield 'capitals';
  if (/[-/]/.test(token)) yield 'a hyphen';
  if (/\d/.test(token)) yield 'a digit';
}

type PartOf = { from: number; to: number; ends: string };

/** Between marks that end a sentence. */
function partsOf(tokens: readonly string[]): PartOf[] {
  const parts: PartOf[] = [];
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    if (!/^[.!?;:]$/.test(token)) continue;
    if (at > from) parts.push({ from, to: at + 1, ends: token });
    from = at + 1;
  }
  if (from < tokens.length) parts.push({ from, to: tokens.length, ends: '' });
  return parts;
}

const shareOf = (word: string): string => (isWord(word) ? String(titleShare(word)) : 'mark');

/** Which of the words name a time of the past, as the rules of time.ts read it. */
export function timedTokens(text: string, tokens: readonly string[]): boolean[] {
  const words = allWords(readSentence(text).parts);
  const found = spanIn(words, new Date(0));
  if (found === undefined) return dated(text);
  const span = words.slice(found.start, found.end).flatMap(({ written: one }) => (one === '' ? [] : [one]));
  const isSpan = tokens.map(() => false);
  for (const from of tokens.keys()) {
    if (tokens[from] !== span[0]) continue;
    let next = 0;
    let to = from;
    for (; to < tokens.length && next < span.length; to += 1) {
      if (tokens[to] === span[next]) next += 1;
      else if (isWord(tokens[to] ?? '')) break;
    }
    if (next === span.length) return isSpan.fill(true, from, to);
  }
  return isSpan;
}

/** Which of the words name a date, as queries read it; whichever day it is. */
function dated(text: string): boolean[] {
  const days = findDays(text, new Date('2100-01-01T00:00:00Z'));
  return tokensIn(text).map(({ index }) => days !== undefined && index >= days.from && index < days.to);
}

/** Whose papers people ask for most, and who are no topic; others are told from what stands around them. */
export const organisations = new Set(
  `nvidia google deepmind googledeepmind meta microsoft openai anthropic apple amazon adobe ibm epfl caltech cornell yale columbia nyu ucla uiuc eth-zurich allenai allen tencent hunyuan bytedance alibaba qwen deepseek baidu
  huawei qualcomm kuaishou sakana servicenow zyphra baichuan sensetime iflytek naver oppo tongyi baai inclusionai openmoss mistral kaist technion zhejiang nanyang beihang sjtu nju hkust cuhk ucsd mbzuai nus mcgill waterloo stanford mit berkeley princeton tsinghua peking fudan cmu harvard oxford cambridge eth toyota ibm salesforce
  samsung intel sony siemens bosch autodesk databricks xiaomi cohere ai2 kling stepfun moonshot zhipu minimax facebook inria mila tu max-planck`.split(
    /\s+/,
  ),
);

/** The nearest of these among the six words before, in the same part. */
const prepositionBefore = (words: readonly string[], at: number, from: number): string | undefined =>
  words
    .slice(Math.max(from, at - 6), at)
    .reverse()
    .find((word) => prepositions.has(word));

const prepositions = new Set(
  'on about for in with of by from that regarding concerning to but no not without'.split(' '),
);
