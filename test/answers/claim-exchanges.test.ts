import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/answers/claims/held.ts';

const buoys = 'Painted buoys survive winter storms, whereas wooden ones attract young seals.';
const fleet = 'The pilot steers long crossings but takes orders from a harbour master limited to short watches.';
const drop = 'Lark shrinks tide charts by 85% and reaches 62% on BookQA.';
const gains = 'Lark improves average token use by 5% on charts, with larger gains as harbours shallow.';
const terse = 'Harbours often flood in spring, and tide charts show where gulls nest.';

describe('a claim is not held that exchanges', () => {
  it.each([
    [
      'what two clauses say',
      'swaps clauses',
      buoys,
      'Painted buoys attract young seals and wooden ones survive winter storms.',
    ],
    ['a change for what it comes to', 'swaps numbers', drop, 'Lark shrinks tide charts to 85% of their size.'],
    ['what is reached for a change', 'swaps numbers', drop, 'Lark improves BookQA by 62%.'],
    [
      'where gains go',
      'turns a direction',
      gains,
      'Lark improves token use on charts, with gains shrinking as harbours shallow.',
    ],
    ['a bound behind an article', 'drops a limit', 'Lark has up to a 7x speedup.', 'Lark has a 7x speedup.'],
    [
      'what may be for what must',
      'goes further',
      'Shallow charts can mislead pilots.',
      'Shallow charts inevitably mislead pilots.',
    ],
    [
      'what excludes it',
      'swaps words',
      'Lark was tried on multiple clean harbours.',
      'Lark was tried on a single harbour.',
    ],
  ])('%s', (_, fault, sentence, claim) => {
    expect([...faultsOf(claim, [sentence])]).toContain(fault);
  });

  it.each([
    [buoys, 'Wooden buoys attract young seals, and painted ones survive winter storms.'],
    [fleet, 'On long crossings the pilot steers, with orders from a harbour master who has short watches.'],
    [drop, 'Lark cuts tide charts by 85%, with 62% on BookQA.'],
    [gains, 'The shallower the harbours, the larger the gains.'],
    [terse, 'Tide charts show where gulls nest.'],
    ['Lark can reliably sort charts.', 'Lark reliably sorts charts.'],
    ['Lark was tried on multiple harbours, in single runs.', 'Lark was tried in single runs.'],
    ['Small gulls nest on buoys.', 'On buoys, small gulls nest with large nests of straw.'],
    ['Lark is trained exclusively on charts.', 'Lark learns from nothing but charts.'],
    ['Lark sharpens charts of shallow harbours.', 'Lark bewilders nobody: its charts of shallow harbours are sharp.'],
    ['Lark boosts readers of hard charts.', 'Lark helps readers of hard charts, reducing their toil.'],
    ['Lark sorts charts, even on limited tapes.', 'Lark sorts charts on tapes.'],
    ['Charts may deviate from tides.', 'Charts may not match tides.'],
    ['Lark cuts costs by 9%, more than all charts together.', 'Lark cuts costs more than all the charts do.'],
    ['The reader keeps charts in memory.', 'The reader ties charts to memory.'],
  ])('but not: %s → %s', (sentence, claim) => {
    expect([...faultsOf(claim, [sentence])]).toEqual([]);
  });
});

it('what is said of a name may be told by several sentences, but no number of another one', () => {
  const sentences = ['Lark-8B sorts charts of harbours.', 'Tidepool-7B reads 14 charts of harbours in a single night.'];
  const faults = (claim: string) => [...faultsOf(claim, sentences)];
  expect(faults('Lark-8B sorts charts of harbours, which Tidepool-7B reads in a single night.')).toEqual([]);
  expect(faults('Lark-8B reads 14 charts in a single night.')).toContain('joins what stands apart');
});
