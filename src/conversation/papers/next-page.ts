import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/words.ts';

/** Nothing but a wish for the next page of what was shown: "more", "are there more?", "next 5". */
export const asksForMore = ({ parts: [part, another] }: Sentence): boolean =>
  part !== undefined && another === undefined && isPhrase(plainly(part.words), further) !== undefined;

/** The page before, and nothing else: "previous page", "go back one page". */
export const asksForPrevious = ({ parts: [part, another] }: Sentence): boolean =>
  part !== undefined && another === undefined && isPhrase(plainly(part.words), before) !== undefined;

const before = phrases([
  'show|see|give|get|open? me|us? the? previous|prior|earlier page|results|ones|papers|list again?',
  'go|turn|flip? back? to the previous|prior|earlier|first page',
  'go|turn|flip back one|a page',
  'one|a page back',
  'page back',
  'the? page before',
  'previous',
]);

const further = phrases(
  [
    '{lead}? the? next|more|further|rest|others page|ones|one|papers|results|hits|five|5|ten|10|few? of? them|these|those|it?',
    '{lead}? some|a|few|five|5|ten|10 more papers|results|ones|hits?',
    'are|is|were|have|do|got there|you|any? any? more|others|further papers|results|hits|ones? have|of? them|these|those?',
    'any|anything|what more|else|others papers|results|ones?',
    'keep|go going|on',
    'continue',
  ],
  { lead: ['show|give|see|get|list|send|can|want|need i|me|us? see|have?', 'what are|is|about'] },
);
