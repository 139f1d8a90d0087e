import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Section } from '../../src/core/discussions/answer.ts';
import { systemClock } from '../../src/system-clock.ts';
import { tidepool } from './papers.ts';

const ask = (abstract: string, question = 'what are the limitations?', sections?: Section[]) =>
  createAnswerer(systemClock).about({ ...tidepool, abstract }, sections, question, {
    earlier: [],
    signal: new AbortController().signal,
  });

describe('what is wrong with others is no limitation of this paper', () => {
  it.each([
    'However, existing readers fail on long inputs and cannot find their way back.',
    'Our method overcomes the limitations of earlier caches, which fail on long inputs.',
    'This approach struggles where the water is muddy.',
    'It cannot see at night, and its weaknesses are not understood.',
    'Our results reveal that divers cannot tell crabs from stones.',
    'We show that large models fail at counting crabs.',
    'Our lamp does not need any batteries.',
    'We discuss the limitations of current lamps.',
    'Our lamp can not only shine but also blink.',
    'We lack a theory of why lamps fail, yet only few study it.',
    'However, the tidepool benchmarks of today cannot tell one crab from another.',
  ])('%s', async (sentence) => {
    const answer = await ask(`${sentence} We present a lamp for divers.`);
    expect(answer).toEqual({ kind: 'does-not-say', read: 'abstract' });
  });
});

describe('what authors say of their own work is', () => {
  it.each([
    'Our lamp still fails in muddy water.',
    'This study is limited to divers of one harbour.',
    'We did not test lamps below forty metres.',
    'A drawback of our lamp is its weight.',
    'Tidepool cannot find facts that stand in many blocks.',
    'We leave lamps for night dives to future work.',
    'While our experiments are preliminary, divers liked the lamp.',
    'Limitations: one harbour, and only in summer.',
  ])('%s', async (sentence) => {
    const others = 'Existing lamps fail in salt water and cannot be repaired.';
    expect(await ask(`${others} ${sentence}`)).toMatchObject({ kind: 'quotes', quotes: [{ text: sentence }] });
  });

  it.each([
    ['5 Limitations', 'Muddy water dims the lamp.'],
    ['7. Discussion', 'One limitation is that all divers were young.'],
  ])('under "%s" no word need say whose it is', async (title, text) => {
    const sections = [
      { title: '1 Introduction', text: 'One limitation is that old lamps fail in salt water.' },
      { title, text },
    ];
    const answer = await ask('We present a lamp for divers.', 'what limitations do the authors admit?', sections);
    expect(answer).toMatchObject({ kind: 'quotes', quotes: [{ text }] });
  });
});

it('tells the limitations of others where those are asked for', async () => {
  const sentence = 'Existing lamps fail in salt water.';
  expect(await ask(`${sentence} We present a lamp.`, 'what are the limitations of existing lamps?')).toMatchObject({
    kind: 'quotes',
    quotes: [{ text: sentence }],
  });
});
