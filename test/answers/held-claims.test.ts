import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, isHeld } from '../../src/answers/claims/held.ts';
import { tokensOf } from '../../src/answers/claims/tokens.ts';

const pair = 'Tidepool-7B outperforms DuneNet by 11.4 points on BookQA and by 3.2 points on MapQA.';
const cost = 'Training takes 19 hours on four A100 GPUs, while inference is 2.5x faster than with DuneNet.';
const span = 'It cuts the error rate from 8.1% to 5.3% without compromising recall.';
const parts = 'We see gains of 18.4% for Lark-8B and 3.4% for Wren-mini on BookQA.';
const built = 'Tidepool is built on Lark and evaluated on BookQA, while DuneNet is built on Wren.';
const limited = 'DuneNet may not be suited for long texts, and no model reaches 70%.';
const rates =
  'Tidepool reaches 43.0% and 59.4% in the Harbour and Lagoon domains, respectively, and beats DuneNet and others.';
const kinds = 'It sorts 98.6% of gulls, terns, seals and otters in all waters, with 4 steps.';
const most = 'It matches or outperforms DuneNet on most of the 12 tasks, with gains of up to 9%.';

const elided = 'Only clean signals improve scores, while noisy signals do not.';
const sizes = 'It reduces input and output length by 20-60%, with large gains in inference latency.';
const rivals = 'Tidepool outperforms DuneNet by 11.8 points, and surpasses the best rival by 3.6 points on average.';
const others = 'Lark-8B stands out, while other models struggle with easy tasks and make fewer errors than people.';
const robust = 'Closed-source agents show better privacy than open-source ones, and Lark 2.0 shows limited robustness.';
const kept = 'Wren-mini retains 96% of the accuracy with 4 steps.';
const priced =
  'It has +4.1% accuracy and -3.3% tokens at $4 per test, with non-English texts in more than 80% of cases.';
const row = 'Lark is 61% faster than Wren and 64% faster than DuneNet, and no model dominates all tasks.';
const spread =
  'Lark, an open atlas of tides, blurs the line between charts, incurs additional memory, may need a second pass, and lowers the attack rate.';

const atlas =
  'The atlas holds 14K charts with labels for over 19K gulls from three coasts, instead of relying solely on photos.';
const tuned =
  'Supervised tuning helps with more than twofold gains, and errors disappear when a reader has failed, on new pages.';

describe('a claim is held that says the same', () => {
  it.each([
    [atlas, 'It has 14K charts and 19K gulls.'],
    ['Lark reads just charts.', 'Lark reads charts only.'],
    ['Lark reads 90% of charts.', 'Lark reads only 90% of charts.'],
    ['Lark reads 200 tide and harbour charts.', 'Lark reads 200 charts.'],
    ['Lark needs no humans, only a fixed harbour.', 'Lark needs no humans.'],
    ['It builds on Drift Anything and glues sails.', 'The authors build on Drift Anything and glue sails.'],
    ['Models may drift, and will need sails.', 'Models may drift.'],
    ['Lark includes the creation of tools of its own.', 'Lark makes its own tools.'],
    [atlas, 'The atlas relies on photos, too.'],
    [tuned, 'Gains grow by a factor of two with supervised tuning.'],
    [tuned, 'If a reader has failed, errors on new pages disappear.'],
    ['In contrast, Lark reads texts and images all in one pass.', 'Lark reads texts and images all at once.'],
    [
      'Lark learns without any labels because tides repeat every day, as gulls do.',
      'Tides repeat every day, so Lark needs no labels.',
    ],
    [spread, 'Lark might need a second pass.'],
    [priced, 'It costs four dollars per test.'],
    [priced, 'It uses 3.3% fewer tokens.'],
    [priced, 'Over four fifths of cases have texts in languages other than English.'],
    [row, 'No model dominates every task.'],
    [row, 'Wren is slower than Lark.'],
    [elided, 'Noisy signals do not improve scores.'],
    [sizes, 'It shortens inputs and outputs by 20 to 60 percent in length.'],
    [rivals, 'Tidepool is 11.8 points better than DuneNet.'],
    [rivals, 'On average Tidepool is 3.6 points ahead of the runner-up.'],
    [others, 'Other models struggle with easy tasks.'],
    [robust, 'Lark 2.0 is of little robustness.'],
    [robust, 'Privacy is better with closed-source agents than with open-source ones.'],
    [kept, 'Wren-mini keeps 96% of the accuracy.'],
    [pair, 'Tidepool-7B beats DuneNet on BookQA by 11.4 points.'],
    [pair, 'On MapQA, Tidepool-7B is 3.2 points better than DuneNet.'],
    [pair, 'DuneNet is outperformed by Tidepool-7B by 11.4 points on BookQA.'],
    [pair, 'DuneNet falls behind Tidepool-7B on BookQA.'],
    [cost, 'Training takes 19 hours on 4 A100 GPUs.'],
    [cost, 'Inference is 2.5 times faster than with DuneNet.'],
    [span, 'The error rate falls from 8.1% to 5.3%.'],
    [span, 'It lowers the error rate while keeping recall.'],
    [parts, 'Lark-8B gains 18.4% on BookQA.'],
    [parts, 'Wren-mini improves by 3.4%.'],
    [built, 'Tidepool builds on Lark and was tested on BookQA.'],
    [limited, 'DuneNet might not suit long texts.'],
    [limited, 'No model gets to 70%.'],
    [most, 'The gains are at most 9%.'],
    [pair, 'The 7B model outperforms DuneNet.'],
    [rates, 'Tidepool reaches 43.0% in Harbour and 59.4% in Lagoon.'],
    [kinds, 'It sorts gulls and seals.'],
  ])('%s → %s', (sentence, claim) => {
    expect([...faultsOf(claim, [sentence])]).toEqual([]);
  });
});

