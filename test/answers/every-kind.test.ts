import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import { confidenceOf } from '../../src/answers/confidence.ts';
import { featuresOf } from '../../src/answers/features.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { type Question, readQuestion } from '../../src/answers/question.ts';
import { rules } from '../../src/answers/question-type-rules.ts';
import { questionTypesOf } from '../../src/answers/question-types.ts';
import { rankPassages } from '../../src/answers/rank.ts';
import { systemClock } from '../../src/system-clock.ts';
import { tidepool } from './papers.ts';

/** See the head of the file. */
const rows = readFileSync(new URL('./every-kind.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [head = '', question = '', answer = '', other = ''] = line.split(' | ');
    const [kind = '', is = ''] = head.split(' ');
    return { kind, is, question, answer, other };
  });
/** What a thing means is asked for by the form of the whole question, without a rule. */
const types = new Set<string>([...rules.map(({ type }) => type), 'definition']);
const nothing = 'nothing';

/** How much more speaks for the answer than for the other sentence. */
function lead(asked: Question, other: string, answer: string): number {
  const abstract = ['The sea is wide.', other, answer].filter((sentence) => sentence !== nothing).join(' ');
  const text = readPaper({ id: '2606.00001', title: 'On Things by the Sea', abstract }, []);
  const all = rankPassages(text, asked);
  const best = all[0]?.score ?? 0;
  const merits = new Map(
    all.map((ranked) => [
      ranked.passage.sentence.text,
      ranked.score + confidenceOf(featuresOf(ranked, text, asked, best)),
    ]),
  );
  return (merits.get(answer) ?? 0) - (merits.get(other) ?? 0);
}

/** The sentence that is quoted first, after one that has nothing to do with anything. */
async function answered(question: string, sentences: readonly string[]): Promise<string> {
  const abstract = ['The sea is wide.', ...sentences.filter((sentence) => sentence !== nothing)].join(' ');
  const paper = { ...tidepool, title: 'On Things by the Sea', abstract };
  const answer = await createAnswerer(systemClock).about(paper, undefined, question, {
    earlier: [],
    signal: new AbortController().signal,
  });
  return answer.kind === 'quotes' ? (answer.quotes[0]?.text ?? nothing) : nothing;
}

test('every kind of question has three that are it, and three that look like it', () => {
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(types);
  for (const kind of types) {
    const own = rows.filter((row) => row.kind === kind).map(({ is }) => is);
    expect(own, kind).toEqual(['is', 'is', 'is', 'not', 'not', 'not']);
  }
});

describe.each(rows.filter(({ is }) => is === 'is'))('$question asks for $kind', ({ kind, question, answer, other }) => {
  const asked = readQuestion(question);
  const without = { ...asked, types: new Set([...asked.types].filter((each) => each !== kind)) };

  test('and is answered with it', () => expect(answered(question, [other, answer])).resolves.toBe(answer));
  test('and because of it', () => expect(lead(asked, other, answer)).toBeGreaterThan(lead(without, other, answer)));
});

test.each(rows.filter(({ is }) => is === 'not'))('$question does not ask for $kind', ({ kind, question }) => {
  expect([...questionTypesOf(question)]).not.toContain(kind);
});
