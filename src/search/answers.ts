import { Engine } from './engine.ts';
import type { PaperIndex } from './paper-index.ts';
import type { AskKind, Asks } from './protocol.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

/** What the index answers to each kind of question. */
export type Answers = { [K in AskKind]: (asked: Asks[K]['asked']) => Asks[K]['answered'] };

/** After this long, in milliseconds, whoever waited for the start has an answer. */
const prepareAfterMs = 1_000;

/** An index, in whatever thread, that is filled and asked by what is told it. */
export function createAnswers(): Answers {
  let engine = new Engine();
  return {
    open({ snapshotFile }) {
      const read = snapshotFile === undefined ? { kind: 'absent' as const } : readSnapshot(snapshotFile);
      engine = new Engine(read.kind === 'read' ? read.index : undefined);
      setTimeout(() => engine.prepare(), prepareAfterMs).unref();
      return {
        papers: engine.index.count,
        sample: sampleOf(engine.index),
        ...(read.kind === 'read' ? { asOf: read.asOf } : {}),
        ...(read.kind === 'refused' ? { refused: read.reason } : {}),
      };
    },
    add({ entries }) {
      engine.add(entries);
      // Replaced papers leave dead numbers; when they are many, the index is written anew without them.
      if (engine.index.waste() > 0.2 && engine.index.ids.length > 1000) engine = new Engine(engine.index.compacted());
      return { papers: engine.index.count };
    },
    search: (asked) => ({ ...engine.search(asked.query, asked), papers: engine.index.count }),
    matches: ({ topic, ids, today }) => engine.matches(topic, ids, today),
    similar: ({ id, limit }) => engine.similar(id, limit),
    suggest: ({ text, limit }) => engine.suggest(text, limit),
    named: ({ text }) => engine.named(text),
    authorsIn: ({ text }) => engine.authorsIn(text),
    save: ({ snapshotFile, asOf }) => ({ bytes: writeSnapshot(engine.index, snapshotFile, asOf) }),
    clear() {
      engine = new Engine();
      return {};
    },
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
