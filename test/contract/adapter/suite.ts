import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageRef, PostResult } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Block, PaperCard, Reply } from '../../../src/core/chat/reply.ts';
import { within } from '../../fixtures/wait.ts';
import type { Ground } from './ground.ts';
import { longQuery, scripted, slow } from './script.ts';

const longAgo = new Date(0);
const oneWay = 'nobody answers there, and nothing that stands is changed or found';

/** What everybody in the channel may read. */
const line = (text: string, ...blocks: Block[]): Reply => ({
  summary: text,
  blocks: [{ type: 'text', text: [text] }, ...blocks],
  audience: 'everyone',
});

const card = (n: number): PaperCard => ({
  type: 'paper',
  id: '2606.00001',
  title: `Title ${n}.`,
  url: 'https://huggingface.co/papers/2606.00001',
  facts: ['▲ 37'],
  body: ['A summary of one line, about as long as such a summary is when somebody writes it.'],
  buttons: [],
});

const search = (label: string) => ({ label, invoke: { command: 'search', options: { query: 'more' } } });

/** One of each, with words of its own: a block that is new does not compile until it is here. */
const everyBlock: {
  /** `pressed`: the words of what can be pressed, where anything can. */
  [T in Block['type']]: { block: Extract<Block, { type: T }>; words: string[]; pressed?: string[] };
} = {
  heading: { block: { type: 'heading', text: 'Heading words' }, words: ['Heading words'] },
  text: {
    block: {
      type: 'text',
      text: ['plain, ', { text: 'bold', mark: 'bold' }, { text: ' linked', url: 'https://a.b/c' }],
    },
    words: ['plain', 'bold', 'linked'],
  },
  note: { block: { type: 'note', text: ['small print'] }, words: ['small print'] },
  paper: {
    block: { ...card(7), facts: ['Kang et al.'], body: ['The summary'], reason: 'Here for kites' },
    words: ['Title 7.', 'Kang et al.', 'The summary', 'Here for kites'],
  },
  entry: {
    block: {
      ...{ type: 'entry', id: '2606.00001', rank: 3, title: 'Title of an entry', url: 'https://a.b/c' },
      ...{ sentence: 'A sentence', facts: ['for kites'], actions: [search('Less like this')] },
    },
    words: ['Title of an entry', 'A sentence', 'for kites'],
  },
  choices: {
    block: {
      ...{ type: 'choices', label: 'More about', choices: [{ ...search('1'), title: 'One' }] },
      buttons: [search('Others')],
    },
    ...{ words: [], pressed: ['Others'] },
  },
  quote: {
    block: { type: 'quote', text: 'words of a paper', source: ['Section 3'] },
    words: ['words of a paper', 'Section 3'],
  },
  facts: { block: { type: 'facts', facts: [{ label: 'Posts', value: ['at nine'] }] }, words: ['Posts', 'at nine'] },
  code: { block: { type: 'code', text: '@article{kang}' }, words: ['@article{kang}'] },
  buttons: {
    block: { type: 'buttons', buttons: [search('More')] },
    ...{ words: [], pressed: ['More'] },
  },
  divider: { block: { type: 'divider' }, words: [] },
};

