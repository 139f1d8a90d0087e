import { expect, it } from 'vitest';
import type { Caller } from '../../src/core/chat/place.ts';
import { personKey } from '../../src/core/chat/place.ts';
import { readWhen } from '../../src/core/schedules/when.ts';
import { buttons, caller, place, titles, words } from '../commands/fixture.ts';
import { paper } from '../search/papers-in-memory.ts';
import { follow, spoken } from './spoken.ts';

it('offers a time that is later than now as it would be, so that a second press moves nothing', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion');
  const reply = await say('could the post come an hour later?');
  expect(words(reply)).toContain('Post weekdays at 10:00 UTC');
  expect(buttons(reply)[0]).toMatchObject({ invoke: { command: 'schedule', options: { when: 'weekdays 10:00' } } });
});

it("leaves days out of the channel's own, and adds none", async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion');
  const post = async (when: string, leftOut: string) => {
    const read = readWhen(when, '0 9 * * 1-5', new Date('2026-06-19T12:00:00Z'));
    if (!read.ok) throw new Error(when);
    await channels.update(place, (channel) => {
      if (channel === undefined) throw new Error('no channel');
      return { ...channel, schedule: { ...channel.schedule, line: read.line } };
    });
    return await say(leftOut);
  };
  expect((await post('daily', 'no posts on weekends please')).summary).toBe(
    'Post weekdays at 09:00 UTC for this channel?',
  );
  expect((await post('daily', 'never on fridays')).summary).toContain('Post Mon, Tue, Wed, Thu, Sat, Sun at 09:00');
  expect((await post('mon,thu', 'skip weekends')).summary).toContain('Posts come Mon, Thu at 09:00 UTC already');
  const left = await post('mon,thu', 'not on thursdays');
  expect(left.summary).toContain('Post Mon at 09:00 UTC');
  // A form reads days without knowing the channel's.
  expect(buttons(left)).toMatchObject([
    { label: 'Set it', invoke: { options: { when: 'Mon 09:00' } } },
    { label: 'Change', invoke: { options: { when: 'Mon 09:00' } } },
  ]);
  expect((await post('sat,sun', 'not on weekends')).summary).toBe(
    'That leaves no day to post on. Say the days you want, or pause the posts: /paper pause.',
  );
});

it("says what moves with a new topic, and that it comes besides the day's top papers", async () => {
  const { say, channels } = await spoken();
  await follow(channels, '');
  const offered = words(await say('subscribe us to robotics on mondays at 9'));
  expect(offered).toContain("This moves what comes now, too (the day's top papers), from weekdays at 09:00 UTC.");
  expect(offered).toContain("It comes besides the day's top papers; unsubscribe ends those.");
});

it('changes nothing on a sentence: it offers a button, filled in', async () => {
  const { say, channels } = await spoken();
  const offered = await say('subscribe me to robotics at 8am Berlin');
  expect(offered.summary).toBe('robotics for this channel, weekdays at 08:00 Europe/Berlin?');
  expect(buttons(offered).map(({ label }) => label)).toEqual(['Subscribe', 'Only me', 'Change']);
  expect(buttons(offered)[0]).toMatchObject({
    invoke: { command: 'subscribe', options: { topic: 'robotics', timezone: 'Europe/Berlin' } },
  });
  expect(await channels.get(place)).toBeUndefined();
  const kept = await say('could you save number 1 for me');
  expect(buttons(kept)).toMatchObject([{ label: 'Save', invoke: { command: 'save' } }]);
});

it('says that a channel has a topic already, rather than offer it as new', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'quantum gravity');
  const had = await say('subscribe us to quantum gravity');
  expect(had.summary).toBe('This channel gets quantum gravity already: weekdays at 09:00 UTC.');
  expect(buttons(had).map(({ label }) => label)).toEqual(['Only me']);
  expect(buttons(await say('subscribe us to quantum gravity at 8'))[0]).toMatchObject({ label: 'Subscribe' });
});

