import fitted from './topic-weights.json' with { type: 'json' };

/** By what a word and its neighbours show: what it counts for being of the topic, in hundredths. */
const weights: ReadonlyMap<string, number> = new Map(Object.entries(fitted));

/** Words and marks of a sentence that are looked at. */
const mostTokens = 150;

/** Words and marks of punctuation, in the order in which they stand. */
export const tokensOf = (text: string): string[] =>
  (text.slice(0, 2_000).match(/[\p{L}\p{N}][\p{L}\p{N}+#'’&/-]*|[.,;:!?()]/gu) ?? []).slice(0, mostTokens);

/** A word as it is compared: small, without an apostrophe. */
export const wordOf = (token: string): string =>
  token
    .toLowerCase()
    .replace(/[’']s$/, '')
    .replace(/[’']/g, '');

export const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/**
 * The words of a sentence that say what papers are to be about, as they are written: each word by itself, by a logistic
 * regression over it and its neighbours, fitted to sentences whose authors said which words are meant
 * (`npm run eval:conversation -- --fit`).
 */
export function likelyTopic(text: string): string[] {
  const tokens = tokensOf(text);
  const topic = tokens.filter((token, at) => {
    if (!isWord(token)) return false;
    let sum = 0;
    for (const feature of tokenFeatures(tokens, at)) sum += weights.get(feature) ?? 0;
    return sum > 0;
  });
  const isTelling = (token: string) => !prepositions.has(wordOf(token));
  return topic.slice(Math.max(topic.findIndex(isTelling), 0), topic.findLastIndex(isTelling) + 1);
}

/** What a word shows of being meant: itself, what stands around it, and how it is written. */
export function tokenFeatures(tokens: readonly string[], at: number): string[] {
  const token = tokens[at] ?? '';
  const near = (step: number) => {
    const other = tokens[at + step];
    return other === undefined ? (step < 0 ? '^' : '$') : isWord(other) ? wordOf(other) : other;
  };
  const word = near(0);
  const behind = tokens.slice(at);
  const found = [
    'always',
    `w:${word}`,
    `-1:${near(-1)}`,
    `+1:${near(1)}`,
    `-2:${near(-2)}`,
    `+2:${near(2)}`,
    `-1:${near(-1)} ${word}`,
    `+1:${word} ${near(1)}`,
    `-2:${near(-2)} ${near(-1)}`,
    `+2:${near(1)} ${near(2)}`,
    `ends:${word.slice(-3)}`,
    `long:${Math.min(word.length, 9)}`,
    `part:${Math.min(tokens.slice(0, at).filter(endsPart).length, 3)}`,
    `last part:${behind.some(endsPart) ? 'no' : 'yes'}`,
  ];
  if (/\p{Lu}/u.test(token) && at > 0 && !endsPart(tokens[at - 1] ?? '')) found.push('a capital');
  if (/[-\d]/.test(word)) found.push('a hyphen or digit');
  const before = prepositionBefore(tokens, at);
  if (before !== undefined) found.push(`behind:${before}`);
  return found;
}

const endsPart = (token: string) => /^[.!?;:]$/.test(token);

/** The nearest of these among the six words before, in the same part. */
function prepositionBefore(tokens: readonly string[], at: number): string | undefined {
  for (const token of tokens.slice(Math.max(0, at - 6), at).reverse()) {
    if (endsPart(token)) return undefined;
    if (prepositions.has(wordOf(token))) return wordOf(token);
  }
  return undefined;
}

const prepositions = new Set('on about for in with of by from that regarding to'.split(' '));
