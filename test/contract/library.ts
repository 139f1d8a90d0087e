import { type FakeHuggingFace, startHuggingFace } from '../servers/hugging-face.ts';

/** UTC days back from today, `YYYY-MM-DD`. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

export const kite = '2606.00001';
export const robot = '2606.00002';
export const lantern = '2606.00003';
export const talkingKites = '2606.00005';
export const inkInWater = '2606.00008';

/** Nine made-up papers: three on each of the last three days, the first of a day the most upvoted. */
const shelves: [id: string, title: string, abstract: string, upvotes: number][][] = [
  [
    [
      kite,
      'Steady Kites: Learning to Fly Paper Kites in Gusty Wind',
      'Paper kites fall when the wind turns. We train a steering policy on the GustBench dataset with 4,200 recorded flights. Steady Kites stays in the air 37% longer than the best earlier policy. Training takes nine hours on one graphics card. The policy fails in rain, which we leave to later work.',
      90,
    ],
    [
      robot,
      'Folding Robots that Crease Paper without Tearing It',
      'Robots tear paper because they press too hard. Our robots feel the crease with a cheap force sensor and fold along it. We evaluate on FoldWorld, a dataset of 800 origami models. The robots tear 2% of the sheets, down from 19%.',
      60,
    ],
    [
      lantern,
      'Lantern Diffusion: Painting Light through Thin Paper',
      'Diffusion models paint light badly where it passes through thin paper. We add a scattering step to the diffusion process. Images of lanterns look right to 81% of human judges.',
      30,
    ],
  ],
  [
    ['2606.00004', 'Ink Listens: Speech Recognition from the Sound of Writing', inkAbstract(), 80],
    [
      talkingKites,
      'Kites that Talk: Swarms of Paper Kites with Radio Links',
      'A swarm of kites keeps its distance by radio. We fly twelve kites for an hour and lose none.',
      50,
    ],
    [
      '2606.00006',
      'Torn Pages: Restoring Old Books with Language Models',
      'Old books lose their corners. A language model writes what stood there, and marks what it guessed.',
      20,
    ],
  ],
  [
    [
      '2606.00007',
      'How Many Folds? A Scaling Law for Origami',
      'We fold sheets of growing size and find that the number of folds grows with the square root of the area.',
      70,
    ],
    [
      inkInWater,
      'Diffusion of Ink in Wet Paper, Simulated in Real Time',
      'Ink spreads in wet paper. We simulate its diffusion on a phone at sixty frames a second.',
      40,
    ],
    [
      '2606.00009',
      'Paper Cuts: Segmenting Thin Objects in Photographs',
      'Thin objects vanish in segmentation masks. We cut them out along their edges.',
      10,
    ],
  ],
];

function inkAbstract(): string {
  return 'A pen on paper makes a sound. We recognise the written words from that sound alone, with 11% errors on WriteSound.';
}

/** The nine in the order of their upvotes within each day, newest day first. */
export const shelved = shelves.map((day) => day.map(([id]) => id));

/** The fake Hugging Face with the nine papers on its last three days, a full text of the first, and recorded days of long ago. */
export async function openLibrary(): Promise<FakeHuggingFace> {
  const server = await startHuggingFace({ recorded: true });
  for (const [ago, shelf] of shelves.entries()) {
    const items = shelf.map(([id, title, summary, upvotes]) => itemOf({ id, title, summary, upvotes }));
    server.days.set(daysAgo(ago), items);
  }
  server.texts.set(kite, fullText);
  return server;
}

/** One more paper, featured today. */
export function addPaper(server: FakeHuggingFace, paper: Shelved): void {
  server.days.set(daysAgo(0), [...(server.days.get(daysAgo(0)) ?? []), itemOf(paper)]);
}

type Shelved = { id: string; title: string; summary: string; upvotes: number; ai_keywords?: string[] };

const itemOf = (paper: Shelved) => ({
  paper: {
    ...paper,
    authors: [{ name: 'Ada Falter' }, { name: 'Ben Kniff' }],
    publishedAt: '2026-06-01T00:00:00.000Z',
  },
  title: paper.title,
  numComments: 0,
});

/** Long enough to be taken for a paper; only its third section says anything. */
const fullText = `# Steady Kites

## Introduction

${'Kites have been flown for two thousand years, and people still argue about their tails. '.repeat(30)}

## Training

We train the policy with a learning rate of 0.003 for nine hours on one graphics card. Batches hold 64 flights.

## Results

On GustBench the policy stays in the air 37% longer than the earlier TailWind policy. On the harder StormSet the gain is 12%.
`;
