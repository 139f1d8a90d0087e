import { relatedPapers } from '../../commands/related-papers.ts';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Section } from '../../src/core/discussions/answer.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { askedAbout } from '../../src/core/queries/asked-about.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { createFullTextStore } from '../../src/storage/full-texts.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { systemClock } from '../../src/system-clock.ts';
import { corpusOf, manyQuestions, textOfWords } from './answer-corpus.ts';
import type { BenchOptions } from './options.ts';

const rounds = 400;
const threadWords = 15_000;
const { signal } = new AbortController();
const today = new Date('2026-06-19T00:00:00Z');

/**
 * Two promises: a question to the whole index takes at most 5 times one search of it, measured side by side; in a
 * thread with a full text of 15,000 words at hand an answer takes at most 50 ms of the process's time at the 99th
 * percentile.
 */
export async function run({ size = 20_000, json }: BenchOptions): Promise<void> {
  const rows = { 'whole index': await wholeIndex(corpusOf(size)), thread: await inThread() };
  if (json) for (const [what, row] of Object.entries(rows)) console.log(JSON.stringify({ what, ...row }));
  else for (const [what, row] of Object.entries(rows)) console.table({ [what]: row });
}

async function wholeIndex(papers: Paper[]) {
  const db = await openDatabase(':memory:');
  const store = createPaperStore(db);
  await store.save(papers, today);
  const log = { info: () => undefined, warn: console.warn, error: console.error };
  const index = createSearchIndex({ papers: store, log });
  await index.ready();
  const answerer = createAnswerer(systemClock);
  const search = (question: string) => index.search(parseQuery(question), { limit: 5, today });
  const ask = async (question: string) => {
    const about = askedAbout(question);
    const found = await relatedPapers(index, answerer.searches, about, { bounds: [], now: today });
    const scores = found.map(({ score }) => score);
    return answerer.among(
      found.map(({ paper }) => paper),
      about,
      { scores, signal },
    );
  };
  const questions = manyQuestions(papers, rounds);
  for (const question of questions.slice(0, 40)) await ask(question);
  const searching: number[] = [];
  const asking: number[] = [];
  for (const question of questions) {
    searching.push(await elapsed(() => search(question)));
    asking.push(await elapsed(() => ask(question)));
  }
  await index.close();
  await db.destroy();
  return {
    papers: papers.length,
    searchMedianMs: at(searching, 0.5),
    askMedianMs: at(asking, 0.5),
    askP99Ms: at(asking, 0.99),
    ratioOfSums: round(sum(asking) / sum(searching)),
  };
}

async function inThread() {
  const db = await openDatabase(':memory:');
  const texts = createFullTextStore(db);
  const [paper] = corpusOf(1);
  if (paper === undefined) throw new Error('there is no paper to ask about');
  const sections: Section[] = textOfWords(threadWords);
  await texts.save(paper.id, { kind: 'sections', sections, source: 'bench', isPart: false }, today);
  const answerer = createAnswerer(systemClock);
  const used: number[] = [];
  for (const [turn, question] of manyQuestions([paper, ...corpusOf(200)], rounds).entries()) {
    const before = process.cpuUsage();
    const stored = await texts.get(paper.id);
    await answerer.about(paper, stored?.kind === 'sections' ? stored.sections : undefined, question, {
      earlier: [],
      signal,
    });
    const { user, system } = process.cpuUsage(before);
    // The first question splits the text; "at hand" begins with the second.
    if (turn > 0) used.push((user + system) / 1_000);
  }
  await db.destroy();
  const words = sections.reduce((total, { text }) => total + text.split(/\s+/).length, 0);
  return { words, cpuMedianMs: at(used, 0.5), cpuP99Ms: at(used, 0.99), cpuMostMs: at(used, 1) };
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const at = (values: readonly number[], share: number) =>
  round(
    [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0,
  );
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const round = (value: number) => Math.round(value * 100) / 100;
