import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../src/sources/full-text-html.ts';
import { textOfMarkdown } from '../../src/sources/full-text-markdown.ts';

const read = (body: string) => textOfHtml(`<section id="S4"><h2>4 Results</h2>${body}</section>`).sections;
const tableIn = (body: string) => read(`<table>${body}</table>`)[0]?.tables?.[0];
const row = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;

describe('a table as LaTeXML writes it', () => {
  it('has what spans rows upwards in each of them, and no more', () => {
    const body = `${row('Noise', 'Gate', 'F1')}${row('', 'on', '1.5')}<tr><td rowspan="-2">Rain</td><td>off</td><td>2.5</td></tr>
      ${row('', 'on', '3.5')}<tr><td class="ltx_rowspan ltx_rowspan_-9">Wind</td><td>off</td><td>4.5</td></tr>`;
    expect(tableIn(body)?.rows).toEqual([
      ['Rain', 'on', '1.5'],
      ['Rain', 'off', '2.5'],
      ['Wind', 'on', '3.5'],
      ['Wind', 'off', '4.5'],
    ]);
  });

  it('says nothing that only holds a place, nor where rules begin and end', () => {
    const held = '<span class="ltx_text ltx_phantom"><span style="visibility:hidden">00</span></span>7B';
    const table = tableIn(`${row('', 'Small', 'Large')}${row('(lr)2-3 Layers', held, '13B')}`);
    expect(table?.rows).toEqual([['Layers', '7B', '13B']]);
  });

  it('has the inner head of a first row without an outer one where it stands', () => {
    const table = tableIn(
      `${row('Task', 'Data', 'Kind', 'Size')}${row('', 'Ebb', 'dev', '5')}${row('', 'Tide', 'dev', '6')}`,
    );
    expect(table?.rows).toEqual([
      ['', 'Ebb', 'dev', '5'],
      ['', 'Tide', 'dev', '6'],
    ]);
  });

  it('has what a setting is for each of its values', () => {
    const table = tableIn(
      `${row('Layers', '12')}${row('Target', '60 Crab')}${row('', '36 Gull')}${row('Dropout', '0.2')}`,
    );
    expect(table?.rows).toEqual([
      ['Layers', '12'],
      ['Target', '60 Crab'],
      ['Target', '36 Gull'],
      ['Dropout', '0.2'],
    ]);
  });
});

it('heads of a Markdown table stand over their columns below an empty first line', () => {
  const bars =
    '|  |  |  |  |  |\n|:--|:-:|:-:|:-:|:-:|\n|  | Ebb |  | Tide |  |\n| (lr)2-3 (lr)4-5 Data | EM | F1 | EM | F1 |\n| Pools | 1.5 | 2.5 | 3.5 | 4.5 |';
  expect(textOfMarkdown(`## 4 Results\n\n${bars}`).sections[0]?.tables?.[0]).toMatchObject({
    heads: [
      ['', 'Ebb', 'Ebb', 'Tide', 'Tide'],
      ['Data', 'EM', 'F1', 'EM', 'F1'],
    ],
    rows: [['Pools', '1.5', '2.5', '3.5', '4.5']],
  });
});

describe('a figure', () => {
  const caption = (text: string) => `<figcaption>${text}</figcaption>`;

  it('in parts has its own caption before theirs, each once', () => {
    const parts = `${caption('(a) Loss')}<div><img></div>${caption('(a) Loss')}${caption('(b) Return')}`;
    const [section] = read(`<figure>${parts}${caption('Figure 7: Learning to swim.')}</figure>`);
    expect(section?.text).toBe('Figure 7: Learning to swim. (a) Loss (b) Return');
  });

  it('beside another has a paragraph of its own', () => {
    const [section] = read(
      `<figure><figure>${caption('Figure 1: A crab.')}</figure><figure>${caption('Figure 2: A gull.')}</figure></figure>`,
    );
    expect(section?.text).toBe('Figure 1: A crab.\nFigure 2: A gull.');
  });
});

it('a drawing whose commands were taken for text is left out, and what stands around it is read', () => {
  const unknown = (command: string) => `<span class="ltx_ERROR undefined">${command}</span>`;
  const drawing = `<p>${unknown('{tikzpicture}')}[scale=0.9] ${unknown('\\node')} at (0,0) sea;<br>${unknown('\\draw')} (0,0) – (1,1);</p>`;
  const [section] = read(`<p>We ${unknown('\\mymacro')} swim.</p>${drawing}<p>And rest.</p>`);
  expect(section?.text).toBe('We swim.\nAnd rest.');
});

it('appendices behind a checklist are read', () => {
  const titles = read('<h2>Checklist</h2><p>Did you? [Yes]</p><h2>Appendix A Details</h2><p>Twelve layers.</p>').map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['Appendix A Details']);
});
