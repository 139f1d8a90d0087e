import { expect, it } from 'vitest';
import { replyTo, words } from './fixture.ts';
import { subscribed } from './subscribed.ts';

it('explains a post, its absence, and single papers', async () => {
  const here = await subscribed();
  expect(words(await replyTo(here, 'why'))).toContain('/paper subscribe');
  await replyTo(here, 'subscribe planes -12 top:3 min-upvotes:2');
  expect(words(await replyTo(here, 'why'))).toContain('Nothing has been due here yet.');
  const ahead = words(await replyTo(here, 'why 2606.00005'));
  expect(ahead).toMatch(/It was on Daily Papers on [A-Z][a-z]{2} 1\d June[,;]/);
  expect(ahead).toContain('It can still come: the next post, Mon 22 June 09:00');
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  expect(words(await replyTo(here, 'why'))).toContain('3 papers for planes -12');
  expect(words(await replyTo(here, 'why'))).toContain('more matched than the channel takes');
  expect(words(await replyTo(here, 'why https://arxiv.org/abs/2606.00005v2'))).toContain(
    'came in place 5; this channel takes 3',
  );
  const excluded = words(await replyTo(here, 'why 2606.00012'));
  expect(excluded).toContain('but for the exclusion -12');
  expect(excluded).not.toContain('can still come');
  expect(words(await replyTo(here, 'why 2606.00001'))).toMatch(/It was posted here on Mon 22 June 09:0\d/);
  expect(words(await replyTo(here, 'recap'))).toContain('this channel got 3 papers');
});

it('says where a paper stands in its post, and what became of a day', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:3');
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  const listed = here.chat.stands.flatMap(({ reply }) =>
    reply.blocks.flatMap((block) => (block.type === 'entry' ? [[block.rank, block.id] as const] : [])),
  );
  expect(listed).toHaveLength(3);
  for (const [rank, id] of listed)
    expect(words(await replyTo(here, `why ${id}`))).toContain(`It is number ${rank} of the 3 in that post.`);
  const ofDay = await replyTo(here, 'why date:2026-06-22');
  expect(words(ofDay)).toContain('3 papers for planes');
  expect(ofDay.blocks.flatMap((block) => (block.type === 'paper' ? [[block.rank, block.id]] : []))).toEqual(listed);
  expect((await replyTo(here, 'why date:saturday')).summary).toMatch(
    /before this channel subscribed|Nothing is due here on/,
  );
  here.clock.set('2026-06-29T06:00:00.000Z');
  expect((await replyTo(here, 'why date:sunday')).summary).toBe(
    'Nothing is due here on Sun 28 June: posts come weekdays at 09:00 Europe/Paris.',
  );
  expect((await replyTo(here, 'why date:friday')).summary).toContain('I know of no post of Fri 26 June');
  await replyTo(here, 'schedule when:"0 9 1 * *"');
  expect((await replyTo(here, 'why date:friday')).summary).toBe(
    'Nothing is due here on Fri 26 June: posts come at the cron line 0 9 1 * * Europe/Paris.',
  );
  expect((await replyTo(here, 'why date:someday')).summary).toContain('is no day I can read');
});

it("tells all posts of a day of the channel's own calendar", async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:2 when:"daily 8:00 and 20:00" timezone:Pacific/Apia');
  for (const at of ['2026-06-20T19:00:30.000Z', '2026-06-21T07:00:30.000Z', '2026-06-21T19:00:30.000Z']) {
    here.clock.set(at);
    await here.tick();
  }
  // Monday morning there, Sunday in UTC.
  here.clock.set('2026-06-21T20:00:00.000Z');
  const told = words(await replyTo(here, 'why date:yesterday')).split('\n');
  const posts = told.filter((line) => /^\w{3} \d+ June \d\d:00/.test(line)).map((line) => line.slice(0, 17));
  expect(posts).toEqual(['Sun 21 June 08:00', 'Sun 21 June 20:00']);
  expect((await replyTo(here, 'why date:today')).summary).toContain('Mon 22 June 08:00');
});

it('counts the day on which a channel subscribed by its own clock', async () => {
  const here = await subscribed();
  here.clock.set('2026-06-19T12:00:00.000Z');
  await replyTo(here, 'subscribe planes when:"daily 20:00" timezone:Pacific/Apia');
  here.clock.set('2026-06-20T12:00:00.000Z');
  expect((await replyTo(here, 'why date:2026-06-19')).summary).toBe('Fri 19 June was before this channel subscribed.');
  expect((await replyTo(here, 'why date:2026-06-20')).summary).toContain('I know of no post of Sat 20 June');
});

