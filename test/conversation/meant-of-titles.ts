import type { Intent, Where } from '../../src/conversation/intent.ts';
import { understand } from '../../src/conversation/understand.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from '../search/papers-in-memory.ts';
import { now } from './meant.ts';

const titles = [
  { id: '2606.19195', title: 'Moebius: 0.2B Lightweight Image Inpainting Framework with 10B-Level Performance' },
  { id: '2606.18023', title: 'LoopCoder-v2: Only Loop Once for Efficient Test-Time Computation Scaling' },
  { id: '2605.12975', title: 'Retrieval is Cheap, Show Me the Code' },
  { id: '2605.22222', title: 'World Models: The Early Years' },
  { id: '2605.11111', title: 'Schrödinger’s Kites' },
];
const engine = new Engine();
engine.add(titles.map((one) => toEntry(paper(one))));

/** What a sentence is understood as where some papers are known by their names. */
export const meantOfTitles = (text: string, where: Where = 'channel'): Intent =>
  understand({ text, where, now, named: engine.named(text) });
