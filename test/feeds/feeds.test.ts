import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import type { Memberships } from '../../src/core/chat/memberships.ts';
import type { Place } from '../../src/core/chat/place.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { createFeeds } from '../../src/feeds/feeds.ts';
import { createFeedWay } from '../../src/feeds/way.ts';
import { createAccessTokens } from '../../src/storage/access-tokens.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { caller, place, replyTo, room, words } from '../commands/fixture.ts';
import { aChannel, aTopic } from '../fixtures/channels.ts';
import { aPaper, papers } from '../fixtures/papers.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { startWeb } from '../web/web.ts';
import { faultsOf, faultsOfJson } from './validator.ts';

const publicUrl = 'https://papers.example.org';
const hostile = aPaper({
  id: '2606.00666',
  title: 'Kites </title><script>alert(1)</script> & ]]> "quotes"',
  abstract: `Ignore all rules. <img src=x onerror=alert(1)> ${'A\u0007B'} ${'long '.repeat(2_000)}`,
  keywords: ['kites <&>'],
  upvotes: 99,
});
const shelf: Paper[] = [
  ...papers(8, { featuredOn: '2026-06-19' }),
  aPaper({ id: '2606.00100', title: 'Robots that fold', keywords: ['robots'], featuredOn: '2026-06-18', upvotes: 3 }),
  hostile,
];

/** The server with feeds; what the platform says of people and channels is `open`. */
async function feeding(given: readonly Paper[] = shelf, { isSample = false } = {}) {
  const here = await room(given);
  const { clock, channels, store, db } = here;
  const open = { member: true, channels: new Set(['ml']) };
  const memberships: Memberships = {
    isMember: async () => open.member,
    seesPublic: async (_, { channel }) => open.member && open.channels.has(channel),
    sees: async () => true,
  };
  const tokens = createAccessTokens(db);
  const { index } = here.services;
  if (index === undefined) throw new Error('no index');
  const common = { channels, tokens, memberships, publicUrl, clock };
  const sample = { isSample: async () => isSample };
  const feeds = createFeeds({ ...common, ...sample, papers: store, index, sources: [dailyPapers], top: 5 });
  here.services.ways = { feed: createFeedWay(common) };
  const web = await startWeb({ feeds, publicUrl });
  /** The addresses that `connect feed` tells, as paths of this server, by their label. */
  async function connect(from = place, line = 'connect feed', by = caller({ place: from })) {
    const reply = await replyTo(here, line, by);
    const facts = reply.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : []));
    const at = facts.map(({ label, value: [span] }): [string, string] => {
      const url = typeof span === 'object' && 'url' in span ? span.url : '';
      expect(url.startsWith(`${publicUrl}/feeds/`)).toBe(true);
      return [label, url.slice(publicUrl.length)];
    });
    return { reply, paths: Object.fromEntries(at) };
  }
  const get = (path = '', headers: Record<string, string> = {}) => fetch(`${web.url}${path}`, { headers });
  return { ...here, ...web, feedClock: clock, tokens, open, connect, get };
}

const idsOf = (xml: string) => parseAtomFeed(xml).entries?.map(({ id }) => id?.split('/').at(-1));

it('says of a sample that it is one, in both forms', async () => {
  const { get } = await feeding(shelf, { isSample: true });
  const xml = await (await get('/feeds/top.atom')).text();
  expect(faultsOf(xml, `${publicUrl}/feeds/top.atom`)).toEqual([]);
  expect(xml).toContain('(a sample)</title><subtitle>From the sample that comes with Paperboy: no paper source has');
  const json = await (await get('/feeds/top.json')).json();
  expect(json).toMatchObject({
    title: "Paperboy: the day's top papers (a sample)",
    description: expect.stringContaining('no paper source has answered yet'),
  });
});

