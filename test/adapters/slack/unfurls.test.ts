import { describe, expect, test } from 'vitest';
import { optionalScopes, scopes, slackManifest } from '../../../src/adapters/slack/manifest.ts';
import { unfurlScopes } from '../../../src/adapters/slack/unfurls.ts';
import { aPaper } from '../../fixtures/papers.ts';
import { alice, channel, connected, elsewhere, type Mode, modes, patientClock } from './fixture.ts';

const id = '2606.00001';
const link = `https://arxiv.org/abs/${id}`;
const stored = aPaper({
  id,
  title: 'Paper <kites> that fold themselves',
  upvotes: 37,
  comments: 0,
  code: { url: 'https://github.com/falter/kites', stars: 12 },
});

/** A clock that can be moved on by days. */
function daysClock() {
  const { now, sleep } = patientClock();
  let days = 0;
  return {
    now: () => new Date(now().getTime() + days * 86_400_000),
    sleep,
    nextDay: () => void days++,
  };
}

/** A workspace with our app in it; in two channels papers are wanted under links, and one paper is stored. */
async function linking(mode: Mode = 'http', granted: readonly string[] = scopes, clock = daysClock()) {
  const asked: unknown[] = [];
  const all = await connected(mode, {
    papersToUnfurl: async (where, ids) => {
      asked.push({ ...where, ids });
      return [channel, elsewhere].includes(where.channel) && ids.includes(id) ? [stored] : [];
    },
    ...{ scopes: granted, clock, deadlines: { finishMs: 86_400_000 } },
  });
  all.world.unfurlDomains.push(...slackManifest().features.unfurl_domains);
  const { slack, adapter } = all;
  return {
    ...all,
    ...{ asked, clock, people: slack.people },
    unfurled: () => slack.callsOf('chat.unfurl'),
    /** All that was begun is done. */
    finished: () => adapter.stop(),
  };
}

describe.each(modes)('links over %s', (mode) => {
  test('to a paper show its title, who wrote it, its votes and code, and Discuss, which works', async () => {
    const { slack, world, people, ran, unfurled } = await linking(mode);
    const { ts } = await people.postLink(alice, channel, `look: <${link}> and <https://example.org/>`);
    await slack.until(() => unfurled()[0]);
    const [message] = world.messages(channel);
    const [shown, ...more] = message?.attachments ?? [];
    if (shown === undefined) throw new Error('nothing is under the link');
    expect(more).toEqual([]);
    expect(shown.app_unfurl_url).toBe(link);
    for (const part of [
      'Paper &lt;kites&gt; that fold themselves',
      'Falter et al. (3)',
      '▲\u00a037',
      '★\u00a012',
      'Discuss',
    ]) {
      expect(JSON.stringify(shown.blocks)).toContain(part);
    }
    expect(slack.refused).toEqual([]);
    // It stands in the person's message: none of ours is posted.
    expect(slack.callsOf('chat.postMessage')).toEqual([]);

    await people.clickUnfurl('U0BOB', channel, { ts }, shown, 'Discuss');
    expect(await slack.until(() => slack.responses[0])).toMatchObject({ text: `discussing ${id}`, replaced: false });
    expect(ran[0]?.place).toMatchObject({ channel, kind: 'public' });
  });
});

test.each([
  `https://www.arxiv.org/pdf/${id}v2`,
  `http://arxiv.org/abs/${id}?utm_source=x&amp;b=1`,
  `https://huggingface.co/papers/${id}`,
  `https://hf.co/papers/${id}`,
  `https://www.alphaxiv.org/abs/${id}`,
  `https://alphaxiv.org/overview/${id}#questions`,
])('%s is a link to the paper', async (url) => {
  const { slack, people, unfurled } = await linking();
  await people.postLink(alice, channel, `<${url}|here>`);
  expect(await slack.until(() => unfurled()[0])).toMatchObject({ answer: { ok: true } });
});

test('in an Enterprise organisation, where Slack does not say where the link stands, too', async () => {
  const { slack, people, unfurled, world } = await linking();
  world.isEnterprise = true;
  await people.postLink(alice, channel, `<${link}>`);
  expect(await slack.until(() => unfurled()[0])).toMatchObject({ answer: { ok: true } });
});

test('what is being written shows nothing, though no source is named', async () => {
  const { slack, people, unfurled } = await linking();
  const links = [{ domain: 'arxiv.org', url: link }];
  const composing = { type: 'link_shared', user: alice, channel, is_bot_user_member: true, links };
  await people.event({ ...composing, message_ts: `${alice}-909b5454-gryl3kb80b3wm49ihzoo35fyqoq08n2y` });
  await people.postLink(alice, channel, `<${link}>`);
  await slack.until(() => unfurled()[0]);
  expect(unfurled().map(({ args }) => args.ts)).not.toContainEqual(expect.stringContaining('-'));
});

