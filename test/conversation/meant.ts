import type { Intent, Where } from '../../src/conversation/intent.ts';
import { secondThought } from '../../src/conversation/second-thought.ts';
import { understand } from '../../src/conversation/understand.ts';

/** A Friday. */
export const now = new Date('2026-06-19T12:00:00Z');

/** What a sentence is understood as by its words alone, where no paper is known by its name. */
export const meant = (text: string, where: Where = 'channel'): Intent =>
  understand({ text: secondThought(text), where, now, named: [] });

/** The days and times a sentence is offered as, typed behind the command; what it is understood as where that is no schedule. */
export function whenMeant(text: string): unknown {
  const intent = meant(text);
  return intent.kind === 'change' && intent.command === 'schedule' ? intent.options.when : intent;
}
