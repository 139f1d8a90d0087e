import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { textOfHtml } from '../../src/sources/full-text-html.ts';
import { textOfMarkdown } from '../../src/sources/full-text-markdown.ts';
import { cellsOf } from '../../src/sources/full-text-markdown-tables.ts';
import { tableOf } from '../../src/sources/table.ts';
import { growsLessThan } from '../fixtures/growth.ts';

const tablesOf = (sections: ReturnType<typeof textOfHtml>['sections']) => sections.flatMap(({ tables = [] }) => tables);
const inHtml = (body: string) =>
  tablesOf(textOfHtml(`<title>A</title><section id="S4"><h2>4 Results</h2>${body}</section>`).sections);
const inMarkdown = (body: string) => tablesOf(textOfMarkdown(`## 4 Results\n\n${body}`).sections);
const cells = (tag: string, texts: string[]) => texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
const row = (...texts: string[]) => `<tr>${cells('td', texts)}</tr>`;
const heads = (...texts: string[]) => `<tr>${cells('th', texts)}</tr>`;

describe('a table of HTML', () => {
  it('is read with its spans written out, several lines of heads, and its caption and place', () => {
    const body = `<tr><th rowspan="2">Method</th><th colspan="2">Places2</th><th colspan="2">FFHQ</th></tr>
      ${heads('FID', 'LPIPS', 'FID', 'LPIPS')}${row('LaMa', '6.10', '0.13', '5.0', '0.1')}${row('Moebius', '<math alttext="\\mathbf{4.82}_{\\pm 0.1}"><mi>4</mi></math>', '0.11', '3.9', '0.09')}`;
    const [table] = inHtml(
      `<figure id="S4.T2"><figcaption>Table 2: Inpainting.</figcaption><table>${body}</table></figure>`,
    );
    expect(table).toEqual({
      label: 'Table 2',
      caption: 'Inpainting.',
      id: 'S4.T2',
      heads: [
        ['Method', 'Places2', 'Places2', 'FFHQ', 'FFHQ'],
        ['Method', 'FID', 'LPIPS', 'FID', 'LPIPS'],
      ],
      rows: [
        ['LaMa', '6.10', '0.13', '5.0', '0.1'],
        ['Moebius', '4.82±0.1', '0.11', '3.9', '0.09'],
      ],
      headColumns: 1,
    });
  });

  it('has titles of rows, and heads that stand once over several rows, with each of their rows', () => {
    const body = `${heads('Data', 'Split', 'F1')}<tr><td colspan="3">Small models</td></tr>
      <tr><td rowspan="2">A</td><td>dev</td><td>1.5</td></tr>${row('test', '2.5')}<tr><td colspan="3">Large models</td></tr>${row('B', 'dev', '3.5')}`;
    expect(inHtml(`<table>${body}</table>`)).toMatchObject([
      {
        headColumns: 3,
        rows: [
          ['Small models', 'A', 'dev', '1.5'],
          ['Small models', 'A', 'test', '2.5'],
          ['Large models', 'B', 'dev', '3.5'],
        ],
      },
    ]);
  });

  it('has columns of words among its values', () => {
    const body = `${heads('Track', 'Part', 'Count', 'Aim')}${row('S', 'Depth', '125', 'zoom')}${row('M', 'Orbit', '75', 'turn')}`;
    expect(inHtml(`<table>${body}</table>`)).toMatchObject([{ headColumns: 2 }]);
  });

  it('has no line of heads where it only names what is set', () => {
    const settings = row('Optimizer', 'AdamW') + row('Batch size', '256') + row('Epochs', '3');
    expect(inHtml(`<table>${settings}</table>`)).toMatchObject([{ heads: [], rows: [['Optimizer', 'AdamW'], {}, {}] }]);
    expect(inHtml(`<table>${row('Parameter', 'Value')}${settings}</table>`)).toMatchObject([
      { heads: [['Parameter', 'Value']] },
    ]);
    expect(inHtml(`<table>${row('Method', 'F1')}${row('Ebb', '1.5')}${row('Tide', '2.5')}</table>`)).toMatchObject([
      { heads: [['Method', 'F1']] },
    ]);
  });

  it('lends no inner head to what stands under another outer one', () => {
    const body = `${heads('Data', 'Split', 'Model', 'F1')}${row('A', 'dev', 'Ebb', '1.5')}${row('', '', 'Tide', '2.5')}${row('B', '', 'Ebb', '3.5')}`;
    expect(inHtml(`<table>${body}</table>`)[0]?.rows).toEqual([
      ['A', 'dev', 'Ebb', '1.5'],
      ['A', 'dev', 'Tide', '2.5'],
      ['B', '', 'Ebb', '3.5'],
    ]);
  });

  it('is kept with a place that can be linked to, whole characters, and a caption that a person wrote', () => {
    const [table] = inHtml(
      `<figure id="S4 T1"><figcaption>${'Tide '.repeat(1_000)}</figcaption><table>${heads('Method', 'F1')}${row(`${'x'.repeat(299)}🌊`, '1.5')}</table></figure>`,
    );
    expect(table).not.toHaveProperty('id');
    expect(table?.caption.length).toBeLessThanOrEqual(2_000);
    expect(table?.rows[0]?.[0]).toBe('x'.repeat(299));
  });

  it('may be drawn in a line of text, hold a table in a cell, and have its caption in a figure beside it', () => {
    const line = (...texts: string[]) =>
      `<span class="ltx_tr">${texts.map((text) => `<span class="ltx_td">${text}</span>`).join('')}</span>`;
    const drawn = `<p><span class="ltx_tabular">${line('Model', `Exact<table>${row('match')}</table>`)}${line('Tide', '48.7')}</span></p>`;
    const [table] = inHtml(
      `<figure id="a">${drawn}<figure id="S4.T1"><figcaption>Table 1: Results.</figcaption></figure></figure>`,
    );
    expect(table).toMatchObject({
      label: 'Table 1',
      id: 'S4.T1',
      heads: [['Model', 'Exact match']],
      rows: [['Tide', '48.7']],
    });
  });

  it('is no equation, and no prose', () => {
    const equation =
      '<table class="ltx_equation"><tr><td><math alttext="x=\\frac{1}{2}">x</math></td><td>(1)</td></tr></table>';
    const page = `<h2>1 Method</h2><p>We set</p>${equation}<figure><figcaption>Table 1: Sizes.</figcaption><table>${heads('A', 'B')}${row('a', '1')}</table></figure><figure><figcaption>Figure 1: A tide.</figcaption></figure>`;
    const [section] = textOfHtml(page).sections;
    expect(section).toMatchObject({ text: 'We set\nx=1/2 (1)\nFigure 1: A tide.', tables: [{ label: 'Table 1' }] });
  });
});

