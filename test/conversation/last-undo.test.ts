import { expect, it } from 'vitest';
import { asksToUndo, createLastUndo } from '../../src/conversation/settings/last-undo.ts';
import { say as told } from '../../src/core/chat/say.ts';
import { printCommandLine } from '../../src/core/commands/command-line.ts';
import { buttons, caller, place, words } from '../commands/fixture.ts';
import { follow, spoken } from './spoken.ts';

it('shows the way back from the last change to who says "undo that", and nothing twice', async () => {
  const { say, channels, services } = await spoken();
  Object.assign(services, { missingAccess: async () => [], channelNotes: async () => [] });
  const none = await say('undo that');
  expect(none.summary).toContain('I know of no change of yours');
  await say('subscribe diffusion confirm:yes');
  await say('papers about diffusion');
  const shown = await say('please undo my last change');
  expect(buttons(shown)).toMatchObject([{ label: 'Undo', invoke: { command: 'unsubscribe' } }]);
  expect(await channels.get(place)).toBeDefined();
  expect((await say('take that back', caller({ id: 'bob' }))).summary).not.toContain('can be taken back');
  const [undo] = buttons(shown);
  if (undo === undefined || !('invoke' in undo)) throw new Error('no button');
  await say(`unsubscribe topic:${undo.invoke.options.topic}`);
  expect(await channels.get(place)).toBeUndefined();
  expect(buttons(await say('undo'))).toMatchObject([{ label: 'Undo', invoke: { command: 'restore' } }]);
});

it('keeps the way back from a change until there is a newer one, or it was taken', async () => {
  const { say, channels, services } = await spoken();
  Object.assign(services, { missingAccess: async () => [], channelNotes: async () => [] });
  const way = async () => buttons(await say('undo that'))[0];
  await say('subscribe diffusion confirm:yes');
  const subscribed = await way();
  // Neither changes anything that has a way back.
  await say('schedule');
  await say('model off');
  expect(await way()).toEqual(subscribed);
  await say('save 2606.18023');
  expect(words(await say('undo that'))).toContain('"LoopCoder: diffusion for code" is on your list.');
  expect(await way()).toMatchObject({ label: 'Remove', invoke: { command: 'save' } });
  await say('save 2606.18023');
  expect(await way()).toMatchObject({ label: 'Remove', invoke: { command: 'save' } });
  await say('pause');
  expect(await way()).toMatchObject({ label: 'Resume', invoke: { command: 'resume' } });
  await say('resume');
  expect(await way()).toMatchObject({ label: 'Remove', invoke: { command: 'save' } });
  await say('unsubscribe diffusion');
  const restore = await way();
  if (restore === undefined || !('invoke' in restore)) throw new Error('no button');
  expect(restore).toMatchObject({ invoke: { command: 'restore' } });
  await say(printCommandLine(restore.invoke));
  expect(await channels.get(place)).toBeDefined();
  expect(await way()).toMatchObject({ label: 'Remove', invoke: { command: 'save' } });
  await say('forget-me');
  expect((await say('undo that')).summary).toContain('I know of no change of yours');
});

it('goes back past a change that was taken back, to the last one that has a way back', async () => {
  const { say, channels, services } = await spoken();
  Object.assign(services, { missingAccess: async () => [], channelNotes: async () => [] });
  await follow(channels, 'diffusion; robotics');
  await say('schedule sundays 10');
  for (const line of ['pause', 'resume']) await say(line);
  for (const text of [
    'undo',
    'undo everything',
    'put it all back',
    'put everything back the way it was',
    'set it back to how it was',
    'roll that back please',
    'bring back the old settings',
    'can you reverse my last change',
    'change it back',
    'restore the previous settings',
  ])
    expect(buttons(await say(text)), text).toMatchObject([
      { label: 'Undo', invoke: { command: 'schedule', options: { when: 'weekdays 09:00' } } },
    ]);
});

it.each(['undo', 'put it all back', 'bring my topics back as they were', 'undo that please'])(
  'takes "yes" for no press of the way back that "%s" shows, and "no" for an end of it',
  async (undo) => {
    const { say, channels, services } = await spoken();
    Object.assign(services, { missingAccess: async () => [], channelNotes: async () => [] });
    await follow(channels, 'diffusion; robotics');
    await say('unsubscribe all');
    const shown = buttons(await say(undo));
    expect(shown).toMatchObject([{ label: 'Undo', invoke: { command: 'restore' } }]);
    for (const yes of ['yes', 'yes do it', 'ok', 'sure, go ahead']) {
      const again = await say(yes);
      expect(words(again), yes).toContain('Nothing is changed by a word. The offer:');
      expect(buttons(again)).toEqual(shown);
    }
    expect(await channels.get(place)).toBeUndefined();
    expect((await say('no thanks')).summary).toBe('All right, nothing is changed.');
  },
);

it('takes "yes" for no press of what a command asks about', async () => {
  const { say } = await spoken();
  const asked = buttons(await say('forget-me'));
  const again = await say('yes please');
  expect(words(again)).toContain('Nothing is changed by a word.');
  expect(buttons(again)).toEqual(asked);
});

it.each([
  'wait no undo that',
  'oh no undo that',
  'no wait undo',
  'ah wait, put that back',
  'hm put it back the way it was this morning',
  'set everything back to how it was yesterday',
  'change it back to how we had it last week',
])('takes "%s" for a wish to undo', (text) => expect(asksToUndo(text)).toBe(true));

it.each(['wait', 'put it back on monday', 'put it back to 9', 'papers on how to undo that this morning'])(
  'takes "%s" for none',
  (text) => expect(asksToUndo(text)).toBe(false),
);

it('keeps a way back, however many others change what has none', () => {
  const lastUndo = createLastUndo();
  const now = new Date('2026-06-19T12:00:00Z');
  const pause = { command: 'pause', options: {} };
  const invoke = { command: 'resume', options: {} };
  const undo = { label: 'Undo', invoke, undoes: true } as const;
  lastUndo.remember(told('Paused.', { type: 'buttons', buttons: [undo] }), pause, caller(), now);
  for (let other = 0; other < 1_000; other += 1)
    lastUndo.remember(told('Done.'), { command: 'model', options: {} }, caller({ id: `other ${other}` }), now);
  expect(lastUndo.offered('undo that', caller(), now)?.invoke).toEqual(invoke);
});
