import { describe, expect, it, test } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Section, Table } from '../../src/core/discussions/answer.ts';
import { systemClock } from '../../src/system-clock.ts';
import { growsLessThan } from '../fixtures/growth.ts';
import { askOf } from './asking.ts';
import { tidepool } from './papers.ts';

const results: Table = {
  label: 'Table 2',
  caption: 'Exact match and speed, mean of 5 runs. ECHO of 99.9 is not ours.',
  id: 'S4.T2',
  heads: [
    ['Model', 'BookQA', 'BookQA', 'NeedleBench', 'NeedleBench', 'Tokens/s'],
    ['Model', 'EM', 'F1', 'EM', 'F1', ''],
  ],
  rows: [
    ['Sliding window', '37.3', '44.0', '51.2', '60.9', '210'],
    ['Tidepool without cache', '47.0', '52.1', '70.0', '77.3', '95'],
    ['Tidepool', '48.7', '55.9', '71.4', '79.0', '180'],
  ],
  headColumns: 1,
};
const settings: Table = {
  label: 'Table 5',
  caption: 'Hyperparameters.',
  heads: [['Parameter', 'Value']],
  rows: [
    ['Learning rate', '3×10⁻⁴'],
    ['Optimizer', 'AdamW'],
    ['Batch size', '64'],
  ],
  headColumns: 1,
};
const sections: Section[] = [
  { title: '4 Experiments', id: 'S4', text: 'We train on the PileLite corpus for 19 hours.', tables: [results] },
  { title: 'A Settings', text: 'Settings follow.', tables: [settings] },
];

const ask = (question: string, read = sections) => askOf(read, question);
const first = async (question: string) => {
  const answer = await ask(question);
  return answer.kind === 'quotes' ? answer.quotes[0] : undefined;
};