describe('a table of Markdown', () => {
  const read = {
    label: 'Table 3',
    heads: [['Method', 'FID', 'LPIPS']],
    rows: [
      ['LaMa', '6.10', '-'],
      ['Moebius', '4.82', '0.11'],
    ],
    headColumns: 1,
  };
  const bars = '| Method | FID | LPIPS |\n|---|--:|---|\n| LaMa | 6.10 | - |\n| **Moebius** | $4.82$ | 0.11 |';
  const plain = 'Method FID LPIPS\nLaMa [[3](https://arxiv.org/html/1#bib.bib3)]6.10-\nMoebius 4.82 0.11';
  const caption = 'Table 3: Inpainting.';

  it.each([
    ['bars, its caption before it', `${caption}\n\n${bars}`],
    ['bars, its caption behind it', `${bars}\n\n${caption}`],
    ['bars without a line under the head', `${caption}\n\n${bars.replace(/\|---.*\n/, '')}`],
    ['plain lines', `${caption}\n\n${plain}`],
  ])('is read from %s', (_, body) => {
    expect(inMarkdown(`We win.\n\n${body}\n\nMore.`)).toEqual([{ ...read, caption: 'Inpainting.' }]);
  });

  it('has a head in each column that it stands over, and its formulae as people read them', () => {
    const over = '| | Places2 | |\n|---|---|---|\n| Method | FID | LPIPS |\n| A | $1.3[1.2,1.4]$ | $\\chi$ |';
    expect(inMarkdown(over)).toMatchObject([
      {
        heads: [
          ['', 'Places2', 'Places2'],
          ['Method', 'FID', 'LPIPS'],
        ],
        rows: [['A', '1.3[1.2,1.4]', 'χ']],
      },
    ]);
  });

  it.each([
    ['| GPT-4 | $5 | 86.4 |', ['GPT-4', '$5', '86.4']],
    ['| GPT-4 | $5 | 86.4 | $10 |', ['GPT-4', '$5', '86.4', '$10']],
    ['|GPT-4|$5|$10|86.4|', ['GPT-4', '$5', '$10', '86.4']],
    ['| US$ | EUR | US$ |', ['US$', 'EUR', 'US$']],
    ['| $5 | $P(a|b)$ | $x$ | $4.2$ |', ['$5', '$P(a|b)$', '$x$', '$4.2$']],
    ['|$x$|$y$|$5|', ['$x$', '$y$', '$5']],
    ['| a \\| b | `c | d` | it`s |', ['a \\| b', '`c | d`', 'it`s']],
  ])('has the cells of %s, prices and formulae alike', (line, texts) => {
    expect(cellsOf(line)).toEqual(texts);
  });

  it('of plain lines has its heads where they can be told, and else one over all', () => {
    const told = 'Method MOSE val DAVIS 2017 val FPS\nSTCN 52.5 85.4 13.2\nEdge 70.0 87.7-';
    expect(inMarkdown(`${caption}\n\n${told}`)[0]).toMatchObject({
      heads: [['Method', 'MOSE val', 'DAVIS 2017 val', 'FPS']],
      rows: [
        ['STCN', '52.5', '85.4', '13.2'],
        ['Edge', '70.0', '87.7', '-'],
      ],
    });
    const line = 'Method Ebb Flow Neap Spring';
    expect(inMarkdown(`${caption}\n\n${line}\nSTCN 52.5 85.4\nEdge 70.0 87.7`)[0]).toMatchObject({
      heads: [[line, line, line]],
      rows: [
        ['STCN', '52.5', '85.4'],
        ['Edge', '70.0', '87.7'],
      ],
    });
  });

  it('is none where prose stands under a caption, and a caption alone is nothing', () => {
    const { sections } = textOfMarkdown(`## 4 Results\n\n${caption}\n\nWe train\non 8 GPUs.\n\nTable 4: FID of 3.1.`);
    expect(sections).toEqual([{ title: '4 Results', text: 'We train on 8 GPUs.' }]);
  });
});

