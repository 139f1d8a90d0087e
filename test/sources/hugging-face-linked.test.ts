import { expect, onTestFinished, test } from 'vitest';
import { createHuggingFaceLinked } from '../../src/sources/hugging-face-linked.ts';
import { replyTo, room, words } from '../commands/fixture.ts';
import { fakeClock } from '../fixtures/clock.ts';
import { aPaper } from '../fixtures/papers.ts';
import { hasRecorded, recordedText } from '../recorded.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';

const { signal } = new AbortController();
const id = '2606.00001';

async function setUp(answer?: unknown) {
  const server = await startHuggingFace();
  onTestFinished(() => server.close());
  if (answer !== undefined) server.papers.set(id, answer);
  const clock = fakeClock('2026-06-19T08:00:00Z');
  return { server, clock, linked: createHuggingFaceLinked({ url: server.url, clock, random: () => 0 }) };
}

const answer = {
  ...{ id, linkedModels: [{ id: 'lab/kites' }, { id: 'lab/planes' }], numTotalModels: 12 },
  ...{ linkedDatasets: [], numTotalDatasets: 0, linkedSpaces: [{ id: 'javascript:alert(1)' }], numTotalSpaces: 1 },
};

test('tells how many of each kind there are and the first, once an hour; what is no name of a repository is none', async () => {
  const { server, linked } = await setUp(answer);
  const told = [
    { kind: 'models', count: 12, first: { name: 'lab/kites', url: 'https://huggingface.co/lab/kites' } },
    { kind: 'Spaces', count: 1 },
  ];
  expect(await linked(id, signal)).toEqual(told);
  expect(await linked(id, signal)).toEqual(told);
  expect(server.requests).toHaveLength(1);
});

test('a paper that is not there, or a server that fails, links nothing', async () => {
  const { server, linked } = await setUp();
  expect(await linked(id, signal)).toEqual([]);
  server.fail({ kind: 'status', status: 500 });
  expect(await linked('2606.00002', signal)).toEqual([]);
  expect(await linked('lab:kites', signal)).toEqual([]);
});

test.skipIf(!hasRecorded)('reads a recorded answer (it stands beside the checkout)', async () => {
  const { linked } = await setUp(JSON.parse(recordedText('samples/hf/papers_2608.09888.json')));
  expect(await linked(id, signal)).toEqual([
    {
      ...{ kind: 'datasets', count: 1 },
      first: {
        name: 'WhySoCodius/in-context-grid-reasoning',
        url: 'https://huggingface.co/datasets/WhySoCodius/in-context-grid-reasoning',
      },
    },
  ]);
});

test('show answers at once, and then with what is linked', async () => {
  const here = await room([aPaper()]);
  const { linked } = await setUp(answer);
  here.services.linked = linked;
  const shown = words(await replyTo(here, `show ${id}`));
  expect(shown).toContain('On Hugging Face: 12 models, such as lab/kites · 1 Space');
});
