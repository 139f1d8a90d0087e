import { describe, expect, it } from 'vitest';
import { render } from '../../src/adapters/console/render.ts';
import { safe, type Terminal } from '../../src/adapters/console/terminal.ts';
import type { Block, Invocation, Reply } from '../../src/core/chat/reply.ts';
import { printCommandLine } from '../../src/core/commands/command-line.ts';
import { harness } from '../core/commands/dispatch-fixture.ts';

const specs = harness().dispatch.commands;
const printLine = (invocation: Invocation) =>
  printCommandLine(
    invocation,
    specs.find(({ name }) => name === invocation.command),
  );
const draw = (terminal: Terminal, ...blocks: Block[]) => {
  const reply: Reply = { summary: '', blocks, audience: 'caller' };
  return render(reply, terminal, { printLine, specs });
};
const piped: Terminal = { colours: false, links: false };

const card: Block = {
  type: 'paper',
  id: '2606.19195',
  rank: 1,
  title: 'Moebius: a small model',
  url: 'https://huggingface.co/papers/2606.19195',
  facts: ['Kang et al. (7) · ▲ 37 · ', { text: 'code', url: 'https://github.com/a/b' }],
  body: ['A model that keeps up with models ', { text: 'fifty', mark: 'bold' }, ' times its size.'],
  reason: 'Here for "diffusion"',
  buttons: [{ label: 'Echo', invoke: { command: 'echo', options: { text: '2606.19195', times: 2 } } }],
};

describe('plain text, for pipes', () => {
  it('holds a card with its address and its commands', () => {
    expect(draw(piped, { type: 'heading', text: 'Daily papers' }, card, { type: 'note', text: ['3 more'] })).toBe(
      `Daily papers

1  Moebius: a small model
   Kang et al. (7) · ▲ 37 · code (https://github.com/a/b)
   A model that keeps up with models fifty times its size.
   Here for "diffusion"
   https://huggingface.co/papers/2606.19195 · echo 2606.19195 times:2

3 more`,
    );
  });

  it('prints an address once where it is its own words', () => {
    const url = 'https://example.org/feeds/abc';
    const block: Block = { type: 'text', text: ['Open ', { text: url, url }] };
    expect(draw(piped, block)).toBe(`Open ${url}`);
    expect(draw({ width: 80, colours: true, links: false }, block).match(/https:/g)).toHaveLength(1);
  });

  it('draws once what opens a form elsewhere, and is typed as the same line', () => {
    const invoke = { command: 'echo', options: { text: 'robots' } };
    const buttons = [
      { label: 'Set it', invoke },
      { label: 'Change', invoke, ask: ['text'] },
      { label: 'Times', invoke, ask: ['text', 'times'] },
    ];
    expect(draw(piped, { type: 'buttons', buttons })).toBe('Set it: echo robots\nTimes: echo robots <times>');
  });

  it('has nobody type when a post was due to see what found no place in it', () => {
    const more = (options: Record<string, string | number>) => ({
      label: 'More',
      invoke: { command: 'more', options },
    });
    const run = '2026-06-19T09:00:00.000Z';
    expect(draw(piped, { type: 'buttons', buttons: [more({ run })] })).toBe('more');
    // A page of it is said whole: "more" would be the next one.
    expect(draw(piped, { type: 'buttons', buttons: [more({ run, page: 2 })] })).toContain('page:2');
  });

  it('says what to type where a form would open empty', () => {
    const form = { label: 'Change', ask: [] };
    const buttons = [
      { ...form, invoke: { command: 'echo', options: {} } },
      { ...form, invoke: { command: 'echo', options: { text: 'robots' } } },
    ];
    expect(draw(piped, { type: 'buttons', buttons })).toBe('Change: echo <text>\nChange: echo robots');
  });

  it('draws every kind of block', () => {
    expect(
      draw(
        piped,
        { type: 'text', text: [{ person: 'alice' }, ' in ', { channel: 'ml' }] },
        { type: 'quote', text: 'We evaluate on FFHQ.', source: ['Experiments'] },
        { type: 'facts', facts: [{ label: 'Links', value: ['PDF'] }] },
        { type: 'facts', facts: [{ label: 'a label longer than a column', value: ['value'] }] },
        { type: 'code', text: '@article{a,\n  title = {b}\n}' },
        { type: 'buttons', buttons: [{ label: 'Ask', invoke: { command: 'echo', options: {} }, ask: ['text'] }] },
        { type: 'divider' },
      ),
    ).toBe(
      `@alice in #ml

  "We evaluate on FFHQ."
    — Experiments

Links  PDF

a label longer than a column
    value

@article{a,
  title = {b}
}

Ask: echo <text>

${'─'.repeat(40)}`,
    );
  });
});

