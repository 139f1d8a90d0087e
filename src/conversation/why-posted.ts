import type { NamedPaper } from '../core/queries/search.ts';
import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { isPhrase, phrases } from './phrases.ts';
import { paperNamed } from './reference.ts';
import { isEverydayName } from './title-share.ts';
import type { Sentence } from './words.ts';

/** Why a paper that is named was posted, or was not: "why not Moebius?", "why didn't we get the Moebius paper?" */
export function readWhy(
  { clauses: [clause, another] }: Sentence,
  where: Where,
  named: readonly NamedPaper[],
): Intent | undefined {
  if (where === 'thread' || clause === undefined || another !== undefined) return undefined;
  const { name } = isPhrase(plainly(clause.words), reasons) ?? {};
  const id = name === undefined ? undefined : paperNamed(name, named);
  const paper = named.find((one) => one.id === id && !isEverydayName(one.words.split(' ')));
  return paper === undefined ? undefined : { kind: 'status', of: 'why', paper: paper.id };
}

const reasons = phrases(
  [
    '{so} not {name} {here}?',
    '{so} no {name} {here}?',
    '{so} {aux}? not? we|i|you|they not? get|got|see|seen|receive|received|have|post|posted|send|sent|show|shown|pick|picked|include|included {name} {here}?',
    '{so} {aux} {name} not? {posted} {here}?',
    '{so} {aux} not {name} {posted} {here}?',
    '{so} {aux} {name} missing|absent|left|skipped|excluded|dropped|filtered out|from? {here}?',
    '{so} {name} is|was|did not? {posted} {here}?',
    '{so} {name} {here}',
  ],
  {
    so: ['why', 'how come'],
    aux: ['did|do|was|were|is|are|have|has'],
    posted: [
      'been? posted|sent|shown|picked|chosen|selected|included|recommended|listed|get|got|make|made|in|on|here|there',
    ],
    here: [
      'here|there|today|yesterday',
      'in|on|to|into the|our|todays|this? list|digest|post|channel|feed|cut',
      'the cut|list|digest',
    ],
  },
);
