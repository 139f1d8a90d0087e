import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import { allWords, type Sentence } from '../words/words.ts';
import { paperNamed } from './reference.ts';

/** In a discussion another paper that somebody wants to see: "can you show VibeThinker-3B, too", "also open the Moebius paper". */
export function readAnother({ parts }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  // "Too" may be a part of its own, and "also" is what politeness begins with.
  const said = [...parts.map(({ words }) => words), allWords(parts)].flatMap((words) => [words, plainly(words)]);
  const names = said.map((words) => isPhrase(words, showing)?.name);
  const paper = names.map((name) => name && paperNamed(name, named)).find((one) => one !== undefined);
  return paper === undefined ? undefined : { kind: 'paper', paper };
}

const showing = phrases([
  'show|open|find|get|see|pull|bring|have me|us? up? the? {name} too|also|instead|next|as|well well?',
  'can|could|would? you? please? also show|open|see|pull|bring me|us? up? the? {name}',
]);
