import { growthOf } from '../regexes/growth.ts';
import { allPatterns, type Pattern } from '../regexes/patterns.ts';
import { keyOf, readVerdicts } from '../regexes/verdicts.ts';
import type { BenchOptions } from './options.ts';

/** Characters of the shorter text; the longer has twice as many. */
const usualLength = 20_000;
/** Shorter than this nobody notices, and the clock cannot tell, in milliseconds. */
const leastTelling = 2;

/**
 * Feeds what the judge could not decide (`npm run regexes`) texts of n / 2, n and 2n characters, made of the pattern's own
 * words and of what patterns stumble over. The ratio of the times is 2 when it is linear, and 4 when it is not.
 */
export async function run({ size = usualLength, json }: BenchOptions): Promise<void> {
  const verdicts = readVerdicts();
  const undecided = (await allPatterns()).filter((pattern) => verdicts[keyOf(pattern)] === 'undecided');
  let above = 0;
  for (const pattern of undecided) {
    const worst = worstOf(pattern, size);
    const isAbove = worst.milliseconds > leastTelling && worst.ratio > 3;
    if (isAbove) above += 1;
    const facts = { at: pattern.at, ...worst, isAbove };
    if (json) console.log(JSON.stringify(facts));
    else {
      const time = `${worst.milliseconds.toFixed(1)} ms`;
      console.log(
        `| ${pattern.at} | ${time} | ${worst.ratio.toFixed(1)} | ${JSON.stringify(worst.pump)}${isAbove ? ' | ABOVE LINEAR' : ''} |`,
      );
    }
  }
  console.log(`${undecided.length} undecided patterns, ${above} above linear with ${size} and ${2 * size} characters`);
  if (above > 0) process.exitCode = 1;
}

function worstOf(pattern: Pattern, size: number) {
  const tried = pumpsFor(pattern.source).map((pump) => {
    const textOf = (length: number) => pump.repeat(Math.ceil(length / pump.length)).slice(0, length);
    return { pump, ...growthOf(pattern, [size / 2, size, 2 * size].map(textOf)) };
  });
  const telling = tried.filter(({ milliseconds }) => milliseconds > leastTelling);
  const byRatio = telling.sort((one, other) => other.ratio - one.ratio);
  const slowest = tried.reduce((one, other) => (one.milliseconds > other.milliseconds ? one : other));
  return byRatio[0] ?? slowest;
}

/** What is repeated: single signs, and every word of the pattern by itself, with a space, and with each other's signs. */
function pumpsFor(source: string): string[] {
  const words = source.match(/[A-Za-z]{2,}/g) ?? [];
  const signs = ['a', 'A', '0', ' ', '\n', '.', '(', '[', '"', 'a-', 'A.', '0.', 'aA0', 'a ', ' a', '. ', '(a', '[0'];
  return [
    ...new Set([
      ...signs,
      ...words.flatMap((word) => [word, `${word} `, `${word} a`, `${word}-`, `\\${word}{`, `\\${word}[`]),
    ]),
  ];
}