describe('a question whose number stands in a table', () => {
  it.each<[string, string, string, string[], string[]]>([
    [
      'what exact match does Tidepool reach on NeedleBench, EM?',
      'EM: 71.4 (NeedleBench, Table 2: Tidepool)',
      '71.4',
      ['Tidepool'],
      ['NeedleBench', 'EM'],
    ],
    [
      'how many tokens/s does the sliding window get?',
      'Tokens/s: 210 (Table 2: Sliding window)',
      '210',
      ['Sliding window'],
      ['Tokens/s'],
    ],
    [
      'EM of the sliding window on BookQA',
      'EM: 37.3 (BookQA, Table 2: Sliding window)',
      '37.3',
      ['Sliding window'],
      ['BookQA', 'EM'],
    ],
    [
      'which model has the highest tokens/s?',
      'Tokens/s: 210 (Table 2: Sliding window)',
      '210',
      ['Sliding window'],
      ['Tokens/s'],
    ],
    [
      'which model has the lowest EM on NeedleBench?',
      'EM: 51.2 (NeedleBench, Table 2: Sliding window)',
      '51.2',
      ['Sliding window'],
      ['NeedleBench', 'EM'],
    ],
    ['what F1 on BookQA?', 'F1: 55.9 (BookQA, Table 2: Tidepool)', '55.9', ['Tidepool'], ['BookQA', 'F1']],
    [
      'F1 of Tidepool without cache on Book QA?',
      'F1: 52.1 (BookQA, Table 2: Tidepool without cache)',
      '52.1',
      ['Tidepool without cache'],
      ['BookQA', 'F1'],
    ],
    [
      'what learning rate did they use?',
      'Value: 3×10⁻⁴ (Table 5: Learning rate)',
      '3×10⁻⁴',
      ['Learning rate'],
      ['Value'],
    ],
  ])('"%s" is answered by its cell', async (question, text, cell, row, column) => {
    expect(await first(question)).toMatchObject({ text, cells: [{ text: cell, row, column }] });
  });

  it('is answered by the cells of a row where it names no column', async () => {
    const quote = await first('how does the sliding window do on NeedleBench?');
    expect(quote).toMatchObject({
      text: 'EM: 51.2, F1: 60.9 (NeedleBench, Table 2: Sliding window)',
      section: expect.stringMatching(/^Table 2: Exact match/),
      id: 'S4.T2',
    });
  });

  it('is answered where a table has no heads, and where a column counts', async () => {
    const pairs: Table = {
      caption: 'Set up.',
      heads: [],
      rows: [
        ['LR', '2e-5'],
        ['Warmup steps', '500'],
      ],
      headColumns: 1,
    };
    const counts: Table = {
      caption: 'Data.',
      heads: [['Class', 'Count', 'Train share']],
      rows: [['Captions', '2,204', '0.4']],
      headColumns: 1,
    };
    const read = [{ title: 'A Details', text: 'Details follow.', tables: [pairs, counts] }];
    for (const [question, text] of [
      ['what learning rate did they use?', '2e-5 (LR)'],
      ['how many captions are there?', 'Count: 2,204 (Captions)'],
    ] as const) {
      const answer = await ask(question, read);
      expect(answer.kind === 'quotes' ? answer.quotes[0]?.text : answer.kind).toBe(text);
    }
  });

  it.each([
    ['what F1 with 4 blocks?', 'Blocks: 4, F1: 71.0 (Tidepool)'],
    ['what F1 with one block?', 'Blocks: 1, F1: 64.3 (Tidepool)'],
    ['F1 with 2 blocks and without distillation', 'Distilled: ✗, Blocks: 2, F1: 65.7 (Tidepool)'],
    ['F1 of Ebb+ with 2 blocks?', 'Blocks: 2, F1: 61.1 (Ebb+)'],
    ['F1 of Ebb with 2 blocks?', 'Blocks: 2, F1: 60.2 (Ebb)'],
  ])('is answered by the row that is set as it sets it: %s', async (question, text) => {
    const rows = [
      ['Ebb', '✓', '2', '60.2'],
      ['Ebb+', '✓', '2', '61.1'],
      ['Tidepool', '✓', '1', '64.3'],
      ['Tidepool', '✗', '2', '65.7'],
      ['Tidepool', '✓', '4', '71.0'],
    ];
    const table: Table = { caption: 'Sizes.', heads: [['Model', 'Distilled', 'Blocks', 'F1']], rows, headColumns: 1 };
    const answer = await ask(question, [{ title: '4 Experiments', text: 'We do.', tables: [table] }]);
    expect(answer.kind === 'quotes' ? answer.quotes[0]?.text : answer.kind).toBe(text);
  });

  it.each([
    ['what does Ebb get on MapQA without subs?', 'w/o subs: 4.1 (MapQA, Ebb)'],
    ['what does Ebb get on MapQA with subs?', 'w subs: 3.9 (MapQA, Ebb)'],
  ])('is answered by the column with or without what it names: %s', async (question, text) => {
    const heads = [
      ['Model', 'MapQA', 'MapQA'],
      ['', 'w subs', 'w/o subs'],
    ];
    const table: Table = { caption: 'Subs.', heads, rows: [['Ebb', '3.9', '4.1']], headColumns: 1 };
    const answer = await ask(question, [{ title: '4 Experiments', text: 'We do.', tables: [table] }]);
    expect(answer.kind === 'quotes' ? answer.quotes[0]?.text : answer.kind).toBe(text);
  });

  it('says once what stands over a whole row that nobody could divide, and asks no number for a name', async () => {
    const line = 'Method Latency Quality';
    const table: Table = {
      label: 'Table 6',
      caption: 'Latency.',
      heads: [[line, line, line]],
      rows: [['Sliding window', '1.2', '40.1']],
      headColumns: 1,
    };
    const read = [{ title: '4 Experiments', text: 'We do.', tables: [table] }];
    const answer = await ask('what latency has the sliding window?', read);
    const said = `1.2, 40.1 (${line}, Table 6: Sliding window)`;
    expect(answer.kind === 'quotes' ? answer.quotes[0]?.text : answer.kind).toBe(said);
    const named = await ask('which latency model did they use for the sliding window?', read);
    expect(named.kind === 'quotes' ? named.quotes.filter(({ cells }) => cells !== undefined) : []).toEqual([]);
  });

  it('that asks what a thing is is answered by the sentence that says so', async () => {
    const read = [{ title: '4 Experiments', text: 'NeedleBench is a benchmark of needles in hay.', tables: [results] }];
    expect(await ask('what is BookQA?')).toMatchObject({ kind: 'does-not-say' });
    const answer = await ask('what is NeedleBench?', read);
    expect(answer.kind === 'quotes' ? answer.quotes.filter(({ cells }) => cells !== undefined) : answer.kind).toEqual(
      [],
    );
  });

  it('is not answered by a caption, nor by a cell of something else', async () => {
    for (const question of ['what does ECHO score?', 'what F1 on ImageNet?', 'how many runs on TriviaQA?']) {
      const answer = await ask(question);
      const quotes = answer.kind === 'quotes' ? answer.quotes : [];
      expect(quotes.filter(({ cells, text }) => cells !== undefined || text.includes('99.9'))).toEqual([]);
    }
  });

  it.each(['why does Tidepool lose F1 on BookQA without cache?', 'how is the sliding window trained?'])(
    'that asks why or how is answered by sentences: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer.kind === 'quotes' ? answer.quotes.filter(({ cells }) => cells !== undefined) : []).toEqual([]);
    },
  );
});