describe('a claim is not held that changes', () => {
  it.each([
    ['some into nothing else', 'Lark reads charts and photos.', 'Lark reads charts only.'],
    ['a round number into an exact one', 'Charts grow by about half.', 'Charts grow by exactly half.'],
    ['the beginning of a word', 'Lark reads inductive charts.', 'Lark reads deductive charts.'],
    ['what a number counts', 'Lark sails to two harbours with 14K charts.', 'Lark sails to 14K harbours.'],
    ['what each of two numbers counts', atlas, 'The atlas holds 19K charts with labels for 14K gulls.'],
    ['one of several into all there is', 'Lark reads charts and photos.', 'Lark reads charts alone.'],
    [
      'what comes with something into its stead',
      'Lark combines charts with photos.',
      'Lark uses charts instead of photos.',
    ],
    ['a gain into a price', 'Lark improves recall and speed.', 'Lark improves recall at the expense of speed.'],
    [
      'what has an end into a solution',
      'We outline open problems of tides.',
      'Lark solves the open problems of tides.',
    ],
    [
      'who does it',
      'Labels come from a vote of several models.',
      'Human experts made the labels, in a vote of several models.',
    ],
    [
      'one by one into together',
      'The reader and the writer are tuned.',
      'The reader and the writer are tuned jointly.',
    ],
    ['with into without', 'Lark has a loss for old tides.', 'Lark works without a loss for old tides.'],
    [
      'the order of steps',
      'Lark is built by cutting, followed by gluing.',
      'Lark is built by gluing, followed by cutting.',
    ],
    [
      'what is said beside a denial',
      'Lark is trained on charts, and needs no labels of any kind, whatever gulls may do in the lagoon.',
      'Lark is not trained on charts, and needs no labels of any kind, whatever gulls may do in the lagoon.',
    ],
    ['the version of a name', 'Our Lark-8B reads charts.', 'Lark-8M reads charts.'],
    ['what each share is of', 'It adds 0.2% parameters and 0.4% steps.', 'It adds 0.4% parameters and 0.2% steps.'],
    ['a number in a word', 'Lark reads charts.', 'Lark reads twice the charts.'],
    ['one of a kind into the first', spread, 'Lark is the first open atlas of tides.'],
    ['less into zero', spread, 'Lark brings the attack rate to zero.'],
    ['a blurred line into a sharpened one', spread, 'Lark sharpens the line between charts.'],
    [
      'what is added into what is saved',
      'Such strategies incur additional computation and distortions.',
      'Such strategies save computation but bring distortions.',
    ],
    ['may into will', spread, 'Lark will need a second pass.'],
    ['a percentage into a price', priced, 'It costs $80 per test.'],
    ['less into more', priced, 'It increases tokens by 3.3%.'],
    ['what something is not', priced, 'It has English texts in more than 80% of cases.'],
    ['who is better in a row', row, 'Wren is 61% faster than Lark.'],
    ['no model into one', row, 'Lark dominates all tasks.'],
    ['what is left unsaid of others', elided, 'Noisy signals improve scores.'],
    ['what a number is of, for another clause', sizes, 'It cuts inference latency by 20-60%.'],
    ['whom a margin is over', rivals, 'Tidepool surpasses DuneNet by 3.6 points on average.'],
    ['others into all', others, 'All models struggle with easy tasks.'],
    ['fewer into none', others, 'Other models make no errors.'],
    ['a limit into a gift', robust, 'Lark 2.0 shows robustness.'],
    ['sides without a name', robust, 'Open-source agents protect privacy better than closed-source ones.'],
    ['what is kept into a gain', kept, 'Wren-mini improves accuracy by 96%.'],
    [
      'an average into the least',
      rates.replace('Tidepool reaches', 'On average Tidepool reaches'),
      'Tidepool reaches at least 43.0% in Harbour.',
    ],
    ['which of two numbers is whose', rates, 'Tidepool reaches 59.4% in Harbour and 43.0% in Lagoon.'],
    ['what is in a list', kinds, 'It sorts gulls, terns and puffins.'],
    ['a share into all', kinds, 'It sorts every gull.'],
    ['steps into seconds', kinds, 'It needs 4 seconds.'],
    ['who is better', pair, 'DuneNet outperforms Tidepool-7B by 11.4 points on BookQA.'],
    ['who is better, in the passive', pair, 'Tidepool-7B is outperformed by DuneNet on BookQA.'],
    ['where a number belongs', pair, 'Tidepool-7B outperforms DuneNet by 3.2 points on BookQA.'],
    ['a number', pair, 'Tidepool-7B outperforms DuneNet by 14.1 points on BookQA.'],
    ['a unit', pair, 'Tidepool-7B outperforms DuneNet by 11.4 percent on BookQA.'],
    ['the size of a model', pair, 'Tidepool-70B outperforms DuneNet by 11.4 points on BookQA.'],
    ['a name', pair, 'Tidepool-7B outperforms DuneNet by 11.4 points on HotpotQA.'],
    ['a unit of time', cost, 'Training takes 19 days on four A100 GPUs.'],
    ['what is counted', cost, 'Training takes 19 hours with four layers.'],
    ['the direction', cost, 'Inference is 2.5x slower than with DuneNet.'],
    ['where a span goes', span, 'The error rate rises from 5.3% to 8.1%.'],
    ['what is compromised', span, 'It compromises recall.'],
    ['whose a number is', parts, 'Wren-mini gains 18.4% on BookQA.'],
    ['what something is built on', built, 'Lark is built on Tidepool.'],
    ['what is only possible', limited, 'DuneNet is not suited for long texts.'],
    ['a bound', 'Tidepool compresses texts by up to a 5.6x ratio.', 'Tidepool compresses texts by at least 5.6x.'],
    [
      'what grows',
      'Recall error falls as books grow, but rises with more chapters.',
      'Recall error grows with books and falls with more chapters.',
    ],
    ['a future', 'This paves the way toward a future where readers find errors alone.', 'Readers find errors alone.'],
    [
      'with what something struggles',
      'Most readers struggle to outperform DuneNet.',
      'Most readers outperform DuneNet.',
    ],
    ['a large number in words', 'Tidepool learns from clips.', 'Tidepool learns from ten million clips.'],
    ['an aim', 'Tidepool aims to read long books.', 'Tidepool reads long books.'],
    ['what is not all', 'Tidepool does not fully remove errors.', 'With Tidepool errors fully go away.'],
    ['some into every', 'Tidepool wins on several tasks.', 'Tidepool wins on every task.'],
    ['what goes together', 'Book length correlates with errors.', 'Book length makes errors grow.'],
    ['what is done to a number', 'Tidepool cuts errors while halving its cost.', 'Tidepool doubles its cost.'],
    [
      'what is compared in front',
      'Compared to DuneNet, Tidepool delivers better recall and speed.',
      'DuneNet is better than Tidepool.',
    ],
    ['what is denied', limited, 'A model reaches 70%.'],
    ['most into all', most, 'It outperforms DuneNet on all 12 tasks.'],
    ['a limit into a number', most, 'It gains 9%.'],
    ['nothing into a comparison', built, 'Tidepool outperforms DuneNet.'],
  ])('%s', (_, sentence, claim) => {
    expect([...faultsOf(claim, [sentence])]).not.toEqual([]);
  });
});

