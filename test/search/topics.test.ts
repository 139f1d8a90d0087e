import { expect, test } from 'vitest';
import { parseQuery } from '../../src/core/queries/query.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const inTitle = paper({ title: 'Vision language models', abstract: 'Text.' });
const inAbstract = paper({ title: 'A study', abstract: 'We model the language of vision.', featuredOn: '2026-06-18' });
const partly = paper({ title: 'Vision models', abstract: 'Nothing about tongues.' });
const papers = [inTitle, inAbstract, partly];
const engine = new Engine();
engine.add(papers.map(toEntry));
const matches = (topic: string) =>
  engine.matches(
    parseQuery(topic),
    papers.map(({ id }) => id),
    today,
  );

test('all words must match, stemmed, and the title says more than the abstract', () => {
  const found = matches('vision language models');
  expect(found.map(({ id }) => id)).toEqual([inTitle.id, inAbstract.id]);
  expect(found[0]?.strength).toBe(1);
  expect(found[1]?.strength).toBe(0.5);
  expect(found[1]?.matched).toContainEqual({ word: 'language', fields: ['abstract'] });
});

test('nothing is guessed: a misspelt topic matches nothing', () => expect(matches('visoin')).toEqual([]));
test('exclusions, alternatives and dates hold', () => {
  expect(matches('vision -language').map(({ id }) => id)).toEqual([partly.id]);
  expect(matches('tongues | study').map(({ id }) => id)).toEqual([inAbstract.id, partly.id]);
  expect(matches('vision since:3d').map(({ id }) => id)).toEqual([inAbstract.id]);
  expect(matches('vision until:"4 days ago"').map(({ id }) => id)).toEqual(
    matches('vision')
      .map(({ id }) => id)
      .filter((id) => id !== inAbstract.id),
  );
});
test('code is asked of what is known by now', () => {
  expect(matches('vision code:yes')).toEqual([]);
  engine.add([toEntry({ ...partly, code: { url: 'https://github.com/x/y' } })]);
  expect(matches('vision code:yes').map(({ id }) => id)).toEqual([partly.id]);
  engine.add([toEntry(partly)]);
});
test('stop words ask nothing, and a topic of nothing else matches nothing', () => {
  expect(matches('the vision of language').map(({ id }) => id)).toEqual([inTitle.id, inAbstract.id]);
  expect(matches('who')).toEqual([]);
  expect(matches('the | tongues').map(({ id }) => id)).toEqual([partly.id]);
  expect(matches('the -language')).toEqual([]);
  expect(matches('-language').map(({ id }) => id)).toEqual([partly.id]);
});
test('an empty topic matches all with full strength', () =>
  expect(matches('').map(({ strength }) => strength)).toEqual([1, 1, 1]));
test('only the papers asked about', () =>
  expect(engine.matches(parseQuery('vision'), [partly.id, 'x'], today)).toHaveLength(1));

test('similar papers share strong terms, and a paper is not like itself', () => {
  const found = engine.similar(inTitle.id, 5).map(({ id }) => id);
  expect(found).toContain(inAbstract.id);
  expect(found).not.toContain(inTitle.id);
});

test('what a paper says often makes another one like it, not a rare word that both say once', () => {
  const asked = paper({
    title: 'On plans',
    abstract: 'Agents plan. Agents act. Agents learn what other agents did, and a violin was heard.',
  });
  const alike = paper({ title: 'On acts', abstract: 'How agents learn to act together with agents.' });
  const chance = paper({ title: 'A concert', abstract: 'The violin in the orchestra of a town.' });
  const others = ['Cats', 'Dogs', 'Mice'].map((title) => paper({ title, abstract: 'They sleep.' }));
  const some = new Engine();
  some.add([asked, alike, chance, ...others].map(toEntry));
  const [first] = some.similar(asked.id, 5);
  expect(first).toMatchObject({ id: alike.id });
  expect(first?.matched[0]?.word).toBe('agent');
});

test('suggestions: titles that begin so come before those that hold it', () => {
  expect(engine.suggest('vision', 5).map(({ id }) => id)).toEqual([partly.id, inTitle.id]);
  expect(engine.suggest('Models', 1)).toEqual([{ id: partly.id, title: partly.title }]);
});
