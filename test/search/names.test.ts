import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from './papers-in-memory.ts';

const moebius = paper({ title: 'Moebius: 0.2B Lightweight Image Inpainting Framework' });
const adam = paper({ title: 'Adam-mini: Use Fewer Learning Rates To Gain More', upvotes: 3 });
const rethinking = paper({ title: 'Rethinking the Trust Region in LLM Reinforcement Learning' });
const short = paper({ title: 'Up: A Benchmark' });

const engine = new Engine();
engine.add([moebius, adam, rethinking, short].map(toEntry));
const named = (text: string) => engine.named(text).map(({ id, words }) => [id, words]);

describe('papers that a text names', () => {
  it('by what stands before a colon, whatever the case and the marks', () => {
    expect(named('who wrote moebius, and is ADAM MINI older?')).toEqual([
      [moebius.id, 'moebius'],
      [adam.id, 'adam mini'],
    ]);
  });

  it('by the whole title, or its first five words and what follows of it', () => {
    expect(named(`show ${moebius.title}`)).toEqual([
      [moebius.id, 'moebius 0 2b lightweight image inpainting framework'],
    ]);
    expect(named('is "Rethinking the trust region in LLM" any good?')).toEqual([
      [rethinking.id, 'rethinking the trust region in llm'],
    ]);
    expect(named('rethinking the trust region')).toEqual([]);
  });

  it('by a name that is written with one slip, and by no word that is one', () => {
    expect(named('what is Moebious?')).toEqual([[moebius.id, 'moebious']]);
    expect(named('who wrote mobeius and when')).toEqual([[moebius.id, 'mobeius']]);
    const dragon = paper({ title: 'DRAGONS: A Benchmark', abstract: 'A dragon.' });
    engine.add([toEntry(dragon)]);
    expect(named('are there papers on dragon and Moebii?')).toEqual([]);
  });

  it('not by how a question begins, which a title asks as well', () => {
    const bulb = paper({ title: 'How Many Parameters Does it Take to Change a Light Bulb?' });
    engine.add([toEntry(bulb)]);
    expect(named('how many parameters does it have?')).toEqual([]);
    expect(named(`who wrote ${bulb.title}`)).toEqual([
      [bulb.id, 'how many parameters does it take to change a light bulb'],
    ]);
  });

  it('by the question before what a title says besides, where it is a long one or begins like no other', () => {
    const which = paper({ title: 'Llamas or Alpacas? An Ablation of Woolly Models' });
    const cat = paper({ title: "Why Won't My Cat Fetch a Ball? On Rewards" });
    const far = paper({ title: 'How Far Are We? A Survey' });
    engine.add([which, cat, far].map(toEntry));
    expect(named('sum up llamas or alpacas')).toEqual([[which.id, 'llamas or alpacas']]);
    expect(named("open Why won't my cat fetch a ball, please")).toEqual([[cat.id, 'why won t my cat fetch a ball']]);
    expect(named('how far are we from that?')).toEqual([]);
  });

  it('not by a word of every sentence', () => expect(named('what is up?')).toEqual([]));

  it('of one name the most upvoted, and papers that come later', () => {
    const other = paper({ title: 'Adam-mini: Again', upvotes: 9 });
    engine.add([toEntry(other)]);
    expect(named('adam-mini')).toEqual([[other.id, 'adam mini']]);
    engine.add([toEntry({ ...other, title: 'Renamed' })]);
    expect(named('adam-mini')).toEqual([[adam.id, 'adam mini']]);
  });
});
