import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/answers/claims/held.ts';

const turn = 'Lark converts tide charts into sound files through a small reader.';
const guard = 'These signals guide the reader and suppress noisy gulls, with which charts are clean.';
const pass = 'A pilot board, guided by a harbour score, keeps ships apart.';
const mask = 'The mask drops losses of large gulls near small seals.';
const blend = 'It joins the photo quality of Wren with the open structure of Lark.';
const limit = 'Gulls are counted only when the gain of sight exceeds the price of light.';
const both = 'Old photos keep the coast in view, while new charts verify the depth of a harbour.';
const built = 'Building on the old atlas, we introduce Lark.';

describe('a claim whose words stand in other places', () => {
  it.each([
    ['turns what becomes what', turn, 'Lark converts sound files into tide charts through a small reader.'],
    ['turns who does it', guard, 'Noisy gulls guide the reader and suppress these signals.'],
    ['turns who does it, in the passive', pass, 'A harbour score is guided by a pilot board.'],
    ['exchanges what two words say of', mask, 'The mask drops losses of small gulls near large seals.'],
    ['exchanges whose two things are', blend, 'It joins the photo quality of Lark with the open structure of Wren.'],
    ['turns a condition', limit, 'Gulls are counted only when the price of light exceeds the gain of sight.'],
    ['gives one clause the doer of another', both, 'Old photos verify the depth of a harbour.'],
  ])('%s', (_, sentence, claim) => {
    expect([...faultsOf(claim, [sentence])]).toContain('swaps sides');
  });

  it.each([
    [turn, 'Through a small reader, tide charts are converted into sound files.'],
    [guard, 'The reader is guided by these signals.'],
    [pass, 'A harbour score guides the pilot board.'],
    [mask, 'Near small seals, the mask drops losses of large gulls.'],
    [blend, 'It has the open structure of Lark and the photo quality of Wren.'],
    [limit, 'When the gain of sight exceeds the price of light, gulls are counted.'],
    [both, 'New charts verify the depth of a harbour, and old photos keep the coast in view.'],
    [built, 'Lark builds on the old atlas.'],
    ['Instead of plain charts for each buoy, we give gulls a reader.', 'Gulls have a reader instead of plain charts.'],
    ['Lark improves sight by sorting charts.', 'Lark sorts charts to improve sight.'],
  ])('may still say the same: %s → %s', (sentence, claim) => {
    expect([...faultsOf(claim, [sentence])]).toEqual([]);
  });
});

it('a claim may bring a word by which papers retell another one', () => {
  const sentence = 'Lark ends a trajectory early.';
  expect([...faultsOf('Lark ends a rollout early.', [sentence])]).toEqual([]);
  expect([...faultsOf('Lark ends a video early.', [sentence])]).toEqual(['brings a word']);
});

describe('a claim with a word that its sentence has not', () => {
  const told = 'Lark was tried on photos from a handheld camera, and outperforms Wren by 3 points.';

  it.each([
    ['a thing of the field', 'Lark was tried on medical photos.'],
    ['what was done besides', 'Lark was tried on photos, and penalizes noise.'],
    ['where something goes that nothing is said of', 'Lark was tried on photos, and its memory grows.'],
  ])('brings %s', (_, claim) => {
    expect([...faultsOf(claim, [told])]).toContain('brings a word');
  });

  it.each([
    ['words by which anybody retells', 'The authors say that Lark was tried on photos taken with a handheld camera.'],
    ['words of the same meaning', 'Lark was tried on pictures.'],
    ['a comparison told the other way round', 'Wren falls behind Lark.'],
    ['a word that papers seldom write', 'Lark was tried on a heap of photos.'],
  ])('may bring %s', (_, claim) => {
    expect([...faultsOf(claim, [told])]).toEqual([]);
  });
});
