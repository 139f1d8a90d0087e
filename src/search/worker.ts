import { parentPort } from 'node:worker_threads';
import { Engine } from './engine.ts';
import type { PaperIndex } from './paper-index.ts';
import type { Answer, Ask, AskKind, Asks } from './protocol.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** The thread that holds the index. Answers one question at a time, in the order they were asked. */
if (parentPort === null) throw new Error('this module runs as a worker thread');
const port = parentPort;
let engine = new Engine();
/** After this long, in milliseconds, whoever waited for the start has an answer. */
const prepareAfterMs = 1_000;

port.on('message', (ask: Ask) => {
  port.postMessage(reply(ask));
});

function reply(ask: Ask): Answer {
  try {
    return { number: ask.number, kind: 'answer', answered: answer(ask) };
  } catch (error) {
    return { number: ask.number, kind: 'failed', reason: error instanceof Error ? `${error.stack}` : String(error) };
  }
}

function answer({ kind, asked }: Ask): Asks[AskKind]['answered'] {
  switch (kind) {
    case 'open':
      return open(asked);
    case 'add':
      engine.add(asked.entries);
      tidy();
      return { papers: engine.index.count };
    case 'search':
      return { ...engine.search(asked.query, asked), papers: engine.index.count };
    case 'matches':
      return engine.matches(asked.topic, asked.ids, asked.today);
    case 'similar':
      return engine.similar(asked.id, asked.limit);
    case 'suggest':
      return engine.suggest(asked.text, asked.limit);
    case 'save':
      return { bytes: writeSnapshot(engine.index, asked.snapshotFile, asked.asOf) };
    case 'clear':
      engine = new Engine();
      return {};
    default:
      return kind satisfies never;
  }
}

function open({ snapshotFile }: Asks['open']['asked']): Asks['open']['answered'] {
  const read = snapshotFile === undefined ? { kind: 'absent' as const } : readSnapshot(snapshotFile);
  engine = new Engine(read.kind === 'read' ? read.index : undefined);
  setTimeout(() => engine.prepare(), prepareAfterMs).unref();
  return {
    papers: engine.index.count,
    sample: sampleOf(engine.index),
    ...(read.kind === 'read' ? { asOf: read.asOf } : {}),
    ...(read.kind === 'refused' ? { refused: read.reason } : {}),
  };
}

/** Some ids from everywhere in the index. */
function sampleOf(index: PaperIndex): string[] {
  const step = Math.max(1, Math.floor(index.ids.length / 64));
  const sample: string[] = [];
  for (let paper = 0; paper < index.ids.length; paper += step)
    if (index.isAlive(paper)) sample.push(index.ids.get(paper));
  return sample;
}

/** Replaced papers leave dead numbers; when they are many, the index is written anew without them. */
function tidy(): void {
  if (engine.index.waste() > 0.2 && engine.index.ids.length > 1000) engine = new Engine(engine.index.compacted());
}