it('corrects an offer rather than the search before it, and takes another wish for another', async () => {
  const { say } = await spoken();
  await say('papers about diffusion');
  const offered = await say('subscribe us to robotics on mondays at 9');
  expect(words(offered)).toContain('robotics');
  const corrected = await say('no, tuesday');
  expect(words(corrected)).toMatch(/robotics.*Tue/s);
  expect(titles(await say('no, show me papers about diffusion'))).toContain('LoopCoder: diffusion for code');
  await say('subscribe us to robotics on mondays at 9');
  expect((await say('no thanks')).summary).toBe('All right, nothing is changed.');
  expect(buttons(await say('yes')).map(({ label }) => label)).not.toContain('Subscribe');
});

it('asks about half a sentence with a typed option instead of doing it, and takes "top 5" for no fault', async () => {
  const { say, channels } = await spoken();
  expect(buttons(await say('subscribe me to robots top:5'))[0]).toMatchObject({ invoke: { command: 'subscribe' } });
  expect(await channels.get(place)).toBeUndefined();
  expect((await say('top 5')).summary).not.toContain('period');
});

it('offers nothing for "only me" to whoever is alone in the chat, as in the terminal', async () => {
  const { say } = await spoken();
  const labels = async (by: Caller) => buttons(await say('subscribe me to robotics', by)).map(({ label }) => label);
  expect(await labels(caller())).toContain('Only me');
  expect(await labels(caller({ isAlone: true }))).not.toContain('Only me');
});

it.each([
  'yes',
  'ok do it',
  'sure, go ahead',
  'Yes please!',
  'sounds good',
  'sure please',
  'yep, subscribe us',
  'of course',
])('takes "%s" for no press: it offers once more', async (yes) => {
  const { say, channels } = await spoken();
  const [subscribe] = buttons(await say('subscribe me to robotics at 8am Berlin'));
  const again = await say(yes);
  expect(words(again)).toContain('Nothing is changed by a word.');
  expect(buttons(again)[0]).toEqual(subscribe);
  expect(await channels.get(place)).toBeUndefined();
});

it.each(['stop it', 'pause that', 'change it please'])('takes "%s" for another wish than the offer', async (wish) => {
  const { say } = await spoken();
  await say('subscribe me to robotics at 8am Berlin');
  expect(words(await say(wish))).not.toContain('Nothing is changed by a word.');
});

it('forgets an offer that is refused, or that something else was said behind', async () => {
  const { say, channels } = await spoken();
  await say('subscribe me to robotics at 8am Berlin');
  expect((await say('no, thanks')).summary).toBe('All right, nothing is changed.');
  expect(await channels.get(place)).toBeUndefined();
  await say('subscribe me to robotics at 8am Berlin');
  await say('papers about diffusion');
  expect(buttons(await say('yes')).map(({ label }) => label)).not.toContain('Subscribe');
});

it('corrects what was offered last by what is said next', async () => {
  const { say } = await spoken();
  await say('subscribe us to robotics, mondays and thursdays at 8');
  expect((await say('no, 9am')).summary).toBe('robotics for this channel, Mon, Thu at 09:00 UTC?');
  expect((await say('no, tuesday instead')).summary).toBe('robotics for this channel, Tue at 09:00 UTC?');
  expect((await say('no, every day')).summary).toBe('robotics for this channel, every day at 09:00 UTC?');
  expect((await say('no, not on sundays')).summary).toContain('Mon, Tue, Wed, Thu, Fri, Sat at 09:00');
  expect((await say('no, tuesday')).summary).toContain('Tue at 09:00');
  expect((await say('make it 10:30, Berlin time')).summary).toContain('Tue at 10:30 Europe/Berlin');
  expect((await say('no, 9am', caller({ id: 'bob' }))).summary).toContain("the day's top papers");
});

