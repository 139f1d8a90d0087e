import { describe, expect, it } from 'vitest';
import { conceptsIn } from '../../src/answers/field-terms.ts';

describe('what the field calls it', () => {
  const strengthOf = (term: string, question: string) =>
    conceptsIn(question).find(({ terms }) => terms.includes(term))?.strength ?? 0;
  const termsFor = (question: string) => conceptsIn(question).flatMap(({ terms }) => terms);

  it.each([
    ['the chatbot flatters me and agrees with everything I say', 'sycophancy'],
    ['why does my assistant tell users what they want to hear?', 'sycophancy'],
    ['the robot was trained in a simulator and fails on real hardware', 'sim-to-real'],
    ['can someone take over a bot by text hidden in a web page?', 'prompt injection'],
    ['does a model get worse when it is trained on what older models wrote?', 'model collapse'],
    ['our model forgot its old skills after we trained it on a new task', 'catastrophic forgetting'],
    ['is there a small model that guesses words ahead, which the big one then checks?', 'speculative decoding'],
  ])('is known, whatever words of several ways to ask stand in "%s": %s', (question, term) =>
    expect(conceptsIn(question)[0]?.terms).toContain(term),
  );

  it('is the surer, the more of a way to ask is said', () => {
    const [some, more] = ['my assistant flatters', 'my assistant flatters instead of correcting'];
    expect(strengthOf('sycophancy', more)).toBeGreaterThan(strengthOf('sycophancy', some));
  });

  it('is asked for by words that stand near each other', () => {
    expect(strengthOf('sycophancy', 'it tells people what they want to hear')).toBeGreaterThan(0.8);
    const apart = `it tells ${'of many kinds of very different old and new things '.repeat(4)} and one can hear`;
    expect(strengthOf('sycophancy', apart)).toBe(0);
  });

  it('is less surely asked for where a word is not denied that its way denies', () => {
    const [denied, said] = ['how to reward a model with no ground truth?', 'how to reward a model with ground truth?'];
    expect(strengthOf('rubrics', denied)).toBeGreaterThan(strengthOf('rubrics', said) + 0.3);
  });

  it('is known of a term that many papers have as a keyword, as the question writes it', () => {
    expect(termsFor('how do people measure gradient variance?')).toContain('gradient variance');
    expect(termsFor('which training data is used?')).not.toContain('training data');
  });

  it('is searched for under all its names, whichever of them is written', () => {
    expect(strengthOf('prompt injection', 'are there defences against indirect prompt injection?')).toBe(1);
  });

  it('stands for no robot where what is written is not on robots', () => {
    const video = conceptsIn('how can robots learn from YouTube?').find(({ terms }) =>
      terms.includes('egocentric video'),
    );
    expect([...(video?.standsFor ?? [])]).toContain('youtub');
    expect([...(video?.standsFor ?? [])]).not.toContain('robot');
  });
});
