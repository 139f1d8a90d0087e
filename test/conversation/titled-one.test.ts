import { expect, it } from 'vitest';
import { namesOne, withPlace } from '../../src/conversation/papers/titled-one.ts';

const list = [
  { number: 1, title: 'Moebius: Lightweight Image Inpainting' },
  { number: 2, title: 'Playful Agentic Robot Learning' },
  { number: 3, title: 'Robotic Hands and Image Editing' },
  { number: 12, title: 'Vidu S1' },
];

it.each([
  ['save the inpainting one', 'save the first one'],
  ['how does the playful robot one learn?', 'how does the second one learn?'],
  ['discuss the Hands paper please', 'discuss the third one please'],
  ['what is the vidu one about', 'what is number 12 about'],
  ['save the one about hands', 'save the third one'],
  ['the one on inpainting?', 'the first one?'],
  ['save the one about lips', 'save the one about lips'],
  // Two of them are.
  ['save the robots one', 'save the robots one'],
  ['save the gravity one', 'save the gravity one'],
  ['the gravity one?', 'gravity'],
])('%s: %s', (text, placed) => expect(withPlace(text, list)).toBe(placed));

it.each(['the second one', 'the best one', 'the last paper', 'the other one', 'the one with code', 'one of the'])(
  '"%s" names none by its title',
  (text) => expect(namesOne(text)).toBe(false),
);