it('asks which place is meant, and leads on from each that may be', async () => {
  const { say, dispatch } = await spoken();
  const asked = await say('subscribe us to agents at 8am Valencia');
  expect(asked.summary).toBe('Valencia can be America/Caracas or Europe/Madrid. Name one of them.');
  const [, madrid] = buttons(asked);
  if (madrid === undefined || !('invoke' in madrid)) throw new Error('no button');
  for await (const reply of dispatch.run(madrid.invoke, caller()))
    expect(reply.summary).toBe('agents for this channel, weekdays at 08:00 Europe/Madrid?');
  expect((await say('subscribe us to agents at 8am Bejing')).summary).toContain('Nearest: Asia/Shanghai.');
});

it('leaves papers out of the topics that a channel has, and stops those it has itself', async () => {
  const { say, channels, dispatch } = await spoken();
  await follow(channels, 'reasoning; learning at scale');
  const offered = await say('no papers about video please');
  expect(offered.summary).toContain('This channel has no topic "video". It has: reasoning · learning at scale.');
  const [leave] = buttons(offered);
  expect(leave).toMatchObject({ label: 'Leave out video', invoke: { command: 'change-topic' } });
  if (leave === undefined || !('invoke' in leave)) throw new Error('no button');
  for await (const _ of dispatch.run(leave.invoke, caller()));
  expect((await channels.get(place))?.topics.map(({ text }) => text)).toEqual([
    'reasoning -video',
    'learning at scale -video',
  ]);
  const near = await say('remove learning');
  expect(near.summary).toContain('no topic "learning"');
  expect(buttons(near).map(({ label }) => label)).toContain('Stop learning at scale -video');
  expect((await say('unsubscribe us from everything')).summary).toMatch(
    /^Stop 2 topics .* Nothing is posted here then/,
  );
  expect((await say('remove the last one')).summary).toBe('Which topic is to stop?');
  expect((await say('stop everything but reasoning')).summary).toBe('Which topic is to stop?');
  expect(buttons(await say('stop topic 7')).map(({ label }) => label)).not.toContain('Leave out 7');
});

it('leaves a part of a topic out of the topic, too, and stops several that are named', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'reasoning; diffusion; robotics');
  const [leave] = buttons(await say('no papers about visual reasoning please'));
  expect(leave).toMatchObject({
    invoke: {
      options: { to: 'reasoning -"visual reasoning"; diffusion -"visual reasoning"; robotics -"visual reasoning"' },
    },
  });
  expect((await say('stop diffusion and robotics')).summary).toMatch(/^Stop 2 topics /);
});

it('offers nothing that the channel would refuse', async () => {
  const { say, channels } = await spoken();
  expect((await say('unsubscribe from robotics')).summary).toBe(
    'This channel has no topics. /paper subscribe adds one.',
  );
  expect((await say('please pause the posts')).summary).toContain('There is nothing to pause');
  expect((await say('post at 8')).summary).toBe("the day's top papers for this channel, weekdays at 08:00 UTC?");
  await follow(channels, 'reasoning');
  expect((await say('resume posting please')).summary).toBe('This channel is not paused.');
  expect((await say('do not pause')).summary).toBe('All right, nothing is changed.');
  const paused = await say('pause for two weeks');
  expect(words(paused)).toContain('somebody resumes it');
  expect(buttons(paused).map(({ label }) => label)).toEqual(['Pause']);
  const minimum = await say('only papers with at least 10 upvotes');
  expect(buttons(minimum)).toMatchObject([
    { invoke: { command: 'change-topic', options: { topic: 'reasoning', 'min-upvotes': 10 } } },
  ]);
  const both = await say('subscribe us to agents and robotics');
  expect(buttons(both).map(({ label }) => label)).toEqual(['Two topics', 'One topic', 'Only me', 'Change']);
});

