import type { ModelFault } from './answer.ts';

/** What went wrong with a language model, as a reader is told after its name and a colon. The log tells operators more. */
export const modelFault: Readonly<Record<ModelFault, string>> = {
  unreachable: 'it could not be reached',
  'wrong-address': 'no language model is at the address that is set, which the operator can mend',
  'refused-key': 'it refused the key that is set, which the operator can mend',
  'unknown-model': 'there is no model of that name at the address that is set, which the operator can mend',
  'no-credit': 'its account has no credit left, which the operator can mend',
  'too-many': 'it takes no more questions for the moment',
  'refused-request': 'it refused the question as it was put',
  'too-long': 'question and sentences were too long for it',
  failed: 'its server failed',
  late: 'it took too long',
  'broke-off': 'its answer broke off',
  'cut-off': 'its answer was too long and was cut off',
  declined: 'it declined to answer',
  silent: 'it said nothing',
  unreadable: 'what it said cannot be checked',
};