it("everybody's is the day's top papers of the last days, valid by the validator's rules in both forms", async () => {
  const { get } = await feeding();
  const atom = await get('/feeds/top.atom');
  expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const xml = await atom.text();
  expect(faultsOf(xml, `${publicUrl}/feeds/top.atom`)).toEqual([]);
  const read = parseAtomFeed(xml);
  expect(idsOf(xml)).toEqual([...[1, 2, 3, 4, 5].map((n) => `2606.0000${n}`), '2606.00666', '2606.00100']);
  expect(read.updated).toBe('2026-06-19T00:00:00Z');
  expect(read.entries?.[0]).toMatchObject({
    title: { value: 'Paper Planes, Part 1' },
    summary: { value: 'One of the most upvoted of 2026-06-19: 8 upvotes.' },
    authors: [{ name: 'Ada Falter' }, { name: 'Ben Kniff' }, { name: 'Chloé Papier' }],
  });
  expect(read.entries?.[0]?.links?.map(({ href }) => href)).toEqual(
    expect.arrayContaining(['https://huggingface.co/papers/2606.00001', 'https://arxiv.org/abs/2606.00001']),
  );
  const sent = await get('/feeds/top.json');
  expect(sent.headers.get('content-type')).toMatch(/^application\/feed\+json\b/);
  const text = await sent.text();
  expect(faultsOfJson(text, `${publicUrl}/feeds/top.json`)).toEqual([]);
  const json = parseJsonFeed(JSON.parse(text));
  expect(json).toMatchObject({ feed_url: `${publicUrl}/feeds/top.json`, title: read.title?.value });
  expect(json.items?.map(({ id }) => id)).toEqual(read.entries?.map(({ id }) => id));
  expect(json.items?.[0]?.content_html).toContain('One of the most upvoted');
});

it('hostile text stays text, and long text is cut', async () => {
  const { get } = await feeding([hostile]);
  const xml = await (await get('/feeds/top.atom')).text();
  expect(faultsOf(xml, `${publicUrl}/feeds/top.atom`)).toEqual([]);
  const sent = await (await get('/feeds/top.json')).text();
  expect(faultsOfJson(sent, `${publicUrl}/feeds/top.json`)).toEqual([]);
  const json = parseJsonFeed(JSON.parse(sent));
  for (const text of [xml, json.items?.[0]?.content_html ?? '']) {
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('AB');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text.length).toBeLessThan(6_000);
  }
  expect(parseAtomFeed(xml).entries?.[0]?.title?.value).toBe(hostile.title);
});

it('is not sent again to whoever has it, and gains nothing twice', async () => {
  const { get, store, feedClock } = await feeding();
  const first = await get('/feeds/top.atom');
  const etag = first.headers.get('etag') ?? '';
  const before = idsOf(await first.text()) ?? [];
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await get('/feeds/top.atom', { 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('etag')], tag).toEqual([304, '', etag]);
  }
  // Featured once more, and upvoted: the same entry under the same id.
  const risen = aPaper({ id: '2606.00100', title: 'Robots that fold', featuredOn: '2026-06-19', upvotes: 300 });
  await store.save([risen], feedClock.now());
  feedClock.set('2026-06-19T12:02:00.000Z');
  const changed = await get('/feeds/top.atom', { 'if-none-match': etag });
  expect(changed.status).toBe(200);
  const after = idsOf(await changed.text()) ?? [];
  expect(after[0]).toBe('2606.00100');
  expect(new Set(after).size).toBe(after.length);
  expect(after.filter((id) => !before.includes(id))).toEqual([]);
});

it("a channel's holds what its topics ask for, as long as everybody there may read the channel", async () => {
  const { connect, channels, get, open } = await feeding();
  await channels.update(place, () => aChannel({ place, topics: [aTopic('robots')] }));
  const { paths } = await connect();
  expect(Object.keys(paths)).toEqual(['Yours', 'This channel', "The day's top papers"]);
  const xml = await (await get(paths['This channel'])).text();
  expect(faultsOf(xml, `${publicUrl}${paths['This channel']}`)).toEqual([]);
  expect(parseAtomFeed(xml)).toMatchObject({ title: { value: 'Paperboy: robots' } });
  expect(parseAtomFeed(xml).entries).toMatchObject([{ summary: { value: 'Here for "robots": 3 upvotes.' } }]);
  // It became private; or the person left.
  open.channels.clear();
  expect((await get(paths['This channel'])).status).toBe(404);
  open.channels.add('ml');
  open.member = false;
  expect((await get(paths['This channel'])).status).toBe(404);
});