it('takes what somebody saved off the list, and nothing else', async () => {
  const { say, dispatch, services } = await spoken();
  await say('save 2606.18023');
  await say('save 2606.11111');
  const offered = await say('forget what I saved');
  expect(offered).toMatchObject({ audience: 'caller' });
  expect(offered.summary).toBe('Take all 2 papers off your private list? Nothing else is deleted.');
  const [empty] = buttons(offered);
  if (empty === undefined || !('invoke' in empty)) throw new Error('no button');
  for await (const reply of dispatch.run(empty.invoke, caller()))
    expect(reply.summary).toBe('2 papers are off your list.');
  expect(await services.saved?.list(personKey(caller()))).toEqual([]);
});

it('opens no discussion on a sentence that counts in a list', async () => {
  const { say } = await spoken();
  await say('search diffusion');
  const offered = await say('discuss the first one');
  expect(buttons(offered)).toMatchObject([{ label: 'Discuss', invoke: { command: 'discuss' } }]);
});

it('follows and leaves authors whom the index knows, however they are written, and topics that only look like one', async () => {
  const { say, channels } = await spoken();
  for (const text of [
    'Follow Kangsheng Duan',
    'follow kangsheng duan',
    'let us know whenever Kangsheng Duan has a new paper',
    'anything by Kangsheng Duan should land here',
    'whatever Kangsheng Duan writes, send it to this channel',
    "subscribe us to Kangsheng Duan's papers",
  ])
    expect(buttons(await say(text))[0], text).toMatchObject({
      invoke: { command: 'subscribe', options: { topic: expect.stringMatching(/^author:"kangsheng duan"$/i) } },
    });
  expect(buttons(await say('follow Kangsheng Duan and Ziyang Xu'))[0]).toMatchObject({
    invoke: { options: { topic: 'author:"Kangsheng Duan"; author:"Ziyang Xu"' } },
  });
  expect(buttons(await say('follow image inpainting'))[0]).toMatchObject({
    invoke: { options: { topic: 'image inpainting' } },
  });
  await follow(channels, 'reasoning; author:"Ziyang Xu"');
  expect((await say('unfollow Ziyang Xu')).summary).toBe('Stop papers about author:"Ziyang Xu" for this channel?');
  expect((await say('no more papers by ziyang xu please')).summary).toBe(
    'Stop papers about author:"Ziyang Xu" for this channel?',
  );
  expect(buttons(await say('no more papers by Kangsheng Duan'))[0]).toMatchObject({
    label: 'Leave out author:"Kangsheng Duan"',
    invoke: { options: { to: expect.stringContaining('reasoning -author:"Kangsheng Duan"') } },
  });
});

it('says of a way out of the chat that is not set up so, in the place of an offer', async () => {
  const { say } = await spoken();
  for (const [text, said] of [
    ['can I get this by email?', 'E-mail is not set up here.'],
    ['can I get this as an rss feed', 'Feeds are not set up here.'],
  ] as const) {
    const reply = await say(text);
    expect(reply.summary, text).toContain(said);
    expect(buttons(reply).map(({ label }) => label)).toEqual(['Other ways']);
  }
});

it('takes no more papers off the list at once than one command can name, however long their ids are', async () => {
  const { say, dispatch, services, store, clock } = await spoken();
  const ids = Array.from({ length: 45 }, (_, number) => `cond-mat/99010${10 + number}`);
  await store.save(
    ids.map((id) => paper({ id, title: `Spin glass ${id}` })),
    clock.now(),
  );
  for (const id of ids) await services.saved?.add(personKey(caller()), id, clock.now());
  const offered = await say('forget what I saved');
  expect(offered.summary).toMatch(/^Take the last 29 of 45 papers off/);
  const [off] = buttons(offered);
  if (off === undefined || !('invoke' in off)) throw new Error('no button');
  for await (const reply of dispatch.run(off.invoke, caller()))
    expect(reply.summary).toBe('29 papers are off your list.');
  expect(await services.saved?.list(personKey(caller()))).toHaveLength(16);
});
