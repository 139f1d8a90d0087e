import { describe, expect, it } from 'vitest';
import { gripnet, tidepool } from '../answers/papers.ts';
import { all, callerAt, channel, linesOf, openRoom, saveAll } from '../discussions/room.ts';
import { tempDatabase } from '../storage/temp-database.ts';

async function room() {
  const opened = openRoom({ db: await tempDatabase() });
  await saveAll(opened, tidepool, gripnet);
  const run = async (line: string, person = 'U1', place = channel) =>
    all(opened.dispatch.readLine(line).run(callerAt(place, person)));
  return { ...opened, run };
}

describe('save and saved', () => {
  it('keep a private list, page by page, with a way back', async () => {
    const { run, dispatch } = await room();
    const [saved] = await run(`save ${tidepool.id}`);
    expect(saved).toMatchObject({
      audience: 'caller',
      summary: `"${tidepool.title}" is on your list. Only you see it.`,
    });
    expect(saved?.share).toBeUndefined();
    await run(`save ${gripnet.id}`);
    expect((await run(`save ${tidepool.id}`))[0]?.summary).toContain('already');
    const [list] = await run('saved');
    expect(list).toMatchObject({ audience: 'caller', summary: '2 saved papers' });
    expect(list?.blocks.flatMap((block) => (block.type === 'paper' ? [block.rank] : []))).toEqual([1, 2]);
    const button = saved?.blocks
      .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
      .find(({ label }) => label === 'Remove');
    if (button === undefined || !('invoke' in button)) throw new Error('there is no Remove button');
    expect((await all(dispatch.run(button.invoke, callerAt(channel))))[0]?.summary).toBe(
      `"${tidepool.title}" is off your list.`,
    );
    const again = (await run(`save ${tidepool.id} remove:yes`))[0];
    expect(again?.summary).toBe(`"${tidepool.title}" was not on your list.`);
    expect(again?.blocks.at(-1)).toMatchObject({ buttons: [{ label: 'Save it' }, { label: 'My list' }] });
    expect(linesOf((await run('saved format:bibtex'))[0]).join('\n')).toMatch(/@misc\{park2026gripnet-2606\.00002,/);
  });

  it('show nobody another person’s list', async () => {
    const { run } = await room();
    await run(`save ${tidepool.id}`);
    expect((await run('saved', 'U2'))[0]?.summary).toContain('Your list is empty');
    expect((await run('saved', 'U1', { ...channel, tenant: 'T2' }))[0]?.summary).toContain('Your list is empty');
    expect((await run('saved', 'U1', { ...channel, channel: 'C9' }))[0]?.summary).toBe('1 saved paper');
  });
});

it('cite gives BibTeX and one line', async () => {
  const { run } = await room();
  expect(linesOf((await run(`cite arxiv:${tidepool.id}v2`))[0])).toEqual([
    'Ada Vane and Bo Lind. Tidepool: Cheap Long-Context Retrieval. arXiv:2606.00001, 2026.',
    [
      '@misc{vane2026tidepool-2606.00001,',
      '  title         = {{Tidepool: Cheap Long-Context Retrieval}},',
      '  author        = {Ada Vane and Bo Lind},',
      '  year          = {2026},',
      '  eprint        = {2606.00001},',
      '  archivePrefix = {arXiv},',
      '  url           = {https://arxiv.org/abs/2606.00001}',
      '}',
    ].join('\n'),
  ]);
});

describe('ask', () => {
  it('about a named paper answers privately, and can be shared', async () => {
    const { run } = await room();
    const replies = await run(`ask how large is GlassTouch? paper:${gripnet.id}`);
    expect(replies.at(-1)).toMatchObject({
      audience: 'caller',
      share: { command: 'ask', options: { paper: gripnet.id } },
    });
    expect(linesOf(replies.at(-1)).slice(0, 2)).toEqual([
      gripnet.title,
      '"We also publish GlassTouch, a dataset of 18,500 labelled grasps." (abstract, sentence 4)',
    ]);
  });

  it.each(['ask how large is GlassTouch? paper:2606.00003', 'gist 2606.00003'])(
    'says which words are ours when the abstract is: %s',
    async (line) => {
      const { run, papers, clock } = await room();
      await papers.save([{ ...gripnet, id: '2606.00003', ownWords: true }], clock.now());
      const [first] = linesOf((await run(line)).at(-1)).filter((said) => said.startsWith('"'));
      expect(first).toMatch(/\(our summary of the abstract, sentence \d\)$/);
    },
  );
});

it('model needs a subscription and someone who manages', async () => {
  const { run, dispatch } = await room();
  expect((await run('model on'))[0]).toMatchObject({
    failed: true,
    summary: expect.stringContaining('/paper subscribe'),
  });
  const guest = { ...callerAt(channel), mayManage: async () => false };
  expect((await all(dispatch.readLine('model on').run(guest)))[0]?.summary).toContain('Only people who can manage');
});
