import { describe, expect, it } from 'vitest';
import type { Section, Table } from '../../src/core/discussions/answer.ts';
import { askOf, cellsIn } from './asking.ts';

const reefs: Table = {
  label: 'Table 1',
  caption:
    'Reefs. Obs. counts observations of all divers; Vis.: mean visibility in metres. Dur. is the length of a dive.',
  heads: [['Reef', 'Obs.', 'Vis.', 'Dur. (min)', 'Ground']],
  rows: [
    ['Coralnet', '812', '14.5', '41', 'limestone, sand'],
    ['Kelpwood', '377', '6.1', '38', 'granite'],
    ['Mudflat-3', '95', '0.8', '22', 'silt'],
  ],
  headColumns: 1,
};
const detectors: Table = {
  label: 'Table 2',
  caption:
    'Detectors. Rec., Prec., FA: recall, precision and false calls, all in %, CL the share of clipped echoes, EN the energy drawn.',
  heads: [['Detector', 'Rec.', 'Prec.', 'FA', 'CL', 'EN', 'TTD (s)']],
  rows: [
    ['Echonet', '71.3', '80.2', '9.4', '2.2', '55', '1.9'],
    ['Plaicer', '66.0', '77.1', '12.8', '3.7', '61', '2.4'],
    ['Ours', '78.5', '84.4', '5.1', '1.6', '48', '1.2'],
  ],
  headColumns: 1,
};
const sections: Section[] = [
  {
    title: '3 Reefs',
    text: 'We dived at three places. Kelpwood lies off a fishing harbour and was visited in winter. Nobody had dived there.',
    tables: [reefs],
  },
  {
    title: '4 Detectors',
    text: 'Plaicer is a transformer of wavelets that was trained on whale song. TTD: time until a detection.',
    tables: [detectors],
  },
];

/** What the first quote has where it is of a table. */
const cellsFor = async (question: string): Promise<string[]> => cellsIn(await askOf(sections, question))[0] ?? [];

describe('what a paper says of the heads of its tables', () => {
  it.each([
    ['what a caption says that a short head stands for', 'how many observations are there from Coralnet?', '812'],
    ['the same of the middle of a sentence', 'what visibility do you get at Mudflat-3?', '0.8'],
    ['one of several that are told together', 'what precision does Echonet reach?', '80.2'],
    ['one that has no verb of its own', 'what share of echoes is clipped by Echonet?', '2.2'],
    ['what a sentence says', 'how much time until a detection with Echonet?', '1.9'],
    ['a row by what a sentence tells of its name', 'what recall does the wavelet transformer reach?', '66.0'],
    ['a row by what else stands in it', 'how many observations come from the reef of granite?', '377'],
    ['a column by the unit of what is asked for', 'how long was it at Kelpwood?', '38'],
  ])('finds a cell by %s', async (_, question, cell) => {
    expect((await cellsFor(question))[0]).toBe(cell);
  });

  it('shows what else of the row may have been meant', async () => {
    const cells = await cellsFor('how good is Echonet in false calls and clipped echoes?');
    expect(cells).toEqual(expect.arrayContaining(['9.4', '2.2']));
  });

  it('shows a row of another table that may as well have been meant', async () => {
    const storms: Table = { caption: 'Storms.', heads: [['Reef', 'Losses']], rows: [['Spur', '31']], headColumns: 1 };
    const floods: Table = { caption: 'Floods.', heads: [['Reef', 'Losses']], rows: [['Spur', '57']], headColumns: 1 };
    const losses = [{ title: '5 Losses', text: 'Boats were lost.', tables: [storms, floods] }];
    const cells = cellsIn(await askOf(losses, 'how many losses were there at Spur?'));
    expect(cells.flat()).toEqual(expect.arrayContaining(['31', '57']));
  });

  it('answers no question for yes or no by a row that holds little of it', async () => {
    const answer = await askOf(sections, 'does Kelpwood have a harbour for tankers?');
    expect(answer).not.toMatchObject({ quotes: expect.arrayContaining([{ cells: expect.anything() }]) });
  });
});
