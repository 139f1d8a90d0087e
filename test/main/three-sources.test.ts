import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Caller, Place } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { openBot } from '../../src/wire.ts';
import { buttons, words } from '../commands/fixture.ts';
import { createRecordingAdapter } from '../discussions/recording-adapter.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { startArxiv } from '../servers/arxiv.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { listenDuringTest } from '../servers/listen-during-test.ts';
import { anItem } from '../sources/a-source.ts';

const start = '2026-06-18T08:00:00.000Z';
const day = '2026-06-18';

const atArxiv = (id: string, title: string, abstract: string) => ({
  ...{ id, title, abstract, categories: ['cs.RO'], submitted: '2026-06-17T09:00:00Z', announced: day },
  authors: ['Ada Falter'],
});
const feed = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Our Lab</title><item>
<title>Kites that steer robots</title><link>https://lab.example/kites</link><guid>https://lab.example/kites</guid><dc:creator>Ben Kniff</dc:creator>
<description>We steer robots with kites. The kite pulls with 80 newtons.</description><pubDate>Thu, 18 Jun 2026 06:00:00 GMT</pubDate></item></channel></rss>`;

/** One bot that reads Hugging Face, a category of arXiv and a feed, in a chat that keeps what is posted. */
async function running() {
  const clock = virtualClock(start);
  const [huggingFace, arxiv] = [await startHuggingFace(), await startArxiv(clock.now)];
  onTestFinished(() => huggingFace.close());
  onTestFinished(() => arxiv.close());
  huggingFace.days.set(day, [
    anItem('2606.00001', { title: 'Planes that fold', summary: 'We fold planes by robots. They fly 12 meters.' }),
  ]);
  arxiv.papers.push(
    atArxiv('2606.10001', 'Robots that fold paper', 'We fold paper with robots. The robots fold 30 sheets a minute.'),
    atArxiv('2606.10002', 'A survey of robots', 'We survey robots.'),
  );
  const lab = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(feed));
  const labUrl = `http://127.0.0.1:${await listenDuringTest(lab)}/feed`;
  const config = readConfig({
    ...{ HF_API_URL: huggingFace.url, ARXIV_URL: arxiv.url, ARXIV_API_URL: arxiv.url, ARXIV_RSS_URL: arxiv.url },
    ...{ ARXIV_CATEGORIES: 'cs.RO', BACKFILL_DAYS: '1', DATABASE_URL: ':memory:' },
  });
  const log = recordedLog();
  const stopping = new AbortController();
  const bot = await openBot({ ...config, feeds: new Map([['lab', labUrl]]) }, { clock, log, stopping });
  onTestFinished(() => {
    stopping.abort();
    return bot.close();
  });
  await bot.index.ready();
  const chat = createRecordingAdapter();
  const always = { start: async () => {}, stop: async () => {} };
  await bot.connections.connectable({ ...chat.adapter, ...always }).connect();
  await bot.refresh.refresh(stopping.signal);
  bot.courier.open();

  /** The last answer to a command in a channel. */
  async function ask(channel: string, command: string, options: Record<string, string> = {}, thread?: string) {
    const place: Place = { platform: 'slack', tenant: 'T1', channel, kind: 'public', ...(thread && { thread }) };
    const caller: Caller = {
      ...{ id: 'U1', place, isExternal: false, isAlone: true },
      mayManage: async () => true,
      canSee: async () => true,
    };
    let last: Reply | undefined;
    for await (const reply of bot.dispatch.run({ command, options }, caller)) last = reply;
    if (last === undefined) throw new Error(`${command} gave no reply`);
    return {
      text: `${last.summary}\n${words(last)}`,
      labels: buttons(last).map(({ label }) => label),
      failed: last.failed,
    };
  }
  async function digests() {
    clock.set('2026-06-18T10:00:10.000Z');
    await bot.digests.tick(stopping.signal);
    await bot.courier.drain();
  }
  const postedIn = (channel: string) => chat.posted.filter(({ place }) => place.channel === channel && !place.thread);
  return { ask, digests, postedIn, log };
}

const channels = [
  {
    channel: 'robots',
    topic: 'in:cs.RO -survey',
    titles: ['Robots that fold paper'],
    paper: '2606.10001',
    says: '30 sheets',
  },
  {
    channel: 'both',
    topic: 'in:hf; in:arxiv',
    titles: ['Planes that fold', 'Robots that fold paper'],
    paper: '2606.00001',
    says: '12 meters',
  },
  {
    channel: 'lab',
    topic: 'in:lab',
    titles: ['Kites that steer robots'],
    paper: 'Kites that steer robots',
    says: '80 newtons',
  },
];
const questions: Record<string, string> = {
  robots: 'how many sheets do the robots fold?',
  both: 'how far do the planes fly?',
  lab: 'how strong does the kite pull?',
};

test('a category without its surveys, two sources at once, and a feed: each from the digest to the discussion', async () => {
  const { ask, digests, postedIn, log } = await running();
  for (const { channel, topic } of channels) {
    const answer = await ask(channel, 'subscribe', { topic, when: 'daily 10:00', timezone: 'UTC', confirm: 'yes' });
    expect(answer.failed, answer.text).toBeUndefined();
  }
  await digests();
  for (const { channel, titles, paper, says } of channels) {
    const post = JSON.stringify(postedIn(channel).map(({ reply }) => reply));
    for (const title of titles) expect(post, channel).toContain(title);
    expect((await ask(channel, 'why', { paper })).text, channel).toContain('was posted here');
    expect((await ask(channel, 'search', { query: titles[0] ?? '' })).text, channel).toContain(titles[0]);
    const opened = await ask(channel, 'discuss', { paper });
    expect(opened.text, channel).toContain('discussion is open');
    expect((await ask(channel, 'ask', { paper, question: questions[channel] ?? '' })).text, channel).toContain(says);
    expect((await ask(channel, 'similar', { paper })).text, channel).toMatch(/robots|fold/i);
    expect((await ask(channel, 'cite', { paper })).text, channel).toMatch(/@\w+\{/);
  }
  expect(JSON.stringify(postedIn('robots'))).not.toContain('survey of robots');
  // What is not at arXiv is nowhere said to be, and no full text of it is promised.
  for (const command of ['show', 'facts', 'ask']) {
    const options = { paper: channels.at(-1)?.paper ?? '', fact: 'date', question: 'how strong does the kite pull?' };
    const { text } = await ask('lab', command, options);
    expect(text, command).toMatch(command === 'ask' ? /papers at arXiv/ : /Published/);
    expect(text, command).not.toMatch(/On arXiv|fetching|look again/);
  }
  expect((await ask('robots', 'why', { paper: '2606.10002' })).text).toContain('-survey');
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
