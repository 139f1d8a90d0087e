import { describe, expect, it } from 'vitest';
import { followsUp } from '../../src/conversation/papers/follow-up.ts';
import { buttons, words } from '../commands/fixture.ts';
import { spoken } from './spoken.ts';

describe('a question that names nothing but what any paper has is about the one just shown', () => {
  it.each([
    ...['which datasets?', 'what dataset did they use?', 'and the training data?', 'how much data?', 'batch size?'],
    ...['limitations?', 'any limitations?', 'what are the limitations of this', 'failure cases?', 'future work?'],
    ...['results?', 'what are the results', 'what is the accuracy on imagenet', 'how fast?', 'what about latency?'],
    ...['which benchmarks', 'and the baselines?', 'what baselines did they compare against', 'compared to what?'],
    ...['which robots?', 'did they test on real robots?', 'on which hardware?', 'how many gpus did they use'],
    ...['how big is the model', 'how many parameters?', 'which optimizer?', 'how was the model trained', 'key idea?'],
    ...['does the model generalize to other robots', 'why do they need a teacher', 'is there an ablation'],
  ])('%s', (text) => {
    expect(followsUp(text)).toBe(true);
  });

  it.each([
    ...['which datasets exist for GUI agents?', 'how do people evaluate gui agents', 'datasets for robotics'],
    ...['what are the limitations of diffusion models', 'what are the best results on imagenet', 'how does RLHF work'],
    ...['any benchmarks for long context?', 'which model is best for OCR?', 'any papers about datasets'],
    ...['robots', 'memory', 'training', 'world models', 'what about diffusion?', 'which papers use RL?'],
    ...["what's new?", 'what changed?', 'what time?', 'which topics?', 'what did we discuss', 'which one is newer?'],
    ...['do they post on weekends', 'how many papers are there?', 'also on saturdays', 'explain the ranking'],
  ])('%s is about something else', (text) => {
    expect(followsUp(text)).toBe(false);
  });
});

it('asks the paper that was shown last, says so, and offers all papers', async () => {
  const { say, services } = await spoken();
  const asked: string[] = [];
  Object.assign(services, {
    discussions: {
      at: async () => undefined,
      async *ask({ paper }: { paper: { id: string } }) {
        asked.push(paper.id);
        yield { kind: 'does-not-say', read: 'abstract' };
      },
    },
  });
  await say('show 2606.18023');
  for (const text of ['limitations?', 'which benchmarks', 'ask which datasets?', 'any limitations?']) {
    const reply = await say(text);
    expect(words(reply), text).toContain('Asked of the paper that was shown last.');
    expect(buttons(reply).at(-1), text).toMatchObject({ label: 'Search all papers', invoke: { command: 'search' } });
  }
  expect(buttons(await say('which datasets?')).at(-1)).toMatchObject({ invoke: { options: { query: 'datasets' } } });
  expect(asked).toEqual(Array(5).fill('2606.18023'));
});

it('asks which of several that were shown, keeps the question, and offers the one before first', async () => {
  const { say } = await spoken();
  await say('show 2606.11111');
  await say('papers about diffusion');
  const offers = async (text: string) => buttons(await say(text)).map((button) => 'invoke' in button && button.invoke);
  const [first, ...others] = await offers('limitations?');
  expect(first).toEqual({ command: 'ask', options: { question: 'limitations?', paper: '2606.11111' } });
  expect(others).toHaveLength(2);
  expect((await offers('who wrote it?'))[0]).toMatchObject({
    command: 'facts',
    options: { fact: 'authors', paper: '2606.11111' },
  });
});
