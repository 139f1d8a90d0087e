import { expect, it } from 'vitest';
import { termsAskedFor } from '../../src/answers/glossary.ts';
import { questionTypesOf } from '../../src/answers/question-types.ts';
import { searchesFor } from '../../src/answers/searches.ts';
import { partAsked } from '../../src/answers/sentence-form.ts';

it.each(["what's the quickest cure for forgetting?", 'what is the best practical workaround for a slow tokenizer?'])(
  '"%s" asks what to do, and not what that is',
  (text) => expect(partAsked({ text, types: questionTypesOf(text) }).asksMeaning).toBe(false),
);

it('a term beside one that is sure counts less', () => {
  const [first, ...others] = termsAskedFor(
    'do networks rot when they learn from pages that earlier networks wrote themselves?',
  );
  expect(first?.names).toContain('model collapse');
  for (const { strength } of others) expect(strength).toBeLessThanOrEqual(0.6);
});

it.each([
  'why does a chatbot cave in whenever somebody pushes back?',
  'can one voice be copied from five seconds of speech?',
])('nothing is searched for twice: "%s"', (question) => {
  const ways = searchesFor(question).flatMap((search) => search.split(' | '));
  expect(new Set(ways).size).toBe(ways.length);
});
