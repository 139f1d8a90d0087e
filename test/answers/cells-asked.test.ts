import { describe, expect, it } from 'vitest';
import type { Section, Table } from '../../src/core/discussions/answer.ts';
import { askOf, cellsIn } from './asking.ts';

const runs: Table = {
  label: 'Table 1',
  caption: 'Runs on one node.',
  heads: [['Cells', 'Ranks', 'Krill solver', 'Memory/GPU']],
  rows: [
    ['2M', '1', '418 s', '9.1 GB'],
    ['30M', '4', '612 s', '23.5 GB'],
    ['600M', '3', '1217 s', '80.6 GB'],
  ],
  headColumns: 1,
};
const noise: Table = {
  label: 'Table 2',
  caption: 'Accuracy of NRC (Narrow Reef Classifier) in noise.',
  heads: [['Noise', 'Model', 'Clean', '− 10', '10 dB']],
  rows: [
    ['Rain', 'Small', '95.1', '61.2', '90.3'],
    ['Rain', 'Large', '96.1', '64.8', '92.4'],
    ['Wind', 'Small', '95.2', '55.1', '88.7'],
    ['Wind', 'Large', '96.3', '58.9', '89.9'],
    ['All', 'NRC', '95.7', '60.0', '90.5'],
  ],
  headColumns: 2,
};
const weights: Table = {
  label: 'Table 3',
  caption: 'Weights of samples.',
  heads: [['Concept', 'n', 'mean λ', 'AvgWords', 'min', 'max', 'Obfuscated acc.']],
  rows: [
    ['Shell', '13', '25.5', '7.5', '0.45', '45.08', '71.3'],
    ['Table', '12', '33.1', '9.5', '1.71', '57.32', '64.1'],
  ],
  headColumns: 1,
};
const sections: Section[] = [
  {
    title: '4.1 Scaling',
    text: 'We solve the Helmholtz problem natively in double precision. Table 1 has the wall-clock time on a single card.',
    tables: [runs],
  },
  { title: '4.2 Noise', text: 'Rain and wind are added.', tables: [noise] },
  { title: '4.3 Weights', text: 'Each sample has a weight.', tables: [weights] },
];

/** What the first quote has where it is of a table. */
const cellsFor = async (question: string): Promise<string[]> => cellsIn(await askOf(sections, question))[0] ?? [];

describe('the cell that a question means', () => {
  it.each([
    [
      'by what stands around its table',
      'how long does the native Krill solver need for the 2M-cell Helmholtz problem on a single card?',
      '418 s',
    ],
    [
      'by a number with its unit, headed by what it counts',
      'what was the memory footprint per card in the 600M cells run?',
      '80.6 GB',
    ],
    ['by the greatest of sizes', 'how accurate is the largest model when there is clean wind?', '96.3'],
    ['by the least of sizes', 'how accurate is the smallest model when there is clean wind?', '95.2'],
    ['by a number below zero', 'what accuracy does the large model have in rain at minus ten dB?', '64.8'],
    ['by a number above zero', 'what accuracy does the large model have in rain at ten dB?', '92.4'],
    [
      'by what all rows come to, and a short form before its long one',
      'overall clean accuracy of the Narrow Reef Classifier?',
      '95.7',
    ],
    ['by the greatest value that its column says', 'what is the highest weight seen for shells?', '45.08'],
    ['by a Greek letter', 'what is the mean lambda of shells?', '25.5'],
    ['by what papers write for a word of a chat', 'what accuracy is left for shells once they are scrambled?', '71.3'],
    [
      'by words that only capitals divide, in a row named by a plain word',
      'how many words on average for a table?',
      '9.5',
    ],
  ])('%s: %s', async (_, question, cell) => {
    expect((await cellsFor(question)).join()).toBe(cell);
  });

  it.each([
    'how many dollars did the 2M run of the Krill solver cost?',
    'how many divers did the wind study have?',
    'why is the Krill solver slow at 600M cells?',
  ])('is none of these: %s', async (question) => {
    expect(await cellsFor(question)).toEqual([]);
  });
});
