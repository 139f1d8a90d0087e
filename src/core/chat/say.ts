import { type Fault, saidOf } from './fault.ts';
import type { Block, Reply } from './reply.ts';

/** A private answer: one line that says it all, and what else there is to see. */
export const say = (summary: string, ...blocks: Block[]): Reply => ({
  summary,
  blocks: [{ type: 'text', text: [summary] }, ...blocks],
  audience: 'caller',
});

/** What cannot be done, and what to do instead. */
export const refuse = (summary: string, ...blocks: Block[]): Reply => ({ ...say(summary, ...blocks), failed: true });

/** The same for all that was wrong at once, with what else there is to see. */
export function refuseAll(faults: readonly Fault[], ...blocks: Block[]): Reply {
  const [summary = 'That could not be read.', ...more] = faults.map(saidOf);
  const reply = refuse(summary, ...more.map((text): Block => ({ type: 'text', text: [text] })), ...blocks);
  const located = faults.flatMap(({ option, problem }) => (option === undefined ? [] : [{ option, problem }]));
  return located.length === faults.length ? { ...reply, faults: located } : reply;
}

/** What the bot lacks in a channel (see `ChatAdapter.missingAccess`), as a sentence. */
export const cannotPost = (missing: readonly string[]): string =>
  `I cannot post here: I am missing ${missing.join(', ')}.`;

/** Said where the installation is out of order (see `ChatAdapter.outage`), for the given reason. */
export const nothingPosted = (reason: string): string =>
  `Nothing is posted at the moment: ${reason}. Posting goes on by itself when that is mended.`;

/** The same beside an answer that is given all the same; nothing where all is well. */
export const outageNotes = (reason: string | undefined): Block[] =>
  reason === undefined ? [] : [{ type: 'note', text: [nothingPosted(reason)] }];
