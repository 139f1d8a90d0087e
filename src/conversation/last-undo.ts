import { lastOfEach } from '../core/chat/last-of-each.ts';
import type { Caller } from '../core/chat/place.ts';
import type { Button, Invocation, Reply, RunButton } from '../core/chat/reply.ts';
import { say } from '../core/chat/say.ts';
import { printCommandLine } from '../core/commands/command-line.ts';
import { plainly } from './manners.ts';
import { isPhrase, phrases } from './phrases.ts';
import { readSentence } from './words.ts';

/** How long the last change of a person is remembered, in milliseconds. */
const standsMs = 3_600_000;

/**
 * The way back from what each person changed last, for who says "undo that": it is shown again, as nothing is changed on a
 * sentence.
 */
export function createLastUndo() {
  const undos = lastOfEach<{ said: string; undo: RunButton }>(standsMs);

  return {
    /**
     * What somebody was told of the change that `ran`. One without a way back leaves the one before it known, unless it was
     * that way back, or their wish to be forgotten.
     */
    remember({ summary, blocks, failed }: Reply, ran: Invocation, caller: Caller, now: Date): void {
      if (failed === true) return;
      const undo = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).find(takesBack);
      const last = undos.of(caller, now);
      const isOver =
        ran.command === 'forget-me' ||
        (last !== undefined && printCommandLine(last.undo.invoke) === printCommandLine(ran));
      if (undo !== undefined) undos.keep(caller, { said: summary, undo }, now);
      else if (isOver) undos.forget(caller);
    },

    /** The answer to "undo that"; undefined where something else is said, or no change is known. */
    answered(text: string, caller: Caller, now: Date): Reply | undefined {
      const last = undos.of(caller, now);
      if (last === undefined || !asksToUndo(text)) return undefined;
      return say(
        'The last change of yours that can be taken back:',
        { type: 'note', text: [last.said] },
        { type: 'buttons', buttons: [last.undo] },
      );
    },
  };
}

const takesBack = (button: Button): button is RunButton => 'invoke' in button && button.undoes === true;

/** "Undo that", and nothing else. */
export function asksToUndo(text: string): boolean {
  const [clause, another] = readSentence(text).clauses;
  return clause !== undefined && another === undefined && isPhrase(plainly(clause.words), undone) !== undefined;
}

const undone = phrases([
  'undo|revert it|this|that|everything?',
  'undo|revert the|my|that|our last|latest|previous? change|changes|one|step?',
  'take|put|change|turn it|this|that back please?',
  'take back it|this|that|the|my last? change?',
  'go back to how|what it was before?',
]);
