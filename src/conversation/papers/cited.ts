import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, isPhrase, phrases } from '../words/phrases.ts';
import { type Sentence, type Word, writtenAs } from '../words/words.ts';
import { placesIn } from './item.ts';
import { paperFirst } from './reference.ts';

/** "Bibtex of E2 TTS? Overleaf is waiting", "how do I reference MemOS in my report" */
export function readCited({ clauses: [clause] }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  const asked = plainly(clause?.words ?? []);
  const begun = beginsWith(asked, citing);
  if (begun === undefined) return undefined;
  const name = plainly(asked.slice(begun.end));
  if (placesIn(writtenAs(name)) !== undefined) return undefined;
  const isWritten =
    name.length > 0 && name.length <= longestName && name.some(({ written }) => /\p{Lu}/u.test(written));
  const paper = paperFirst(name, named)?.paper ?? (isWritten ? writtenAs(name) : undefined);
  return paper === undefined ? undefined : { kind: 'facts', fact: 'citation', paper };
}

const longestName = 10;
const citing = phrases([
  'give|get|show|send|need|want|copy|export? me|us? the|a? bibtex|bib|citation entry|key? of|for|to? the?',
  'give|get|show|send|need|want me|us? the|a reference entry? of|for|to the?',
  'how do|can|could|should|would|ought|to i|we|one|you? to? cite|reference|quote the?',
  'what is|would be? the citation|reference entry? of|for|to the?',
  'the|a? citation|reference entry? of|for|to the?',
  'cite the?',
]);

/** Whether the citation of the paper that is talked about is wanted, and nothing else. */
export const asksToCite = (asked: readonly Word[]): boolean => isPhrase(asked, ofThis) !== undefined;

const ofThis = phrases([
  'how do|can|could|should|would|ought|to? i|we|one|you? to? cite|reference|quote it|this|that paper|one|work?',
  'cite it|this|that paper|one?',
  '... my|our|the|a bib|bibtex|bibliography file ...?',
]);