test('what a row is put together from stands in the table, word for word', async () => {
  const written = new Set([results, settings].flatMap(({ heads, rows }) => [...heads, ...rows].flat()));
  for (const question of ['what F1?', 'what EM does Tidepool get?', 'how fast is it in tokens/s?', 'batch size?']) {
    const answer = await ask(question);
    for (const { cells = [] } of answer.kind === 'quotes' ? answer.quotes : [])
      for (const { row, column, text } of cells)
        for (const part of [...row, ...column, text]) expect(written.has(part)).toBe(true);
  }
});

test('a model is given the rows too', async () => {
  const evidence = await createAnswerer(systemClock).evidence(tidepool, sections, 'what F1 on BookQA?', {
    earlier: [],
    limit: 3,
  });
  expect(evidence[0]?.text).toBe('F1: 55.9 (BookQA, Table 2: Tidepool)');
});

test('large tables are searched in time that grows with their number', () => {
  const table = (nth: number): Table => ({
    caption: `Results ${nth}`,
    heads: [Array.from({ length: 40 }, (_, at) => `Metric ${at}`)],
    rows: Array.from({ length: 50 }, (_, at) => Array.from({ length: 40 }, (__, column) => `m${at} ${column}`)),
    headColumns: 1,
  });
  const read = (times: number) =>
    ask('what Metric 3 does m7 get?', [
      { title: 'Body', text: 'We do.', tables: Array.from({ length: times }, (_, nth) => table(nth)) },
    ]);
  expect(growsLessThan(40, read, 5)).toBe(true);
});

test('a letter that stands alone tells rows apart, and heads may be shortened', async () => {
  const heads = [['Part', 'No. Params']];
  const rows = ['S', 'M'].map((part, nth) => [`Track ${part}`, String(4 + nth)]);
  const read = [{ title: 'Body', text: 'We do.', tables: [{ caption: 'Sizes.', heads, rows, headColumns: 1 }] }];
  const answer = await ask('how many parameters has track M?', read);
  expect(answer.kind === 'quotes' ? answer.quotes[0]?.text : answer.kind).toBe('No. Params: 5 (Track M)');
});

describe('a table that names no measure', () => {
  const unnamed: Table = {
    label: '',
    caption: '',
    heads: [['', 'BookQA', 'NeedleBench']],
    rows: [
      ['Sliding window', '37.3 / 0.44', '51.2 / 0.61'],
      ['Tidepool', '48.7 / 0.56', '71.4 / 0.79'],
    ],
    headColumns: 1,
  };
  const read: Section[] = [{ title: '4 Results', text: 'Numbers follow.', tables: [unnamed] }];

  it.each([
    'what PSNR / SSIM does the sliding window get on NeedleBench?',
    'what F1 does the sliding window get on NeedleBench?',
  ])('%s: is of the one that is asked for', async (question) => {
    const answer = await ask(question, read);
    expect(answer).toMatchObject({ kind: 'quotes', quotes: [{ text: expect.stringContaining('51.2 / 0.61') }] });
  });

  it('answers nothing where no column is meant', async () => {
    expect(await ask('what PSNR does the sliding window get?', read)).toMatchObject({ kind: 'does-not-say' });
  });
});
