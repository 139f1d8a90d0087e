import { parentPort } from 'node:worker_threads';
import { createAnswers } from './answers.ts';
import type { Answer, Ask, AskKind, Asks } from './protocol.ts';

/** The thread that holds the index. Answers one question at a time, in the order they were asked. */
if (parentPort === null) throw new Error('this module runs as a worker thread');
const port = parentPort;
const answers = createAnswers();

port.on('message', (ask: Ask) => {
  port.postMessage(reply(ask));
});

function reply<K extends AskKind>({
  number,
  kind,
  asked,
}: {
  number: number;
  kind: K;
  asked: Asks[K]['asked'];
}): Answer {
  try {
    return { number, kind: 'answer', answered: answers[kind](asked) };
  } catch (error) {
    return { number, kind: 'failed', reason: error instanceof Error ? `${error.stack}` : String(error) };
  }
}
