import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/words.ts';
import { gistAsked } from './gist.ts';
import { paperFirst } from './reference.ts';

/** "The PaperBench paper, in short please", "2606.00090 what does it say, short" */
export function readInShort(
  { parts: [name, manner, another] }: Sentence,
  named: readonly NamedPaper[],
): Intent | undefined {
  if (another !== undefined || (manner !== undefined && isPhrase(manner.words, inShort) === undefined))
    return undefined;
  const words = plainly(name?.words ?? []);
  const found = paperFirst(words, named);
  if (found === undefined) return undefined;
  const asked = words.slice(found.end);
  const gist = gistAsked({ words: asked });
  const isGist = asked.length === 0 ? manner !== undefined : gist !== undefined && gist.name === undefined;
  return isGist ? { kind: 'gist', paper: found.paper } : undefined;
}

const inShort = phrases([
  'in short|brief please|thanks?',
  'in a nutshell please?',
  'in|with one|two|three|a|few couple? of? sentence|sentences|words|word|line|lines please?',
  'in simple|plain|easy|other words|terms|english please?',
  'the|a? short|quick|simple version|summary please?',
  'short|brief|briefly|shortly please?',
  'tldr|summary|gist please?',
]);