it('tells no post of a day that a clock was ahead for', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:2');
  here.clock.set('2026-06-23T07:00:30.000Z');
  await here.tick();
  here.clock.set('2026-06-22T09:00:00.000Z');
  expect((await replyTo(here, 'why date:2026-06-23')).summary).not.toContain('papers for planes');
});

it('explains a post by the topics of its time', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe');
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  await replyTo(here, 'subscribe planes');
  await replyTo(here, "unsubscribe the day's top papers");
  const why = words(await replyTo(here, 'why'));
  expect(why).toContain("5 papers for the day's top papers.");
  // Every paper is among the top papers: there are no others.
  expect(why).not.toContain('matched no topic');
});

it('says which words a paper lacks for the topics', async () => {
  const here = await subscribed();
  await replyTo(
    here,
    'subscribe robots; paper zeppelins; the planes of "paper boats"; balloons | planes kites; -12 confirm:yes',
  );
  await replyTo(here, 'unsubscribe -12');
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  expect(words(await replyTo(here, 'why 2606.00001'))).toContain(
    'Mon 22 June: It matched none of the topics of this channel. Missing: robots · zeppelins (of paper zeppelins) · ' +
      '"paper boats" (of the planes of "paper boats") · balloons (of balloons | planes kites).',
  );
  await replyTo(here, 'subscribe author:nobody; org:nowhere; kites; unicorns confirm:yes');
  expect(words(await replyTo(here, 'why 2606.00001'))).toContain('author:nobody · and so on for 3 more.');
  await replyTo(here, 'subscribe gliding');
  expect(words(await replyTo(here, 'why 2606.00001'))).toContain('It does match gliding, as the topics are now.');
});

it('names the posts that were missed before the last one', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  here.clock.set('2026-06-24T08:00:00.000Z');
  await here.tick();
  const why = words(await replyTo(here, 'why'));
  expect(why).toContain('Wed 24 June 09:00 (+02:00): 5 papers for planes.');
  expect(why).toContain('2 posts up to Tue 23 June');
});

it('explains the last post of the present when the clock was ahead for a while', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:2');
  for (const at of ['2026-06-22T07:00:30.000Z', '2027-06-22T07:00:30.000Z']) {
    here.clock.set(at);
    await here.tick();
  }
  here.clock.set('2026-06-22T09:00:00.000Z');
  expect(words(await replyTo(here, 'why'))).toContain('Mon 22 June 09:00 (+02:00): 2 papers for planes.');
});

it('says once that the source does not answer, also in the preview', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe zeppelins confirm:yes');
  here.health.now = {
    reachable: false,
    source: 'Hugging Face',
    since: '2026-06-22T06:00:00.000Z',
    reason: 'huggingface.co answered 503',
  };
  const silent = /not answered since|No word from the source/g;
  expect(words(await replyTo(here, 'why')).match(silent)).toHaveLength(1);
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  const why = words(await replyTo(here, 'why'));
  expect(why.match(silent)).toHaveLength(1);
  expect(why).toContain('since Mon 22 June 08:00 (+02:00): huggingface.co answered 503.');
  for (const topic of ['', ' planes']) {
    expect(words(await replyTo(here, `preview${topic}`))).toContain('Hugging Face has not answered since 22 June 2026');
  }
});

it('says that the minimum of upvotes is why nothing came', async () => {
  const here = await subscribed();
  const subscribing = words(await replyTo(here, 'subscribe planes min-upvotes:500'));
  expect(subscribing).toContain('because of the minimum of upvotes: the 12 that matched have fewer');
  const tooFew = '12 papers match, with fewer upvotes than wanted here (at least 500).';
  expect(words(await replyTo(here, 'preview'))).toContain(tooFew);
  for (const day of [22, 23, 24]) {
    here.clock.set(`2026-06-${day}T07:00:30.000Z`);
    await here.tick();
  }
  expect(words(await replyTo(here, 'why'))).toContain(tooFew);
  // After three runs without a paper, the channel is told.
  expect(here.chat.stands.map(({ reply }) => reply.summary)).toEqual([`Nothing new for planes. ${tooFew}`]);
});
