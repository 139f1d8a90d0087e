import { expect, it } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { aPaper } from '../fixtures/papers.ts';
import { buttons, caller, press, replyTo, runs, words } from './fixture.ts';
import { subscribed } from './subscribed.ts';

const id = '2606.00031';

/** A channel where a paper on videos of kites was posted today, beside the planes. */
async function posted(topic = 'kites', given: Partial<Paper> = {}) {
  const here = await subscribed();
  const kites = aPaper({
    ...{ id, title: 'Videos of Kites', upvotes: 37, featuredOn: '2026-06-18' },
    ...{
      abstract: 'We film kites.',
      keywords: ['video generation', 'kites', 'wind; "gusts"'],
      authors: ['Ada Falter'],
    },
    ...given,
  });
  await here.store.saveDay('hf', '2026-06-18', [kites], here.clock.now());
  await here.services.index?.add([kites]);
  await replyTo(here, `subscribe ${topic}`);
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  here.clock.set('2026-06-22T09:00:00.000Z');
  const topics = async () =>
    (await here.channels.get(here.place))?.topics.map(({ text, minUpvotes }) => [text, minUpvotes]);
  return { ...here, topics };
}

const labels = (reply: Parameters<typeof buttons>[0]) => buttons(reply).map(({ label }) => label);

it('offers what would have kept a paper away, does it, tells why of it, and undoes it', async () => {
  const here = await posted();
  const less = await replyTo(here, `less-like ${id}`);
  expect(less.audience).toBe('caller');
  expect(labels(less)).toEqual(['-"video generation"', '-"wind gusts"', 'Not from Ada Falter', 'From 38 upvotes']);
  expect(await here.topics()).toEqual([['kites', 0]]);
  expect(words(await replyTo(here, `why ${id}`))).not.toContain('Since ');
  const steps: [string, unknown, string][] = [
    [
      '-"video generation"',
      [['kites -"video generation"', 0]],
      'the topic is kites -"video generation", which leaves it out',
    ],
    ['-"wind gusts"', [['kites -"wind gusts"', 0]], 'the topic is kites -"wind gusts", which leaves it out'],
    [
      'Not from Ada Falter',
      [['kites -author:"Ada Falter"', 0]],
      'the topic is kites -author:"Ada Falter", which leaves it out',
    ],
    ['From 38 upvotes', [['kites', 38]], 'kites takes papers from 38 upvotes; it has 37'],
  ];
  for (const [label, topics, why] of steps) {
    const done = await press(here, less, label);
    expect(await here.topics()).toEqual(topics);
    expect(words(done)).toContain('now gets');
    expect(words(await replyTo(here, `why ${id}`))).toContain(`Since Mon 22 June ${why}`);
    await press(here, done, 'Undo');
    expect(await here.topics()).toEqual([['kites', 0]]);
  }
});

it('changes all topics that would bring the paper, each with its own minimum, and leaves the others alone', async () => {
  const here = await posted('kites | balloons; videos min-upvotes:7');
  await replyTo(here, 'subscribe');
  await replyTo(here, 'subscribe planes');
  const less = await replyTo(here, `less-like ${id}`);
  // Their minimums differ: one step back would not lead to both.
  expect(labels(less)).toEqual(['-"video generation"', '-"wind gusts"', 'Not from Ada Falter']);
  const before = await here.topics();
  const done = await press(here, less, 'Not from Ada Falter');
  expect(await here.topics()).toEqual([
    ['kites -author:"Ada Falter" | balloons -author:"Ada Falter"', 7],
    ['videos -author:"Ada Falter"', 7],
    ['-author:"Ada Falter"', 0],
    ['planes', 0],
  ]);
  await press(here, done, 'Undo');
  expect(await here.topics()).toEqual(before);
});

it('offers keywords as topics, says in why that they bring the paper, and undoes it', async () => {
  const here = await posted();
  const more = await replyTo(here, `more-like ${id}`);
  expect(labels(more)).toEqual(['Add "video generation"', 'Add "wind gusts"']);
  const done = await press(here, more, 'Add "video generation"');
  expect(words(await replyTo(here, `why ${id}`))).toContain('Since Mon 22 June "video generation" is a topic here');
  await press(here, done, 'Undo');
  expect(await here.topics()).toEqual([['kites', 0]]);
});

it('tells who may not what could be done, and refuses it in words', async () => {
  const here = await posted();
  const bob = caller({ id: 'bob', mayManage: async () => false });
  for (const line of [`less-like ${id}`, `more-like ${id}`]) {
    const told = await replyTo(here, line, bob);
    expect(buttons(told)).toEqual([]);
    expect(words(told)).toContain('"video generation"');
    expect(words(told)).toContain('Only people who can manage');
  }
  const { invoke } = runs(await replyTo(here, `less-like ${id}`), 'From 38 upvotes');
  for await (const reply of here.dispatch.run(invoke, bob)) {
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain('Only people who can manage');
  }
  expect(await here.topics()).toEqual([['kites', 0]]);
});

it('says so where no topic brings the paper, and where the topics are others by now', async () => {
  const here = await posted();
  const less = await replyTo(here, `less-like ${id}`);
  await replyTo(here, 'subscribe planes');
  await replyTo(here, 'unsubscribe kites');
  expect((await press(here, less, 'From 38 upvotes')).summary).toContain(
    'The topics of this channel are others by now',
  );
  expect((await replyTo(here, `less-like ${id}`)).summary).toContain('No topic of this channel would bring');
});

it('names no days where nothing is counted, and what is left where nothing can be offered', async () => {
  const here = await posted('kites min-upvotes:7', { keywords: [], authors: [] });
  const less = await replyTo(here, `less-like ${id}`);
  expect(labels(less)).toEqual(['From 38 upvotes']);
  expect(words(less)).not.toContain('counted over');
  // Now their minimums differ: one step back would not lead to both.
  await replyTo(here, 'subscribe');
  const none = await replyTo(here, `less-like ${id}`);
  expect(none.summary).toBe(
    'Nothing less than stopping kites · the day\'s top papers would keep "Videos of Kites" away: /paper unsubscribe.',
  );
  expect(buttons(none)).toEqual([]);
});
