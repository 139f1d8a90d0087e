import type { Finding } from './finding.ts';

/** One thing that was looked at: what is so, and what is wrong with it. */
export type Check = { name: string; facts: string[]; findings: Finding[] };
