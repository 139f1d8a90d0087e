import { expect, test } from 'vitest';
import { createAnswerer, rankSentences } from '../../src/answers/answerer.ts';
import { featuresOf } from '../../src/answers/features.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { readQuestion } from '../../src/answers/question.ts';
import { rankPassages } from '../../src/answers/rank.ts';
import { sharesBeginning } from '../../src/answers/term-match.ts';
import { systemClock } from '../../src/system-clock.ts';
import { gripnet, tidepool } from './papers.ts';

test('a heading ranks below the sentence that it introduces', () => {
  const sections = [{ title: 'Setup', text: 'Victim models.\nWe attack boats that two models of seven layers steer.' }];
  const question = 'which victim models do they attack?';
  const [first] = rankSentences({ id: 'x', title: 'On Boats', abstract: 'Boats sink.' }, sections, question);
  expect(first).toBe('We attack boats that two models of seven layers steer.');
});

test.each([
  ['We introduce DPPO, a way to steer.', 'dppo'],
  ['We release a benchmark called RealBench.', 'realbench'],
  ['The set is dubbed “Sea-7B”.', 'sea'],
])('"%s" tells the own name as a title does', (abstract, stem) => {
  expect(readPaper({ id: 'x', title: 'On Boats', abstract }).titleStems).toContain(stem);
});

test("others' names are not the paper's own", () => {
  const abstract = 'We compare it with RealBench.';
  expect(readPaper({ id: 'x', title: 'On Boats', abstract }).titleStems).not.toContain('realbench');
});

test("a name of the question that a sentence lacks is missing, the paper's own is not", () => {
  const text = readPaper(tidepool);
  const missing = (asked: string) => {
    const question = readQuestion(asked);
    const [first] = rankPassages(text, question);
    return first === undefined ? undefined : featuresOf(first, text, question, first.score).missing;
  };
  expect(missing('by how many points does Tidepool raise exact match?')).toBe(0);
  expect(missing('by how many points does Rockpool raise exact match?')).toBeCloseTo(1 / 3);
});

test('among papers, what says less of a claim is quoted beside a sentence that says enough, never alone', async () => {
  const { signal } = new AbortController();
  const others = 'Ropes were cut. Nets were torn. Tides were weak.';
  const less = 'Shrimp are rare in winter.';
  const ask = async (abstract: string) => {
    const paper = { ...gripnet, title: 'On Ropes', abstract };
    const claim = 'Seals dive at night near harbours for shrimp in winter';
    const answer = await createAnswerer(systemClock).among([paper], claim, { scores: [1], signal });
    return answer.kind === 'quotes' ? answer.quotes.map(({ text }) => text) : answer.kind;
  };
  expect(await ask(`We show that seals dive at night near harbours. ${others} ${less}`)).toContain(less);
  expect(await ask(`${others} ${less}`)).toBe('does-not-say');
});

test.each([
  ['inhibit', 'inhibitor', true],
  ['activ', 'activate', true],
  ['compar', 'compact', false],
  ['mode', 'model', false],
])('%s and %s begin alike enough to be one word: %s', (one, other, alike) => {
  expect(sharesBeginning(one, other)).toBe(alike);
});

test('what is said to a model answers no question before what is said of it', () => {
  const sections = [
    { title: 'B Prompts', text: 'You are a helpful judge of the accuracy of boats.' },
    { title: '4 Results', text: 'The accuracy of the boats is what a judge says of them.' },
  ];
  const [first] = rankSentences(
    { id: '2606.00001', title: 'Boats', abstract: 'Boats sail.' },
    sections,
    'what is the accuracy of boats?',
  );
  expect(first).toBe('The accuracy of the boats is what a judge says of them.');
});

test.each([
  ['names where something stands', 'Mooring losses are listed in Table 4.'],
  ['says what a short form stands for', 'ML: losses of a mooring.'],
])('what only %s ranks below what tells it', (_, pointer) => {
  const told = 'Most moorings were lost in the two storms of March, and the others to thieves.';
  const sections = [{ title: '4 Results', text: `${pointer} We dived daily. ${told}` }];
  const [first] = rankSentences(
    { id: 'x', title: 'On Boats', abstract: 'Boats sink.' },
    sections,
    'why are moorings lost?',
  );
  expect(first).toBe(told);
});

test('a full text answers before its introduction, its conclusion and its abstract, but for what is asked of all of it', () => {
  const short = (boats: string) => `We propose to anchor ${boats} by a chain.`;
  const full = 'We propose to anchor boats by a chain.';
  const paper = { id: 'x', title: 'On Harbours', abstract: short('barges') };
  const sections = [
    { title: '1 Introduction', text: short('boats') },
    { title: 'VI. Conclusions', text: short('boats') },
    { title: '3 Anchors', text: full },
  ];
  const text = readPaper(paper, sections);
  const standing = (question: string) =>
    rankPassages(text, readQuestion(question)).map(({ passage }) => passage.sentence.section);
  expect(standing('how are boats anchored?')[0]).toBe('3 Anchors');
  expect(standing('what is the main idea?')[0]).toBe('abstract');
});