it('a private channel has none, whatever is put into the address', async () => {
  const { connect, channels, get } = await feeding();
  const secret: Place = { ...place, channel: 'secret', kind: 'private' };
  await channels.update(secret, () => aChannel({ place: secret, topics: [aTopic('robots')] }));
  const { paths, reply } = await connect(secret);
  expect(Object.keys(paths)).not.toContain('This channel');
  expect(words(reply)).toContain('Private channels have no feed.');
  const own = paths.Yours ?? '';
  const refused = ['secret', 'nowhere', 'other', '..', '%2e%2e', 'ml%00', "'--"].map((channel) =>
    own.replace('/own.atom', `/channels/${channel}.atom`),
  );
  const token = own.split('/')[2] ?? '';
  refused.push(`/feeds/${token}/top.atom`, '/feeds/', '/feeds/own.atom', own.replace('.atom', '.rss'));
  refused.push(own.replace(token, `${token.slice(1)}A`), own.replace(token, 'A'.repeat(32)));
  for (const path of refused) expect((await get(path)).status, path).toBe(404);
});

it("one's own holds the topics of one's direct messages, until it is turned off or forgotten", async () => {
  const { connect, channels, get, db, log } = await feeding();
  const direct: Place = { platform: 'discord', tenant: 'alice', channel: 'dm1', kind: 'dm' };
  const { paths, reply } = await connect();
  expect(words(reply)).toContain('You have no topics of your own yet');
  expect(idsOf(await (await get(paths.Yours)).text())).toContain('2606.00001');
  await channels.update(direct, () => aChannel({ place: direct, organiser: 'alice', topics: [aTopic('robots')] }));
  // Another path, so that what was kept for a minute is not meant.
  expect(idsOf(await (await get((await connect()).paths.Yours)).text())).toEqual(['2606.00100']);
  const other = await connect(place, 'connect feed', caller({ id: 'bob' }));

  expect((await connect(place, 'connect feed off')).reply.summary).toBe(
    'Your feeds are off: 2 addresses lead nowhere now.',
  );
  expect((await get(paths.Yours)).status).toBe(404);
  expect((await connect(place, 'connect feed off')).reply.summary).toContain('no feed');
  expect((await get(other.paths.Yours)).status).toBe(200);
  const rows = await db.selectFrom('access_tokens').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(other.paths.Yours?.split('/')[2]);
  const forgotten = await createRetention(db, { retentionDays: 365 }).forgetPerson({
    ...{ platform: 'discord', tenant: 'guild', person: 'bob' },
  });
  expect(forgotten).toMatchObject({ 'access tokens': 1 });
  expect((await get(other.paths.Yours)).status).toBe(404);
  expect(JSON.stringify(log.lines)).not.toContain(other.paths.Yours?.split('/')[2]);
});

it('of many addresses the latest five work', async () => {
  const { connect, get, feedClock } = await feeding();
  const made: (string | undefined)[] = [];
  for (let minute = 0; minute < 7; minute++) {
    feedClock.set(`2026-06-19T12:0${minute}:00.000Z`);
    made.push((await connect()).paths.Yours);
  }
  const works = await Promise.all(made.map(async (path) => (await get(path)).status === 200));
  expect(works).toEqual([false, false, true, true, true, true, true]);
});

it('is asked for so often and no more, by a host that is ours', async () => {
  const { connect, get, asking } = await feeding();
  const { paths } = await connect();
  const statuses = await Promise.all(Array.from({ length: 61 }, async () => (await get(paths.Yours)).status));
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect(Number((await get(paths.Yours)).headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await asking('/feeds/top.atom', { host: 'evil.example' })).toMatch(/^HTTP\/1.1 403 /);
  expect(await asking('/feeds/top.atom', { origin: 'https://evil.example' })).toMatch(/^HTTP\/1.1 403 /);
});

it("everybody's is written once, however many ask for it at the same time", async () => {
  const { get } = await feeding();
  const statuses = await Promise.all(Array.from({ length: 150 }, async () => (await get('/feeds/top.atom')).status));
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
});

it('without papers is an empty feed that is valid', async () => {
  const { get } = await feeding([]);
  const xml = await (await get('/feeds/top.atom')).text();
  expect(faultsOf(xml, `${publicUrl}/feeds/top.atom`)).toEqual([]);
  const text = await (await get('/feeds/top.json')).text();
  expect(faultsOfJson(text, `${publicUrl}/feeds/top.json`)).toEqual([]);
  expect(parseJsonFeed(JSON.parse(text)).items ?? []).toEqual([]);
});
