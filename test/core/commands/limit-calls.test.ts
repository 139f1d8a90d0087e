import { expect, it } from 'vitest';
import type { Dispatch } from '../../../src/core/chat/chat-adapter.ts';
import { countInMemory } from '../../../src/core/commands/call-counts.ts';
import { limitCalls } from '../../../src/core/commands/limit-calls.ts';
import { caller, harness, repliesOf, summaryOf } from './dispatch-fixture.ts';

/** The commands of the harness, where a person's calls are counted; what is said is a line. */
function limited() {
  const { dispatch, clock } = harness();
  const looked: string[] = [];
  const said: Dispatch = {
    ...dispatch,
    async *runMention(text, by) {
      looked.push(text);
      yield* dispatch.readLine(text).run(by);
    },
  };
  return { clock, looked, dispatch: limitCalls(said, countInMemory({ now: () => new Date(clock.time) })) };
}

it('counts nothing for whoever is alone: nobody waits behind them', async () => {
  const { dispatch } = limited();
  const alone = caller({ isAlone: true });
  for (let n = 0; n < 25; n++) expect(await summaryOf(dispatch.readLine('top').run(alone))).toBe('top of the week');
});

it('are a sliding window for each person', async () => {
  const { dispatch, clock } = limited();
  for (let n = 0; n < 20; n++) {
    clock.time += 1_000;
    expect(await summaryOf(dispatch.readLine('top').run(caller()))).toBe('top of the week');
  }
  const wait = 'That was more than 20 commands in a minute. Please wait 41 seconds.';
  expect(await summaryOf(dispatch.readLine('top').run(caller()))).toBe(wait);
  expect(await summaryOf(dispatch.run({ command: 'top', options: {} }, caller()))).toBe(wait);
  expect(await summaryOf(dispatch.readLine('top').run(caller({ id: 'bob' })))).toBe('top of the week');
  const place = { platform: 'discord', tenant: 'g', channel: 'general', kind: 'public' } as const;
  expect(await summaryOf(dispatch.readLine('top').run(caller({ place })))).toBe('top of the week');
  expect(await dispatch.complete('top', 'period', '', caller())).toHaveLength(2);
  clock.time += 41_000;
  expect(await summaryOf(dispatch.readLine('top').run(caller()))).toBe('top of the week');
  expect(await summaryOf(dispatch.readLine('top').run(caller()))).toContain('more than 20');
});

it('looks nothing up for a sentence that is one too many', async () => {
  const { dispatch, looked } = limited();
  for (let n = 0; n < 20; n++) await summaryOf(dispatch.runMention('top', caller()));
  const refused = await repliesOf(dispatch.runMention('top', caller()));
  expect(refused).toMatchObject([{ audience: 'everyone', failed: true }]);
  expect(looked).toHaveLength(20);
  // One word a minute: each of them aloud would be a flood, too.
  expect(await repliesOf(dispatch.runMention('top', caller()))).toEqual([]);
});

it('lets pages be turned without taking from what may be run, within a bound of their own', async () => {
  const { dispatch } = limited();
  const turn = () => summaryOf(dispatch.run({ command: 'nothing', options: { page: 2 } }, caller()));
  for (let n = 0; n < 60; n++) expect(await turn()).toContain('There is no command');
  expect(await turn()).toBe('Those were many pages. Please wait 60 seconds.');
  expect(await summaryOf(dispatch.readLine('top').run(caller()))).toBe('top of the week');
});
