import type { Section } from '../../src/core/discussions/answer.ts';
import type { Paper } from '../../src/core/papers/paper.ts';

/** Papers written for the tests. */
export const tidepool: Paper = {
  id: '2606.00001',
  page: { url: 'https://huggingface.co/papers/2606.00001', site: 'Hugging Face' },
  title: 'Tidepool: Cheap Long-Context Retrieval',
  abstract:
    'Small language models lose track of facts placed far back. We present Tidepool, a retrieval layer that reads back only the blocks a query needs. Tidepool adds 3.1% to the parameter count. It raises exact match by 11.4 points on average over a sliding-window baseline. Code is available at https://github.com/example/tidepool.',
  authors: ['Ada Vane', 'Bo Lind'],
  organisation: 'Shore Lab',
  publishedAt: '2026-06-02T00:00:00.000Z',
  featuredOn: '2026-06-04',
  upvotes: 30,
  comments: 2,
  keywords: ['retrieval'],
  code: { url: 'https://github.com/example/tidepool', stars: 12 },
};

export const tidepoolSections: Section[] = [
  {
    title: '3 Method',
    text: 'Each block is summarised by one vector of 128 dimensions. At every step the eight nearest blocks are attended to in full.',
  },
  {
    title: '4 Experiments',
    text: 'We train on the PileLite corpus for 19 hours on four A100 GPUs. The evaluation covers NeedleBench and BookQA. On BookQA, Tidepool reaches 48.7 exact match.',
  },
  { title: '5 Limitations', text: 'Tidepool cannot answer questions that need facts from many blocks at once.' },
  { title: 'References', text: 'Okoro and Lind. Training for 12 days on 256 TPU chips. 2023.' },
];

export const gripnet: Paper = {
  id: '2606.00002',
  page: { url: 'https://huggingface.co/papers/2606.00002', site: 'Hugging Face' },
  title: 'Gripnet: Learning to Grasp Transparent Objects from Touch',
  abstract:
    'Transparent objects defeat depth cameras. Gripnet combines a wrist camera with two tactile fingertips. In 1,200 trials it lifts 91% of unseen glass objects. We also publish GlassTouch, a dataset of 18,500 labelled grasps.',
  authors: ['Cleo Park'],
  upvotes: 20,
  comments: 0,
  keywords: [],
};