test('a paper is shown once a channel and day, in threads too, under the first of its links, and again the next day', async () => {
  const { slack, people, unfurled, clock, world, finished } = await linking();
  const first = await people.postLink(alice, channel, `<${link}> <https://hf.co/papers/${id}>`);
  await slack.until(() => unfurled()[0]);
  expect(world.messages(channel)[0]?.attachments?.map(({ app_unfurl_url }) => app_unfurl_url)).toEqual([link]);
  await people.postLink('U0BOB', channel, `<${link}>`, first.ts);
  await people.postLink('U0BOB', elsewhere, `<${link}>`);
  await slack.until(() => unfurled()[1]);
  clock.nextDay();
  await people.postLink('U0BOB', channel, `<${link}>`, first.ts);
  await slack.until(() => unfurled()[2]);
  await finished();
  expect(unfurled().map(({ args }) => args.channel)).toEqual([channel, elsewhere, channel]);
  // Where we are no member nobody could open a discussion.
  expect(JSON.stringify(world.messages(elsewhere)[0]?.attachments)).not.toContain('Discuss');
});

test('what is being written, what no organiser asked for and what is not stored shows nothing, and is not fetched', async () => {
  const { slack, people, asked, unfurled, finished } = await linking();
  const composing = { type: 'link_shared', user: alice, channel: 'COMPOSER', message_ts: 'u1', unfurl_id: 'u1' };
  await people.event({ ...composing, source: 'composer', links: [{ domain: 'arxiv.org', url: link }] });
  await people.postLink(alice, 'C0SECRET', `<${link}>`);
  await people.postLink(alice, channel, '<https://arxiv.org/abs/2606.09999>');
  await people.postLink(alice, channel, '<https://huggingface.co/datasets> <https://arxiv.org/list/cs.CL/new>');
  await finished();
  expect(unfurled()).toEqual([]);
  // One question for each message that names a paper, without the person.
  expect(asked).toEqual([
    { platform: 'slack', tenant: 'T0PAPER', channel: 'C0SECRET', ids: [id] },
    { platform: 'slack', tenant: 'T0PAPER', channel, ids: ['2606.09999'] },
  ]);
  expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
});

test('nothing about who posted what is kept or logged', async () => {
  const { slack, people, unfurled, db, log, finished } = await linking();
  const { ts } = await people.postLink(alice, channel, `<${link}>`);
  await slack.until(() => unfurled()[0]);
  await finished();
  const rows = await db.selectFrom('seen_events').select('id').execute();
  expect(rows.some(({ id }) => id.startsWith('slack:unfurl:'))).toBe(true);
  const kept = JSON.stringify([rows, await db.selectFrom('notes').selectAll().execute(), log.lines]);
  for (const trace of [alice, id, ts, channel]) expect(kept).not.toContain(trace);
});

describe('an installation from before', () => {
  const yesterday = scopes.filter((scope) => !unfurlScopes.some((needed) => needed === scope));

  test('works as before, and says that a reinstall is needed', async () => {
    const { adapter, people, asked, slack, unfurled, finished } = await linking('socket', yesterday);
    expect(adapter.missingForUnfurls?.('T0PAPER')).toEqual([
      'links:read and links:write (whoever set me up has to paste the manifest again and reinstall the Slack app, and to start me again)',
    ]);
    await people.postLink(alice, channel, `<${link}>`);
    await people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    await finished();
    expect(asked).toEqual([]);
    expect(unfurled()).toEqual([]);
  });

  test('with one scope of the two shows nothing', async () => {
    const { adapter, people, asked, finished } = await linking('http', [...yesterday, 'links:read']);
    expect(adapter.missingForUnfurls?.('T0PAPER')[0]).toMatch(/^links:write \(/);
    await people.postLink(alice, channel, `<${link}>`);
    await finished();
    expect(asked).toEqual([]);
  });

  test('with both lacks nothing', async () => {
    expect((await linking()).adapter.missingForUnfurls?.('T0PAPER')).toEqual([]);
    for (const scope of unfurlScopes) expect([...optionalScopes.keys()]).toContain(scope);
  });
});

test.each([
  { kind: 'reset', done: true },
  { kind: 'reset', done: false },
  { kind: 'status', status: 429, retryAfter: 1, done: false },
] as const)('what $kind kept from standing stands once', async (fault) => {
  const { slack, world, people, unfurled, finished } = await linking();
  slack.faults.add('chat.unfurl', fault);
  await people.postLink(alice, channel, `<${link}>`);
  await slack.until(() => unfurled()[1]);
  await finished();
  expect(world.messages(channel)[0]?.attachments).toHaveLength(1);
});

test('a message that was deleted meanwhile costs nobody the paper under the next one', async () => {
  const { slack, world, people, unfurled, log } = await linking();
  const told = new Promise<string>((resolve) => {
    log.warn = resolve;
  });
  slack.faults.add('chat.unfurl', { kind: 'error', error: 'cannot_find_message' });
  await people.postLink(alice, channel, `<${link}>`);
  expect(await told).toBe('slack: a paper could not be shown under its link');
  await people.postLink('U0BOB', channel, `<${link}>`);
  await slack.until(() => unfurled()[1]);
  expect(world.messages(channel)[1]?.attachments).toHaveLength(1);
});