it('a claim of two parts may rest on two sentences, and no fact on both', () => {
  expect(isHeld('Tidepool-7B outperforms DuneNet on BookQA and training takes 19 hours.', [pair, cost])).toBe(true);
  expect(isHeld('Tidepool-7B outperforms DuneNet by 19 points.', [pair, cost])).toBe(false);
  const introduced = 'We present Tidepool, a reader of long books.';
  expect(isHeld('Tidepool was trained for 19 hours.', [introduced, 'Our model was trained for 19 hours.'])).toBe(true);
  expect(isHeld('Tidepool was trained for 19 hours.', [introduced, 'DuneNet was trained for 19 hours.'])).toBe(false);
  const told = 'Across tasks, it outperforms earlier readers and is as good as DuneNet.';
  expect(isHeld('Tidepool outperforms earlier readers.', [introduced, told])).toBe(true);
  expect(isHeld('Earlier readers outperform Tidepool.', [introduced, told])).toBe(false);
  expect(isHeld('Long books are read, and earlier readers of books are outperformed.', [introduced, told])).toBe(true);
});

it('whatever the names and numbers, who wins is not turned round', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{3,7}(?:Net|Former|-[1-9]B)$/);
  const verb = fc.constantFrom('outperforms', 'surpasses', 'beats', 'exceeds');
  const number = fc.integer({ min: 2, max: 99 });
  fc.assert(
    fc.property(name, name, verb, verb, number, (one, two, written, said, points) => {
      fc.pre(one !== two && !one.includes(two) && !two.includes(one));
      const sentence = `In our experiments, ${one} ${written} ${two} by ${points} points.`;
      expect(isHeld(`${one} ${said} ${two} by ${points} points.`, [sentence])).toBe(true);
      expect(isHeld(`${two} ${said} ${one} by ${points} points.`, [sentence])).toBe(false);
    }),
  );
});

it('any text is taken apart', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void tokensOf(text)));
});