/** What every adapter must do, asked of it in one process: docs/adding-a-platform.md says why of each. */
export function describeAdapter(name: string, open: () => Promise<Ground>): void {
  describe(name, () => {
    let ground: Ground;
    let script: ReturnType<typeof scripted>;
    let place: Place;
    beforeEach(async () => {
      ground = await open();
      script = scripted();
      place = ground.place;
      await ground.adapter.start(script.dispatch, async () => ground.rest?.());
    });
    afterEach(async () => {
      await ground.adapter.stop();
      await ground.close();
    });

    const standing = (text: string, at = place) => ground.texts(at).filter((said) => said.includes(text));
    function postReply(reply: Reply, key: string, at = place, signal?: AbortSignal): Promise<PostResult> {
      ground.rest?.();
      return ground.adapter.post(at, reply, key, signal);
    }
    const post = (text: string, key: string, at = place) => postReply(line(text), key, at);
    function messageOf(result: PostResult): MessageRef {
      if (result.kind !== 'sent') throw new Error(`not sent, but ${result.kind}: ${result.reason}`);
      return result.message;
    }
    const shown = (text: string) => ground.until(() => standing(text).at(-1), `"${text}" in the channel`);
    async function click(label: string): Promise<void> {
      await ground.until(() => ground.offers(label), `a button "${label}"`);
      ground.click(label);
    }

    it('posts a message, and says where it stands', async () => {
      const { id, place: where } = messageOf(await post('first words', 'k1'));
      expect(id).not.toBe('');
      expect(where).toMatchObject({ platform: place.platform, tenant: place.tenant, channel: place.channel });
      expect(standing('first words')).toHaveLength(1);
    });

    it('finds a message by its key, and takes no other one for it', async ({ skip }) => {
      if (ground.adapter.isOneWay) return skip(oneWay);
      const { id } = messageOf(await post('words', 'k1'));
      messageOf(await post('words', 'k2'));
      expect(standing('words')).toHaveLength(2);
      expect(await ground.adapter.find(place, 'k1', longAgo)).toMatchObject({ kind: 'found', message: { id } });
      expect(await ground.adapter.find(place, 'k3', longAgo)).toEqual({ kind: 'absent' });
    });

    it('does not double a message whose key the platform knows', async ({ skip }) => {
      if (ground.adapter.pace.idempotentMs === undefined) skip('the platform knows no keys: the outbox looks first');
      const first = messageOf(await post('once', 'k1'));
      expect(messageOf(await post('once', 'k1')).id).toBe(first.id);
      expect(standing('once')).toHaveLength(1);
    });

    it('edits what stands', async ({ skip }) => {
      if (ground.adapter.isOneWay) return skip(oneWay);
      const message = messageOf(await post('before', 'k1'));
      expect(await ground.adapter.edit(message, line('after'))).toMatchObject({ kind: 'sent' });
      expect(standing('after')).toHaveLength(1);
      if (!ground.neverChanges) expect(standing('before')).toEqual([]);
    });

    it('opens a thread under a message, the same one each time, and posts in it', async ({ skip }) => {
      if (ground.adapter.isOneWay) return skip(oneWay);
      const message = messageOf(await post('opening', 'k1'));
      const opened = await ground.adapter.openThread(message, 'A title that goes on. '.repeat(20));
      if (opened.kind !== 'opened') throw new Error(opened.reason);
      expect(opened.place.thread).toBeDefined();
      expect(await ground.adapter.openThread(message, 'Title')).toMatchObject({ kind: 'opened', place: opened.place });
      const { id } = messageOf(await post('inside', 'k2', opened.place));
      expect(standing('inside', opened.place)).toHaveLength(1);
      expect(await ground.adapter.find(opened.place, 'k2', longAgo)).toMatchObject({ kind: 'found', message: { id } });
      expect((await ground.adapter.threadStands?.(opened.place)) ?? true).toBe(true);
    });

    it('lacks nothing where it may post, and says in words what it lacks elsewhere', async ({ skip }) => {
      expect(await ground.adapter.missingAccess(place)).toEqual([]);
      if (ground.gone === undefined || ground.adapter.isOneWay) return skip('every channel takes messages');
      const lacking = await ground.adapter.missingAccess(ground.gone);
      expect(lacking.length).toBeGreaterThan(0);
      for (const words of lacking) expect(words).toMatch(/\p{L}{3}/u);
    });

    it('gives up a channel that takes no message, and says why', async ({ skip }) => {
      if (ground.gone === undefined) return skip('every channel takes messages');
      const result = await post('to nobody', 'k1', ground.gone);
      expect(result).toMatchObject({ kind: 'gone', reason: expect.stringMatching(/\p{L}{3}/u) });
      expect((await post('to all', 'k2')).kind).toBe('sent');
    });

    it('does not claim to know about a message whose answer was lost, and finds it', async ({ skip }) => {
      if (ground.fail === undefined) return skip('no answer can be lost');
      ground.fail('lost');
      expect(await post('lost words', 'k1')).toMatchObject({ kind: 'unknown', reason: expect.any(String) });
      expect(standing('lost words')).toHaveLength(1);
      // Where nothing can be looked for, it does not claim to have looked.
      const looked = ground.adapter.isOneWay ? 'unable' : 'found';
      expect((await ground.adapter.find(place, 'k1', longAgo)).kind).toBe(looked);
    });

    it('says when to come back where the platform wants a slower pace, and has sent nothing', async ({ skip }) => {
      if (ground.fail === undefined || ground.adapter.isOneWay) return skip('no pace is wanted');
      ground.fail('slow down');
      const result = await post('too fast', 'k1');
      expect(result).toMatchObject({ kind: 'retry', afterMs: expect.any(Number), tooEarly: true });
      expect(standing('too fast')).toEqual([]);
      expect((await post('too fast', 'k1')).kind).toBe('sent');
    });

    it('does not lose a message that was stopped', async () => {
      const result = await postReply(line('stopped'), 'k1', place, AbortSignal.abort());
      expect(['sent', 'retry', 'unknown']).toContain(result.kind);
    });

    it.each(Object.entries(everyBlock))('draws a %s block', async (_, { block, words, pressed = [] }) => {
      messageOf(await postReply(line('opening words', block), 'k1'));
      const [text = ''] = standing('opening words');
      for (const part of [...words, ...(ground.adapter.isOneWay ? [] : pressed)]) expect(text).toContain(part);
    });

    it('posts whole what it says fits, and shortens what does not', async () => {
      const { fits = () => true } = ground.adapter;
      const papers = (count: number) => line('papers', ...Array.from({ length: count }, (_, n) => card(n + 1)));
      let most = 1;
      while (most < 100 && fits(papers(most + 1))) most++;
      messageOf(await postReply(papers(most), 'k1'));
      const [text = ''] = standing('papers');
      for (let n = 1; n <= most; n++) expect(text).toContain(`Title ${n}.`);
      const long = line('endless', { type: 'text', text: ['word '.repeat(20_000)] });
      expect((await postReply(long, 'k2')).kind).toBe('sent');
    });

    it('answers a command: a later reply in the place of the first, for the person who asked', async ({ skip }) => {
      if (ground.adapter.isOneWay) return skip(oneWay);
      ground.search('kites');
      await shown('Page 1 of kites');
      expect(script.ran).toEqual([{ command: 'search', options: { query: 'kites' } }]);
      if (!ground.neverChanges) expect(standing('Looking…')).toEqual([]);
      expect(ground.seenByOthers?.() ?? []).toEqual([]);
    });

    it('runs what a button carries, also where that is too long for the button', async ({ skip }) => {
      if (ground.adapter.isOneWay) return skip(oneWay);
      ground.search('kites');
      await click('Next');
      await shown('Page 2 of kites');
      await click('Long');
      await shown('Page 7 of sparse');
      expect(script.ran.slice(1).map(({ options }) => options)).toEqual([
        { query: 'kites', page: 2 },
        { query: longQuery, page: 7 },
      ]);
    });

    it('shows an answer to everybody when it is shared, once', async ({ skip }) => {
      if (ground.seenByOthers === undefined) return skip('there is nobody to share with');
      ground.search('kites');
      await click('Share');
      const shared = () => ground.seenByOthers?.().filter((text) => text.includes('Page 1 of kites')).length;
      await ground.until(() => shared() === 1, 'the shared answer');
      await click('Share');
      await shown('That is shared already');
      expect(shared()).toBe(1);
    });

    it('finishes what is at hand before it has stopped', async ({ skip }) => {
      if (ground.adapter.isOneWay) return skip(oneWay);
      ground.search(slow);
      await within(script.begun, 'the search to begin', () => ground.texts(place).join('\n'));
      const stopped = ground.adapter.stop();
      script.finish();
      await stopped;
      expect(standing(`Page 1 of ${slow}`)).toHaveLength(1);
    });

    it('gives a result, never an error, after it was stopped', async () => {
      const message = messageOf(await post('first', 'k1'));
      await ground.adapter.stop();
      const edit = ground.adapter.isOneWay ? [] : [await ground.adapter.edit(message, line('after'))];
      for (const result of [await post('after', 'k2'), ...edit]) {
        expect(['sent', 'retry', 'unknown']).toContain(result.kind);
      }
      expect(['found', 'absent', 'unable']).toContain((await ground.adapter.find(place, 'k1', longAgo)).kind);
    });
  });
}
