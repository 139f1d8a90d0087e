import { lastOfEach } from '../../core/chat/last-of-each.ts';
import type { Caller } from '../../core/chat/place.ts';
import type { Button, Invocation, Reply, RunButton } from '../../core/chat/reply.ts';
import { say } from '../../core/chat/say.ts';
import { printCommandLine } from '../../core/commands/command-line.ts';
import { someDay } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases, without } from '../words/phrases.ts';
import { readSentence } from '../words/words.ts';

/** How long a change of a person is remembered, in milliseconds. */
const standsMs = 3_600_000;
/** Of so many changes of a person. */
const mostKept = 10;

/** What somebody was told of a change, its way back, and when that was, in milliseconds since 1970. */
type Change = { said: string; undo: RunButton; at: number };

/**
 * The ways back from what each person changed in the last hour, for who says "undo that": the one from the last change that has
 * one is shown again, as nothing is changed on a sentence.
 */
export function createLastUndo() {
  const undos = lastOfEach<readonly Change[]>(standsMs);
  const standing = (caller: Caller, now: Date): readonly Change[] =>
    (undos.of(caller, now) ?? []).filter(({ at }) => now.getTime() - at < standsMs);

  return {
    /**
     * What somebody was told of the change that `ran`. A way back that was taken is no longer one; their wish to be forgotten
     * ends all.
     */
    remember({ summary, blocks, failed }: Reply, ran: Invocation, caller: Caller, now: Date): void {
      if (failed === true) return;
      const undo = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).find(takesBack);
      const taken = [ran, ...(undo === undefined ? [] : [undo.invoke])].map((invoke) => printCommandLine(invoke));
      const isOver = ran.command === 'forget-me';
      const left = standing(caller, now).filter(
        (change) => !isOver && !taken.includes(printCommandLine(change.undo.invoke)),
      );
      const own = undo === undefined ? [] : [{ said: summary, undo, at: now.getTime() }];
      const kept = [...left, ...own].slice(-mostKept);
      // Only so many people are remembered: who has nothing to take back pushes out nobody.
      if (kept.length === 0) undos.forget(caller);
      else undos.keep(caller, kept, now);
    },

    /** The answer to "undo that", and what its button runs; undefined where something else is said, or no change is known. */
    offered(text: string, caller: Caller, now: Date): { offer: Reply; invoke: Invocation } | undefined {
      const last = standing(caller, now).at(-1);
      if (last === undefined || !asksToUndo(text)) return undefined;
      const offer = say(
        'The last change of yours that can be taken back:',
        { type: 'note', text: [last.said] },
        { type: 'buttons', buttons: [last.undo] },
      );
      return { offer, invoke: last.undo.invoke };
    },
  };
}

const takesBack = (button: Button): button is RunButton => 'invoke' in button && button.undoes === true;

/** "Undo that", and nothing else. */
export function asksToUndo(text: string): boolean {
  const [clause, another] = readSentence(text).clauses;
  if (clause === undefined || another !== undefined) return false;
  const asked = plainly(without(plainly(clause.words), startled));
  return isPhrase(asked, undone) !== undefined || isPhrase(clause.words, droppedAgain) !== undefined;
}

/** "Wait no, undo that" */
const startled = phrases(['wait|no|nope|nah|oops|whoops|stop|argh|ah|oh|damn|shit|sorry|actually']);

/** Without "again" it is said of a paper or a topic. */
const droppedAgain = phrases(['please? drop|scrap|cancel|remove it|this|that again please?']);

const undone = phrases(
  [
    'undo|revert|reverse {change}?',
    'take|put|change|turn|bring|roll|get|switch|set|move {change} back {before}?',
    'take|put|change|turn|bring|roll|get|switch|set|move {change} back {before} {once}',
    'take|put|change|turn|bring|roll|get|switch back {change} {before}?',
    'roll back',
    'restore|reinstate {change} {before}?',
    'go back to how|what|the? way? it|things|everything was|were {once}?',
    'go back to the old|previous|former|last settings|setup|state|topics|schedule',
  ],
  {
    change: [
      'it|this|that|them|these|those|everything',
      'it|this|that|them|these|those all',
      'the|my|that|our last|latest|previous? change|changes|one|step',
      'the|my|our|all? old|previous|former? topics|settings|subscriptions',
      'what i|we just? did|changed',
    ],
    before: [
      'how|like|as|to it|they|things|everything was|were before?',
      'to? how|what|the way? it|they|things|everything was|were before?',
      'to? how|what|the way? we|i had it|them|things|everything before?',
    ],
    once: [
      'before|earlier|yesterday|previously',
      'this|last|yesterday|earlier morning|evening|week|night|month|today',
      'an|one hour ago',
      'on? {day}',
    ],
    day: [`the|last? ${someDay}`],
  },
);
