import { DeadlineError, withDeadline } from '../core/deadline.ts';
import type { Check } from '../core/status/check.ts';
import { counted } from '../core/text.ts';

/** One thing to look at; what it throws is a finding, too. Undefined where there is nothing to look at. */
export type Examination = { name: string; examine(): Promise<Check | undefined> | Check | undefined };

/** For one examination, in milliseconds: many channels are asked about one after the other. */
const longestMs = 120_000;

/** Looks at everything, one after the other, so that a machine in need is not asked for all at once. */
export async function examine(examinations: readonly Examination[], longest = longestMs): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { name, examine } of examinations) {
    const check = await withDeadline(longest, undefined, async () => examine()).catch((cause: unknown) =>
      notLookedAt(name, cause instanceof DeadlineError ? `it took more than ${longest / 1_000} s` : cause),
    );
    if (check !== undefined) checks.push(check);
  }
  return checks;
}

function notLookedAt(name: string, reason: unknown): Check {
  const what = `It could not be looked at: ${reason instanceof Error ? reason.message : reason}.`;
  return { name, facts: [], findings: [{ what, remedy: 'Mend the findings above first, then run doctor again.' }] };
}

/** For a person at a terminal: each check with what is so, and what is wrong with what to do. */
export function printChecks(checks: readonly Check[]): string {
  const told = checks.map(({ name, facts, findings }) =>
    [
      `${findings.length === 0 ? '✓' : '✗'} ${name}`,
      ...facts.map((fact) => `    ${fact}`),
      ...findings.flatMap(({ what, remedy }) => [`  ✗ ${what.replaceAll('\n', '\n    ')}`, `    → ${remedy}`]),
    ].join('\n'),
  );
  const found = checks.flatMap(({ findings }) => findings).length;
  const sum = found === 0 ? 'All is well.' : `${counted(found, 'finding')}.`;
  return `${told.join('\n')}\n\n${sum}\n`;
}
