import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/words.ts';

/** Whether a paper is good, and nothing of what it says: no text answers that of itself, and what people gave it are votes. */
export const readJudged = ({ parts: [part, another] }: Sentence): Intent | undefined =>
  part !== undefined && another === undefined && isPhrase(plainly(part.words), judging) !== undefined
    ? { kind: 'facts', fact: 'votes' }
    : undefined;

const judging = phrases(
  [
    'is|was {it} any|really|actually|considered|supposed? good|great|solid|decent|bad|legit|important|famous|popular|influential|impressive|worthwhile paper?',
    'is|was {it} a|an good|great|solid|decent|bad|important|legit|strong|weak paper|one|work',
    'is|was {it} worth it|anything|my|our|the time|hype|attention?',
    'how good|important|popular|influential is|was {it}',
    'do|did people|others|readers like {it}',
    'what do|did people|others|readers|you think about|of {it}',
    'do|would you like|recommend {it}',
    'recommend {it}',
  ],
  { it: ['it|this|that', 'this|that|the paper|one|work|article|preprint'] },
);
