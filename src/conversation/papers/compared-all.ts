import { plainly } from '../words/manners.ts';
import { type Classes, isPhrase, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';

/** Whether words set the papers that were shown beside each other, and name none: "compare them", "how do the two differ?" */
export const comparesAll = (words: readonly Word[]): boolean => isPhrase(plainly(words), comparing) !== undefined;

const ofThem: Classes = {
  them: [
    'them|these|those|both|everything|all',
    'them|these|those all|both',
    'all|both|each|two of? them|these|those',
    'the|these|those|both|all|my? two|both|last|three|few? two|papers|ones|results|hits',
  ],
  other: ['to|with|against|from each|one other|another', 'with|against themselves', 'side by side', 'in a table'],
};

const comparing = phrases(
  [
    'compare|contrast {them} {other}?',
    'compare and contrast {them}?',
    'a|the? comparison|differences|difference between|of|among {them}',
    'what is|are the? main|key|big|biggest|real? difference|differences between|among {them}',
    'explain|show|describe|give|tell me|us? the|a? difference|differences|comparison between|among|of {them}',
    'how do they compare|differ {other}?',
    'how are they different|related {other}?',
    'how do|are|would|can {them} compare|differ|different|relate|related {other}?',
    'put|show|set|place|lay|see|view {them} side by side',
    'put|set|place {them} next to each other',
    '{them}? side by side',
    'compare side by side',
  ],
  ofThem,
);