describe('on a terminal', () => {
  it('wraps at its width, wide characters counted as two, and keeps the indent', () => {
    const body = Array.from({ length: 12 }, () => '拡散モデル words').join(' ');
    const lines = draw({ ...piped, width: 30 }, { ...card, title: 'T', body: [body], facts: [], buttons: [] }).split(
      '\n',
    );
    expect(lines.length).toBeGreaterThan(5);
    const columns = (line: string) => [...line].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
    for (const line of lines.slice(0, -2)) expect(columns(line)).toBeLessThanOrEqual(30);
    expect(lines.slice(1).every((line) => line.startsWith('   '))).toBe(true);
  });

  it('keeps an address whole in a narrow window, in a table, too', () => {
    const arxiv = { text: 'arXiv 2606.19195', url: 'https://arxiv.org/abs/2606.19195' };
    const pdf = { text: 'PDF', url: 'https://arxiv.org/pdf/2606.19195' };
    const facts: Block = { type: 'facts', facts: [{ label: 'Daily Papers', value: [arxiv, ' · ', pdf] }] };
    for (const width of [46, 60, 80]) {
      const drawn = draw({ ...piped, width }, card, facts);
      for (const { url } of [arxiv, pdf, card]) expect(drawn).toContain(url);
      const longest = Math.max(...drawn.split('\n').map(({ length }) => length));
      expect(longest).toBeLessThanOrEqual(width);
    }
  });

  it('breaks what is too long for a line and is no address', () => {
    const lines = draw({ ...piped, width: 30 }, { type: 'text', text: ['拡散'.repeat(20)] }).split('\n');
    expect(lines.length).toBeGreaterThan(1);
  });

  it('links titles and colours where it can', () => {
    const drawn = draw({ width: 80, colours: true, links: true }, card);
    expect(drawn).toContain('\u001b]8;;https://huggingface.co/papers/2606.19195\u0007');
    expect(drawn).toContain('\u001b[1m');
    expect(drawn).not.toContain('huggingface.co/papers/2606.19195 ·');
  });
});

describe('text from papers and people', () => {
  const hostile = 'a\u001b[2Jb\u001b]8;;http://evil\u0007c\u0007\r\nd\u202ee\u0000';
  it('reaches no terminal with control characters, in any block', () => {
    expect(safe(hostile)).toBe('abc de');
    const blocks: Block[] = [
      { type: 'heading', text: hostile },
      { type: 'text', text: [hostile, { text: hostile, mark: 'bold' }, { person: hostile }, { channel: hostile }] },
      { type: 'note', text: [{ text: hostile, url: `https://a.b/${hostile}` }] },
      { type: 'paper', id: '1', title: hostile, url: hostile, facts: [hostile], reason: hostile, buttons: [] },
      { type: 'quote', text: hostile, source: [hostile] },
      { type: 'facts', facts: [{ label: hostile, value: [hostile] }] },
      { type: 'code', text: hostile },
      { type: 'buttons', buttons: [{ label: hostile, invoke: { command: 'echo', options: { text: hostile } } }] },
    ];
    const plain = draw(piped, ...blocks);
    expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    // What is left in colour are our own sequences.
    const coloured = draw({ width: 80, colours: true, links: true }, ...blocks);
    expect(coloured).not.toContain('\u001b[2J');
    expect(coloured).not.toContain('evil\u0007c\u0007');
  });
});