test('whatever a document says of spans, a table is bounded, rectangular, and says nothing that is not there', () => {
  const cell = fc.record({
    text: fc.constantFrom('', 'a', 'Method', '4.82', '-', 'x'.repeat(400)),
    isHead: fc.boolean(),
    columns: fc.constantFrom(1, 1, 2, 0, -5, 1_000_000),
    rows: fc.constantFrom(1, 1, 3, 0, 1_000_000),
  });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const table = tableOf({ rows, caption: 'Table 1: A.' });
      if (table === undefined) return;
      const written = new Set(rows.flatMap((each) => each.map(({ text }) => text.slice(0, 300))));
      const width = table.rows[0]?.length ?? 0;
      expect(width).toBeLessThanOrEqual(41);
      expect(table.headColumns).toBeLessThan(width);
      for (const line of [...table.heads, ...table.rows]) {
        expect(line).toHaveLength(width);
        for (const text of line) expect(text === '' || written.has(text)).toBe(true);
      }
    }),
  );
});

test.each([
  '<tr><td colspan="1000000" rowspan="1000000">1',
  '<tr><td><table>',
  '<figure><figcaption>Table 1',
  '<tr><td><math alttext="\\frac{1}{">',
])('a table of nothing but %j is read in time that grows with its length', (part) => {
  const read = (times: number) => {
    try {
      return textOfHtml(`<h1>A</h1><table>${part.repeat(times)}`);
    } catch {
      return undefined;
    }
  };
  expect(growsLessThan(40, read, 2_000)).toBe(true);
});

test.each(['| a ', '| $5 ', '|$a', '| `', '1 2 3\n', 'Table 1: a\n\n1 2\n', 'a 1.0-'])(
  'a page of tables of nothing but %j is read in time that grows with its length',
  (part) => {
    const read = (times: number) => textOfMarkdown(`## A\n\nTable 1: a\n\n${part.repeat(times)}`);
    expect(growsLessThan(40, read, 2_000)).toBe(true);
  },
);
