import type { NamedPaper } from '../core/queries/search.ts';
import type { Intent } from './intent.ts';
import { plainly } from './manners.ts';
import { isPhrase, phrases } from './phrases.ts';
import { paperFirst } from './reference.ts';
import type { Sentence } from './words.ts';

/** "The PaperBench paper, in short please" */
export function readInShort(
  { parts: [name, manner, another] }: Sentence,
  named: readonly NamedPaper[],
): Intent | undefined {
  if (manner === undefined || another !== undefined || isPhrase(manner.words, inShort) === undefined) return undefined;
  const words = plainly(name?.words ?? []);
  const found = paperFirst(words, named);
  return found?.end === words.length ? { kind: 'gist', paper: found.paper } : undefined;
}

const inShort = phrases([
  'in short|brief please|thanks|pls?',
  'in a nutshell please?',
  'in|with one|two|three|a|few couple? of? sentence|sentences|words|word|line|lines please?',
  'in simple|plain|easy|other words|terms|english please?',
  'the|a? short|quick|simple version|summary please?',
  'briefly|shortly please?',
  'tldr|summary|gist please?',
]);
