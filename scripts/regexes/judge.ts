import { check } from 'recheck';
import { growthOf } from './growth.ts';
import type { Pattern } from './patterns.ts';

/** `undecided`: the judge found nothing against it, and did not come to an end; `npm run bench -- regexes` tries those. */
export type Verdict = { kind: 'linear' } | { kind: 'undecided' } | { kind: 'above-linear'; why: string };

/** For one pattern, in milliseconds. The longest need most of it. */
const patience = 20_000;
/** Characters of the shortest of three attacks that are measured, each twice as long as the one before. */
const attackLength = 10_000;

/**
 * How a pattern's time grows with its text. recheck proves it for patterns that it can make an automaton of, and tries
 * attacks on the others; an attack counts only when it is one in this engine too.
 */
export async function judge({ source, flags }: Pattern): Promise<Verdict> {
  const found = await check(source, flags, { timeout: patience });
  if (found.status === 'safe') return { kind: 'linear' };
  if (found.status === 'unknown') return { kind: 'undecided' };
  const { complexity, attack, checker } = found;
  const why = `${complexity.summary}, for example ${attack.pattern}`;
  if (checker === 'automaton') return { kind: 'above-linear', why };
  const { pumps, suffix } = attack;
  const attackOf = (times: number) =>
    pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.max(1, times))).join('') + suffix;
  const perTime = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.ceil(attackLength / Math.max(1, perTime));
  const { ratio, milliseconds } = growthOf(
    { source, flags },
    [1, 2, 4].map((longer) => attackOf(longer * times)),
  );
  return ratio > 3 && milliseconds > 5 ? { kind: 'above-linear', why } : { kind: 'linear' };
}
