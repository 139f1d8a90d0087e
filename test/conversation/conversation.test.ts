import { expect, it } from 'vitest';
import { severalAsked } from '../../src/conversation/papers/several.ts';
import { buttons, caller, titles, words } from '../commands/fixture.ts';
import { spoken } from './spoken.ts';

it('searches, says how it was understood, and stands for all to see', async () => {
  const { say } = await spoken();
  const reply = await say('any new papers on diffusion this week?');
  expect(words(reply)).toContain('Searching diffusion since Fri 12 June, newest first');
  expect(titles(reply)).toContain('LoopCoder: diffusion for code');
  expect(reply.audience).toBe('everyone');
  expect(reply.share).toBeUndefined();
});

it.each<[text: string, of: string | undefined, question: string]>([
  ['which of these use RL?', 'these', 'which use RL?'],
  ['do any of these release code?', 'these', 'do they release code?'],
  ['Ask these: how many GPUs?', 'these', 'how many GPUs?'],
  ['ask my saved papers: which use diffusion?', 'saved', 'which use diffusion?'],
  ['what do my saved papers say about quantization?', 'saved', 'what do they say about quantization?'],
  ['in my list, which ones work on video?', 'saved', 'which ones work on video?'],
  ['which papers are in my list?', undefined, ''],
  ['what is in my reading list?', undefined, ''],
  ['is anybody in this list pruning encoders?', 'these', 'is they pruning encoders?'],
  ['which papers in the digest use RL?', 'these', 'which papers use RL?'],
  ['did this digest come late?', undefined, ''],
  ['these are great, thanks', undefined, ''],
  ['which is faster?', 'shown', 'which is faster?'],
  ['which ones have code', 'shown', 'which ones have code'],
  ['which is better, mamba or transformers?', undefined, ''],
  ['which papers have code?', undefined, ''],
  ['do they use RL?', undefined, ''],
])('"%s" asks several papers, or not', (text, of, question) => {
  expect(severalAsked(text)).toEqual(of === undefined ? undefined : { of, question });
});

it("asks the papers that were shown, and nobody's saved ones aloud", async () => {
  const { say, services } = await spoken();
  const asked: string[] = [];
  Object.assign(services, {
    saved: { list: async () => ['2606.18023', '2606.11111'] },
    discussions: {
      at: async () => undefined,
      answerAtHand: async ({ paper: { id } }: { paper: { id: string } }) => {
        asked.push(id);
        return { kind: 'does-not-say', read: 'abstract' };
      },
    },
  });
  await say('search diffusion');
  const these = await say('which of these use RL?');
  expect(asked.splice(0).toSorted()).toEqual(['2606.18023', '2606.19195']);
  expect(words(these)).toContain('The text I have of these 2 papers does not say.');
  expect(these.audience).toBe('everyone');
  await say('which one is faster?');
  expect(asked.splice(0).toSorted()).toEqual(['2606.18023', '2606.19195']);
  const saved = await say('ask my saved papers: which use RL?');
  expect(asked).toEqual(['2606.18023', '2606.11111']);
  expect(saved).toMatchObject({ audience: 'caller' });
  expect(saved.share).toBeUndefined();
});

it('asks which papers are meant by "which is faster?" where none were shown', async () => {
  const { say } = await spoken();
  expect((await say('which is faster?')).summary).toContain('Which paper do you mean?');
});

it('runs a command with a colon behind its name', async () => {
  const { say } = await spoken();
  expect(titles(await say('Search: diffusion'))).toContain('LoopCoder: diffusion for code');
});

it('answers from the page of the paper, and by its own sentences', async () => {
  const { say } = await spoken();
  expect(words(await say('who wrote Moebius?'))).toContain('Kangsheng Duan, Ziyang Xu (HUST) · the paper');
  const gist = words(await say('what is Moebius about?'));
  expect(gist).toContain('We propose Moebius for diffusion.');
  expect(gist).toContain('It outperforms ten times larger models.');
});

/** A paper was shown; `asked` are those that a discussion is asked about from then on. */
async function afterShowing(paper: string) {
  const asked: string[] = [];
  const { say, services } = await spoken();
  const ask = (about: { paper: { id: string } }) => {
    asked.push(about.paper.id);
    return [];
  };
  Object.assign(services, { discussions: { at: async () => undefined, ask } });
  await say(`show ${paper}`);
  return { say, asked };
}

it('asks the paper that was shown last where a short question points back at it', async () => {
  const { say, asked } = await afterShowing('2606.18023');
  await expect(say('how fast is it?')).rejects.toThrow('no reply');
  expect(asked).toEqual(['2606.18023']);
  await say('does speculative decoding help robots that fold laundry when the kitchen is dark and its door is shut?');
  expect(asked).toHaveLength(1);
});

it('asks the paper that a question names, whichever was shown last', async () => {
  const { say, asked } = await afterShowing('2606.18023');
  await expect(say('what does Moebius say about memory?')).rejects.toThrow('no reply');
  expect(asked).toEqual(['2606.19195']);
  await say('how do they train robots to fold?');
  await say('is it better to fine-tune or to prompt?');
  expect(asked).toHaveLength(1);
});

it('takes "this" for the paper that was shown last', async () => {
  const { say } = await spoken();
  await say('show 2606.18023');
  expect((await say('cite this')).summary).toContain('LoopCoder');
});

it('answers what it cannot look up as a question, and says so in the log', async () => {
  const { say, services, log } = await spoken();
  Object.assign(services, { index: { ...services.index, named: () => Promise.reject(new Error('worker is gone')) } });
  await say('which robots fold paper?').catch(() => undefined);
  expect(JSON.stringify(log.lines)).toContain('a sentence could not be looked up');
});

it('keeps what is a person’s own to the person', async () => {
  const { say } = await spoken();
  expect((await say('saved')).audience).toBe('caller');
  const refused = await say('please stop posting here', caller({ mayManage: async () => false }));
  expect(refused).toMatchObject({ audience: 'caller', failed: true });
});

it('answers thanks and greetings without a paper', async () => {
  const { say } = await spoken();
  expect((await say('thanks 👍')).summary).toBe('You are welcome.');
  expect((await say('who are you?')).summary).toContain('I am Paperboy');
});

it.each(['any cod?', 'explain the ranking', 'what did we discuss'])(
  'asks what is meant by "%s", and lists nothing',
  async (text) => {
    const { say } = await spoken();
    const listed = titles(await say('papers about diffusion'));
    const reply = await say(text);
    expect(reply.summary).toBe(`I do not know what you mean by "${text}".`);
    expect(buttons(reply)).toHaveLength(3);
    expect(titles(await say('2'))).toEqual([listed[1]]);
  },
);
