import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/conversation/intent.ts';
import { understand } from '../../src/conversation/understand.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from '../search/papers-in-memory.ts';

const engine = new Engine();
const titles = { '2606.19195': 'Moebius: Lightweight Image Inpainting', '2606.18023': 'LoopCoder-v2: Only Loop Once' };
engine.add(Object.entries(titles).map(([id, title]) => toEntry(paper({ id, title }))));
engine.add([toEntry(paper({ id: '2605.22222', title: 'World Models: The Early Years' }))]);
const meant = (text: string): Intent =>
  understand({ text, where: 'channel', now: new Date('2026-06-19T12:00:00Z'), named: engine.named(text) });

describe('a paper by its name', () => {
  it.each(['bookmark the moebius paper', 'put moebius on my list', 'save Moebius for later please'])(
    '%s: goes on the list',
    (text) => expect(meant(text)).toEqual({ kind: 'change', command: 'save', options: { paper: '2606.19195' } }),
  );

  it.each(['keep world models', 'save the third paper'])('%s: is no name', (text) =>
    expect(meant(text)).not.toMatchObject({ options: { paper: expect.anything() } }),
  );

  it.each(['give me the bibtex for moebius', 'bibtex of moebious'])('%s: is cited', (text) =>
    expect(meant(text)).toEqual({ kind: 'facts', fact: 'citation', paper: '2606.19195' }),
  );

  it.each(['moebius vs loopcoder-v2', 'which is newer, moebius or LoopCoder-v2?'])('%s: both side by side', (text) =>
    expect(meant(text)).toMatchObject({ kind: 'compare', papers: ['2606.19195', '2606.18023'] }),
  );
});

it.each(['surprise me', 'give me a random paper', 'what should i read today'])('%s: the best of the day', (text) =>
  expect(meant(text)).toEqual({ kind: 'top', period: 'day' }),
);

it('takes a choice between two things of the field for a question', () => {
  const text = 'when should I use diffusion instead of reinforcement learning';
  expect(meant(text)).toEqual({ kind: 'question', question: text });
});
