import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reply } from '../../../src/core/chat/reply.ts';
import { caller, harness, repliesOf, summaryOf } from './dispatch-fixture.ts';

describe('running commands', () => {
  it('reads typed options and the same as text', async () => {
    const { dispatch } = harness();
    const typed = dispatch.run({ command: 'echo', options: { text: 'hi', times: 2, loud: true } }, caller());
    expect((await repliesOf(typed)).map(({ summary }) => summary)).toEqual(['HI', 'HI']);
    const fromButton = dispatch.run({ command: 'echo', options: { text: 'hi', times: '2', loud: 'true' } }, caller());
    expect((await repliesOf(fromButton)).map(({ summary }) => summary)).toEqual(['HI', 'HI']);
    expect(await summaryOf(dispatch.readLine('echo hi there --loud').run(caller()))).toBe('HI THERE');
  });

  it('starts when nothing is said, and lists no hidden command', async () => {
    const { dispatch } = harness();
    expect(await summaryOf(dispatch.readLine('  ').run(caller()))).toBe('hello');
    expect(dispatch.commands.map(({ name }) => name)).toEqual(['echo', 'post', 'break', 'ask', 'top']);
    expect(dispatch.commands[0]?.usage).toBe('echo <text> [times] [loud]');
  });

  it('shares an answer with everyone, with the name of who did, and without another Share button', async () => {
    const { dispatch } = harness();
    const [reply] = await repliesOf(dispatch.run({ command: 'top', options: {}, share: true }, caller()));
    expect(reply?.audience).toBe('everyone');
    expect(reply?.share).toBeUndefined();
    expect(reply?.blocks.at(-1)).toEqual({ type: 'note', text: ['Shared by ', { person: 'alice' }] });
    const [refused] = await repliesOf(
      dispatch.run({ command: 'top', options: { period: 'aeon' }, share: true }, caller()),
    );
    expect(refused?.audience).toBe('caller');
  });

  it.each([
    ['serch x', 'There is no command "serch".'],
    ['tpo', 'There is no command "tpo". Did you mean top?'],
    ['echo', 'I need a text: what to say.'],
    ['echo h', 'text takes at least 2 characters.'],
    ['echo hi times:9', 'times takes a whole number from 1 to 3, not "9".'],
    ['echo hi loud:"may\nbe"', 'loud takes yes or no, not "may be".'],
    ['top wek', 'period takes week or month, not "wek". Did you mean week?'],
    ['post now', 'post takes no options.'],
    [`echo ${'x'.repeat(60)}`, 'text takes at most 50 characters.'],
    [`echo ${'x'.repeat(6000)}`, 'That is too long to read: I take at most 4,000 characters.'],
  ])('refuses %.20s', async (line, summary) => {
    const [reply, ...more] = await repliesOf(harness().dispatch.readLine(line).run(caller()));
    expect(more).toEqual([]);
    expect(reply).toMatchObject({ summary, audience: 'caller', failed: true });
  });

  it('runs a misspelt command as it was meant, at a press of a button', async () => {
    const { dispatch } = harness();
    const buttonsFor = async (line: string) => {
      const [reply] = await repliesOf(dispatch.readLine(line).run(caller()));
      return reply?.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])) ?? [];
    };
    expect(await buttonsFor('ehco hi -there times:2')).toContainEqual({
      label: 'Run "echo hi -there times:2"',
      invoke: { command: 'echo', options: { text: 'hi -there', times: '2' } },
    });
    for (const line of ['ehco', 'ehco hi --tims 2', 'zzz'])
      expect(JSON.stringify(await buttonsFor(line))).not.toMatch(/Run/);
  });

  it('answers a failure with a reference that stands in the log, and no detail', async () => {
    const { dispatch, logged } = harness();
    const last = (await repliesOf(dispatch.readLine('break').run(caller()))).at(-1);
    expect(last?.summary).toContain('ref-1');
    expect(JSON.stringify(last)).not.toContain('secret detail');
    expect(logged[0]?.facts).toMatchObject({ reference: 'ref-1', error: new Error('secret detail') });
  });

  it('lets only those change a channel who may', async () => {
    const { dispatch } = harness();
    const refused = 'Only people who can manage this channel change its papers.';
    expect(await summaryOf(dispatch.readLine('post').run(caller()))).toBe('changed');
    expect(await summaryOf(dispatch.readLine('post').run(caller({ mayManage: async () => false })))).toBe(refused);
    expect(await summaryOf(dispatch.readLine('post').run(caller({ isExternal: true })))).toBe(refused);
    const broken = caller({ mayManage: () => Promise.reject(new Error('platform is down')) });
    expect(await summaryOf(dispatch.readLine('post').run(broken))).toContain('ref-1');
    expect((await dispatch.refusal('post', caller({ isExternal: true })))?.summary).toBe(refused);
    expect((await dispatch.refusal('post', broken))?.summary).toContain('ref-1');
    expect(await dispatch.refusal('post', caller())).toBeUndefined();
    expect(await dispatch.refusal('top', caller({ isExternal: true }))).toBeUndefined();
  });
});

describe('offers and forms', () => {
  it('offers at most 25 values of at most 100 characters, and nothing when the command fails', async () => {
    const { dispatch, logged } = harness();
    const choices = await dispatch.complete('echo', 'text', 'a', caller());
    expect(choices).toHaveLength(25);
    expect(choices.every(({ label }) => label.length <= 100)).toBe(true);
    expect(await dispatch.complete('echo', 'text', 'fail', caller())).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(await dispatch.complete('top', 'period', 'M', caller())).toEqual([{ label: 'month', value: 'month' }]);
    expect(await dispatch.complete('nothing', 'x', '', caller())).toEqual([]);
  });

  it('asks for what is missing and keeps what is settled', async () => {
    const { dispatch } = harness();
    const { unfinished } = dispatch.readLine('echo --loud');
    expect(unfinished).toEqual({ command: 'echo', options: { loud: true } });
    const form = await dispatch.form({ command: 'echo', options: { loud: true } }, caller());
    expect(form.fields.map(({ name }) => name)).toEqual(['text', 'times']);
    expect(form.given).toEqual({ loud: true });
    expect(['echo hi', 'nothing', 'x'.repeat(5_000)].filter((line) => dispatch.readLine(line).unfinished)).toEqual([]);
    const prefilled = await dispatch.form({ command: 'echo', options: { text: 'hi' } }, caller(), ['text']);
    expect(prefilled.fields).toMatchObject([{ name: 'text', initial: 'hi' }]);
  });
});

it('measures each command that there is, whatever comes of it, and where it was run', async () => {
  const { dispatch, measured, debugged } = harness();
  for (const line of ['echo hi', 'nothing']) await repliesOf(dispatch.readLine(line).run(caller()));
  await repliesOf(dispatch.run({ command: 'echo', options: {} }, caller()));
  expect(measured).toEqual(['echo', 'echo'].map((command) => ({ kind: 'ran', command, surface: 'console', ms: 0 })));
  const { kind: _, ...ran } = measured[0] ?? {};
  expect(debugged).toEqual(Array(2).fill({ message: 'A command was answered.', facts: ran }));
});

it('answers any text with a valid reply and never throws', async () => {
  const line = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^(echo|top|ask|post) [\w": —-]{0,60}$/));
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      const { dispatch } = harness();
      const all = await repliesOf(dispatch.readLine(text).run(caller()));
      expect(all.length).toBeGreaterThan(0);
      for (const reply of all) Reply.parse(reply);
    }),
    { numRuns: 300 },
  );
});
