import { describe, expect, it, test } from 'vitest';
import { textOfMarkdown } from '../../src/sources/full-text-markdown.ts';

const read = (body: string) => textOfMarkdown(`## 4 Results\n\n${body}`).sections;
const tablesOf = (body: string) => read(body).flatMap(({ tables = [] }) => tables);
const rows = 'Tidal [tidal2025]-71.3 0.21\nEbb-2B [ebb, 3]2B 80.3 0.13\nNeap [neap2024]3B 88.4 0.05';

describe('a table of plain lines', () => {
  it('has its caption behind it, its sources left out, and a head before each arrow', () => {
    expect(
      tablesOf(`Kind Method Params Score↑\\uparrow Error Rate↓\\downarrow\n${rows}\n\nTable 2: Scores.\n\nWe win.`),
    ).toEqual([
      {
        label: 'Table 2',
        caption: 'Scores.',
        heads: [['Kind Method', 'Params', 'Score↑', 'Error Rate↓']],
        rows: [
          ['Tidal', '-', '71.3', '0.21'],
          ['Ebb-2B', '2B', '80.3', '0.13'],
          ['Neap', '3B', '88.4', '0.05'],
        ],
        headColumns: 1,
      },
    ]);
  });

  it('has two lines of heads, the first over as many of the second', () => {
    const heads = 'Method Mean↓ Text Edit↓ Table Edit↓\nEN ZH EN ZH';
    expect(tablesOf(`${heads}\nEbb 0.1 0.2 0.3 0.4 0.5\nNeap 0.2 0.3 0.4 0.5 0.6\n\nTable 3: Edits.`)).toMatchObject([
      {
        heads: [
          ['Method', 'Mean↓', 'Text Edit↓', 'Text Edit↓', 'Table Edit↓', 'Table Edit↓'],
          ['', '', 'EN', 'ZH', 'EN', 'ZH'],
        ],
      },
    ]);
  });

  it('is put together where blank lines divide its heads', () => {
    expect(
      tablesOf('Method Old\n\nScans New\n\nScans\nEbb 1.5 2.5\nNeap 3.5 4.5\n\nTable 4: Scans.\n\nWe win.'),
    ).toMatchObject([{ caption: 'Scans.', rows: [['Ebb', '1.5', '2.5'], expect.anything()] }]);
  });

  it('has yes and no, sizes and powers among its values', () => {
    const body =
      'Stage One Two\nResolution 128 ×\\times 28 256 ×\\times 28\nShuffled Yes No\nRate 5×10−5 5\\times 10^{-5}5×10−6 5\\times 10^{-6}';
    expect(tablesOf(`${body}\n\nTable 1: Settings.`)[0]?.rows).toEqual([
      ['Resolution', '128 × 28', '256 × 28'],
      ['Shuffled', 'Yes', 'No'],
      ['Rate', '5× 10⁻⁵', '5× 10⁻⁶'],
    ]);
  });

  it('keeps the minus of a number where others have one too', () => {
    const [first] = tablesOf('Table 1: Gains.\n\nMethod A B\nEbb -1.5 2.5\nTide -0.5\nNeap 3.5 4.5');
    expect(first?.rows.flat()).toContain('-1.5');
    expect(first?.rows.flat()).not.toContain('0.5');
    expect(tablesOf('Table 1: Gains.\n\nMethod A B\nEbb 1.5 2.5\nNeap 3.5 4.5\nTide -0.5')[0]?.rows.at(-1)).toEqual([
      'Tide',
      '-',
      '0.5',
    ]);
  });

  it.each([
    [
      'by what abstracts have together',
      '',
      'Method 1-click bounding box ground truth',
      3,
      ['Method', '1-click', 'bounding box', 'ground truth'],
    ],
    [
      'by what its own sentences have together',
      'The tidal gauge reads what the lunar clock says, and so do a tidal gauge and a lunar clock on every coast that anybody has ever seen.',
      'Tidal Gauge Lunar Clock',
      2,
      ['', 'Tidal Gauge', 'Lunar Clock'],
    ],
    ['at brackets', '', 'Method Size (B)Speed (ms)Score', 3, ['Method', 'Size (B)', 'Speed (ms)', 'Score']],
  ])('has its heads divided %s', (_, prose, line, count, heads) => {
    const values = (from: number) => Array.from({ length: count }, (__, at) => `${from + at}.5`).join(' ');
    const body = `${prose}\n\nTable 2: Scores.\n\n${line}\nEbb ${values(10)}\nNeap ${values(20)}\nFlow ${values(30)}`;
    const [table] = tablesOf(body);
    expect(table?.heads).toEqual([heads]);
  });

  it('goes on at a sign, at a number of something, and under the name above', () => {
    const body =
      'Method Score Error\nEbb (tidal_ebb_2024)71.3 0.21\n72.4 0.20\n+ Distillation 73.0 0.19\n- Distillation 70.1 0.3\n# layers 6 7';
    expect(tablesOf(`Table 2: Scores.\n\n${body}`)[0]?.rows).toEqual([
      ['Ebb', '71.3', '0.21'],
      ['Ebb', '72.4', '0.20'],
      ['+ Distillation', '73.0', '0.19'],
      ['- Distillation', '70.1', '0.3'],
      ['# layers', '6', '7'],
    ]);
  });

  it('has empty cells where typesetters make a dash of them, and a row whose name is a hyphen', () => {
    const body = 'Method One Two Three\n-63.5 62.1 2.5\nEbb 61.8--\nNeap 64.4 62.5 15.7\nTide 64.4 62.5 15.7';
    expect(tablesOf(`Table 2: Scores.\n\n${body}`)[0]?.rows.slice(0, 2)).toEqual([
      ['-', '63.5', '62.1', '2.5'],
      ['Ebb', '61.8', '-', '-'],
    ]);
  });

  it('has sources in its heads, arrows apart from them, and parts of datasets', () => {
    const heads = (line: string) =>
      tablesOf(`Table 2: Scores.\n\n${line}\nEbb 1.5 2.5\nNeap 3.5 4.5\nFlow 5.5 6.5`)[0]?.heads;
    expect(heads('Task NameTide\\pi_{0}[tidal2025]Neap [neap]')).toEqual([
      ['Task NameTide', expect.any(String), 'Neap'],
    ]);
    expect(heads('Method Latency on A100 (ms) \\downarrow Score \\uparrow')?.[0]?.slice(1)).toEqual([
      'Latency on A100 (ms)↓',
      'Score ↑',
    ]);
    expect(heads('Variant TIDES 500 TIDES Test')).toEqual([['Variant', 'TIDES 500', 'TIDES Test']]);
  });

  it('has groups of rows, whose name stands before the first of each', () => {
    const group = (name: string) => `${name} Acc.23.4 60.9\nEM 6.06 52.1\nF1 8.68 58.4`;
    const body = `Benchmark Metric Qwen Std. Ebb\n${['Wiki', 'Hop', 'Muse'].map(group).join('\n')}`;
    const [table] = tablesOf(`Table 2: Scores.\n\n${body}`);
    expect(table?.heads).toEqual([['Benchmark', 'Metric', 'Qwen', 'Std. Ebb']]);
    expect(table?.rows.slice(2, 5)).toEqual([
      ['Wiki', 'F1', '8.68', '58.4'],
      ['Hop', 'Acc.', '23.4', '60.9'],
      ['Hop', 'EM', '6.06', '52.1'],
    ]);
    expect(
      tablesOf('Table 2: Scores.\n\nTask Ebb Neap\nEat 0.50 0.60\nSip 0.30 0.50\nAverage–0.76 0.80')[0]?.rows[2],
    ).toEqual(['Average–', '0.76', '0.80']);
  });

  it('has two lines of heads without a mark, and rows whose empty cell is glued to a name', () => {
    const body =
      'Model Metric 16-bit 4-bit\nLoRA Ebb QLoRA Flow\n7B# Params 39M 17M 39M 17M\nPerplexity↓ 6.63 6.14 5.74 5.60\n13B# Params 62M 27M 62M 27M\nPerplexity↓ 5.23 4.98 5.31 5.05';
    expect(tablesOf(`Table 2: Scores.\n\n${body}`)[0]).toMatchObject({
      heads: [
        ['Model', 'Metric', '16-bit', '16-bit', '4-bit', '4-bit'],
        ['', '', 'LoRA', 'Ebb', 'QLoRA', 'Flow'],
      ],
      rows: [
        ['7B', '# Params', '39M', '17M', '39M', '17M'],
        ['7B', 'Perplexity↓', '6.63', '6.14', '5.74', '5.60'],
        expect.anything(),
        expect.anything(),
      ],
    });
    const alone =
      'Model#Params BookQA MapQA\nactivated (total)test val w subs w/o subs\nEbb 3.9B (25.3B)65.3 63.0 72.1 67.6\nFlow-49.4 49.7--\nNeap 7B 56.8 55.6 69.0 63.3';
    expect(tablesOf(`Table 3: Scores.\n\n${alone}`)[0]).toMatchObject({
      heads: [
        ['Model', '#Params', 'BookQA', 'BookQA', 'MapQA', 'MapQA'],
        ['', 'activated (total)', 'test', 'val', 'w subs', 'w/o subs'],
      ],
      rows: [expect.anything(), ['Flow', '-', '49.4', '49.7', '-', '-'], expect.anything()],
    });
  });

  it('keeps a first line of heads whole where it spans no telling which of the second', () => {
    const body =
      'Model Pre-Train COCO minival LVIS minival Wild\nZero-Shot Fine-Tune Zero-Shot Zero-Shot\nEbb 48.1 57.1 25.6 20.0\nFlow 48.5 57.3 21.9 17.7\nNeap 56.1 57.5 22.3 17.4';
    const heads = tablesOf(`Table 6: Scores.\n\n${body}`)[0]?.heads ?? [];
    expect(new Set(heads[0])).toEqual(new Set(['Model Pre-Train COCO minival LVIS minival Wild']));
    expect(heads[1]).toEqual(['', 'Zero-Shot', 'Fine-Tune', 'Zero-Shot', 'Zero-Shot']);
  });

  it('has an empty cell where a sign is left out, and titles that end alike', () => {
    const body =
      'Method Tuned BookQA MapQA\nZero-Shot Setting\nEbb✓76.65 81.14\nFlow 49.96 54.69\nNeap✓79.20 82.32\nFine-Tune Setting\nTide✓81.02 82.72';
    expect(tablesOf(`Table 5: Scores.\n\n${body}`)[0]?.rows).toEqual([
      ['Zero-Shot Setting', 'Ebb', '✓', '76.65', '81.14'],
      ['Zero-Shot Setting', 'Flow', '', '49.96', '54.69'],
      ['Zero-Shot Setting', 'Neap', '✓', '79.20', '82.32'],
      ['Fine-Tune Setting', 'Tide', '✓', '81.02', '82.72'],
    ]);
  });

  it('has no corner that is a name', () => {
    const body = 'Ebb Flow-3 Vision Neap-7B\nBookQA 8.76 7.60 8.07\nMapQA 8.53 6.27 6.41\nTideQA 8.5 6.2 6.4';
    expect(tablesOf(`Table 2: Scores.\n\n${body}`)[0]?.heads[0]?.[0]).not.toBe('Ebb');
  });

  it('has settings that are words', () => {
    const body =
      'Config Value\noptimizer AdamW\nlr schedule cosine\nweight decay 0.1\nwarmup linear, 1K iters\nmax. objects per image 64';
    expect(tablesOf(`${body}\n\nTable 5: Settings.`)[0]).toMatchObject({
      heads: [['Config', 'Value']],
      rows: [
        ['optimizer', 'AdamW'],
        ['lr schedule', 'cosine'],
        ['weight decay', '0.1'],
        ['warmup', 'linear, 1K iters'],
        ['max. objects per image', '64'],
      ],
    });
  });

  it('that cannot be read is no sentence', () => {
    const body = 'Ebb and flow\nNeap and spring\nTide after tide\nWave over wave';
    expect(read(`Table 2: Scores.\n\n${body}\n\nWe win.`)).toEqual([{ title: '4 Results', text: 'We win.' }]);
    expect(read(`${body}\n\nTable 2: Scores.\n\nWe win.`)).toEqual([{ title: '4 Results', text: 'We win.' }]);
    expect(read(`${body}\n\nWe win.`)[0]?.text).toContain('Tide after tide');
  });

  it('without a caption stays a paragraph, and so do two lines under one', () => {
    expect(read(`Kind Method Params Score Error\n${rows}\n\nWe win.`)).toMatchObject([
      { text: expect.stringContaining('Ebb-2B') },
    ]);
    expect(tablesOf('Table 1: Gains.\n\nWe train for 3 days on 8\nand then for 5.')).toEqual([]);
  });
});

describe('what is no caption', () => {
  it.each(['Table 2 shows that Ebb wins.', 'Table 2.1 shows that Ebb wins.', 'Table 2 and Table 3 agree.'])(
    '%s',
    (line) => expect(read(line)).toEqual([{ title: '4 Results', text: line }]),
  );

  test('nor is the caption of a table that is not there the next one’s', () => {
    const body = `Table 2: Pictures.\n\nThe pictures show what was said before.\n\n${rows}\n\nTable 3: Scores.`;
    expect(tablesOf(body)).toMatchObject([{ label: 'Table 3', caption: 'Scores.' }]);
  });
});
