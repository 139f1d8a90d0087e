import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { beginsWith, isPhrase, phrases } from './phrases.ts';
import type { Sentence } from './words.ts';

/** Changes that few ask for, and that leave no doubt: by e-mail rather than here, and without a language model. */
export function readTold({ clauses, parts }: Sentence, where: Where): Intent | undefined {
  if (where === 'thread') return undefined;
  // Which change was the last nobody knows here: its own button undoes it.
  if (clauses.length === 1 && clauses.some(({ words }) => isPhrase(plainly(words), undone) !== undefined))
    return { kind: 'change', options: {} };
  if (clauses.some(({ words }) => isPhrase(plainly(words), byEmail) !== undefined))
    return { kind: 'change', command: 'connect', options: { way: 'email' } };
  if (parts.some(({ words }) => beginsWith(plainly(words), withoutModel) !== undefined))
    return { kind: 'change', command: 'model', options: { set: 'off' } };
  return undefined;
}

const undone = phrases(['undo|revert it|this|that?', 'undo|revert the|my|that last? change|one?']);

/** Which papers are meant, "email me papers about robots" says besides: it is a subscription. */
const byEmail = phrases(
  [
    '{want}? get|have|receive|see|read|send|deliver|prefer|want {ours} by|via|over|through|per|as|in|to {mail} {rather}?',
    'switch|change|move me|us|it|this? to {mail}',
    'email|mail {ours} to? me|us?',
    '{mail} would be nicer|better|easier {rather}?',
  ],
  {
    want: ['i|we? would|will|can|could? rather|prefer|much|also|like|want? to?'],
    ours: [
      'me|us? it|this|that|these|those|them|everything',
      'me|us? the|our|my|daily? daily? papers|digest|posts|list',
      'me|us',
    ],
    mail: ['my|our|an? e-mail|email|mail|inbox'],
    rather: ['instead|too|rather|also|as well?', 'for me|us'],
  },
);

const withoutModel = phrases(
  [
    '{never} send|sending|pass|passing|share|sharing|give|giving|forward|forwarding|hand|handing|show|showing {ours} to|with {model}',
    '{never} use|using {model} for|to|on|when|here answer|answering|answers|questions|our|my?',
    'answer|answers|work|go on? without using? {model}',
  ],
  {
    never: ['do? not|never', 'stop|quit'],
    ours: ['our|my|the|any|these? questions|question|messages|data|text', 'anything|what we|i? ask|write|say|type?'],
    model: [
      'a|an|any|some|the|your|external? ai|llm|llms|openai|chatgpt',
      'a|an|any|some|the|your|external? ai|llm|language model|models',
    ],
  },
);
