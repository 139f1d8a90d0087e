import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import { askedOfMany } from '../../src/answers/asked-of-many.ts';
import { toldApart } from '../../src/answers/circumstances.ts';
import { heldBy } from '../../src/answers/held.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { readQuestion } from '../../src/answers/question.ts';
import { mayHold, topicOf } from '../../src/answers/topic.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { withoutYields } from '../../src/core/yield.ts';
import { systemClock } from '../../src/system-clock.ts';
import { gripnet, tidepool } from './papers.ts';

const { signal } = new AbortController();
const written = (nth: number, title: string, abstract: string): Paper => ({
  ...tidepool,
  id: `2606.1000${nth}`,
  title,
  abstract,
});

const lantern = written(
  1,
  'Lantern: Reducing Hallucination of Vision-Language Models',
  'Vision-language models often hallucinate objects. To address this, we propose Lantern, which looks again at the image before each word. On three benchmarks it names 40% fewer objects that are not there.',
);
const anchor = written(
  2,
  'Anchored Decoding against Object Hallucination in Vision-Language Models',
  'Objects that no image shows are described all the same. In this work, we introduce a training-free decoder that weighs the image more. Results show that hallucinated objects fall by a third.',
);
const mirror = written(
  3,
  'Why Vision-Language Models Hallucinate',
  'Large models describe what is not there. We find that hallucination arises because language priors outweigh the image. We study nine models.',
);
const sudden = written(
  4,
  'Where Grokking Begins',
  'Grokking, i.e., test accuracy that rises long after training has converged, is hard to foresee. We present a measure of it. It tells when grokking comes.',
);
const ladder = written(
  5,
  'LadderBench: Computer-Use Agents in the Office',
  'Computer-use agents act on real desktops. We introduce LadderBench, a benchmark of 300 office tasks for computer-use agents. Agents finish 31% of the tasks.',
);
const sunk = written(
  6,
  'Agents at Sea',
  'Computer-use agents are evaluated on many benchmarks. We train agents on boats. They steer well.',
);
const pondering = written(
  7,
  'Overthinking in Small Models',
  'Small models reason. We find that overthinking arises because length is rewarded. We propose a budget of words for each task. It helps.',
);
const tokens = written(
  8,
  'Speech as Discrete Tokens or Continuous Features',
  'Speech can be told in tokens or in features. We show that speech is long. Our results show that discrete tokens are ahead of continuous features.',
);
const haulage = written(
  9,
  'Haulage Agents at Work',
  'Haulage agents load ships. Unloading ships remains a challenge of haulage agents. Our analysis reveals that haulage agents fail at unloading ships in 70% of the harbours.',
);
const all = [lantern, anchor, mirror, sudden, ladder, sunk, tidepool, gripnet];

async function answerTo(question: string, papers: readonly Paper[] = all) {
  return createAnswerer(systemClock).among(papers, question, { scores: papers.map(() => 1), signal });
}
async function quotesTo(question: string, papers?: readonly Paper[]): Promise<string[]> {
  const answer = await answerTo(question, papers);
  return answer.kind === 'quotes' ? answer.quotes.map(({ text }) => text) : [];
}

/** All sentences that are shown of each paper, as one text. */
async function shownFor(question: string, papers?: readonly Paper[]): Promise<string[]> {
  const answer = await answerTo(question, papers);
  if (answer.kind !== 'quotes') return [];
  return answer.quotes.map(({ text, further = [] }) => [text, ...further.map((one) => one.text)].join(' '));
}

const proposal = 'To address this, we propose Lantern, which looks again at the image before each word.';
const decoder = 'In this work, we introduce a training-free decoder that weighs the image more.';
const cause = 'We find that hallucination arises because language priors outweigh the image.';
const meaning = 'Grokking, i.e., test accuracy that rises long after training has converged, is hard to foresee.';

describe('a general question is answered', () => {
  it('how, by what papers do whose titles say the rest, one sentence of each', async () => {
    const quotes = await quotesTo('how do you reduce hallucination in vision-language models?');
    expect(quotes.slice(0, 2).sort()).toEqual([decoder, proposal].sort());
    expect(quotes).toHaveLength(3);
  });

  it('without what was wrong before, beside what somebody proposes', async () => {
    const answer = await answerTo('how do you reduce hallucination in vision-language models?', [lantern]);
    expect(answer).toMatchObject({ kind: 'quotes', quotes: [{ text: proposal }] });
    expect(answer).not.toHaveProperty('quotes.0.before');
  });

  it('though it is asked in words that say nothing of the matter', async () => {
    const sensible =
      'is there some sensible and reliable trick, mainly to keep hallucination of vision-language models low?';
    expect(await quotesTo(sensible, [lantern, gripnet])).toEqual([proposal]);
  });

  it('though it tells of circumstances, and ends without a question mark', async () => {
    const told =
      'We run a ferry line, and passengers write to us. How do you reduce hallucination in vision-language models?';
    expect(await quotesTo(told, [lantern, gripnet])).toEqual([proposal]);
    const boss = 'my boss wants to know how you reduce hallucination in vision-language models.';
    expect(await quotesTo(boss, [lantern, gripnet])).toEqual([proposal]);
  });

  it('though it names something that the field has a term for', async () => {
    const hands = written(
      13,
      'Imitation Learning of Welding',
      'Robots weld badly. We propose imitation learning of welding for robots. Robots weld twice as well.',
    );
    expect(await quotesTo('how can a robot learn welding by watching people?', [hands])).toEqual([
      'We propose imitation learning of welding for robots.',
    ]);
  });

  it('by a paper on what the field calls it, though it has no word of the question, before one with some of its words', async () => {
    const courtiers = written(
      14,
      'Sycophancy of Courtiers',
      'Sycophancy is widespread. We find that sycophancy arises because praise is rewarded. We study nine courts.',
    );
    const forum = written(
      15,
      'Chat about Users',
      'People chat. We build a forum for chat about users. They are plainly glad.',
    );
    const question = 'why do chat models tell users what they want to hear?';
    const [first, another] = await shownFor(question, [forum, courtiers]);
    expect(first).toContain('We find that sycophancy arises because praise is rewarded.');
    expect(another).toBeUndefined();
  });

  it('why, by a trouble that was found where nobody gives a reason', async () => {
    expect(await shownFor('why do haulage agents fail at unloading ships?', [haulage])).toEqual([
      expect.stringContaining('haulage agents fail at unloading ships in 70% of the harbours.'),
    ]);
  });

  it('why, by a reason alone', async () => {
    expect(await quotesTo('why do vision-language models hallucinate?')).toEqual([cause]);
    expect(await quotesTo('why do vision-language models hallucinate?', [anchor])).toEqual([]);
  });

  it('whether, by what was found', async () => {
    expect(await shownFor('do decoders lower object hallucination of vision-language models?', [anchor])).toEqual([
      expect.stringContaining('Results show that hallucinated objects fall by a third.'),
    ]);
  });

  it('what a thing is, by what says so, even if papers open with it', async () => {
    expect(await quotesTo('what is grokking?')).toEqual([meaning]);
  });

  it('by a paper that brings the benchmark asked for, and by none that has used some', async () => {
    for (const question of [
      'is there a benchmark for computer-use agents?',
      'which benchmarks test computer-use agents?',
    ])
      expect(await quotesTo(question)).toEqual([
        'We introduce LadderBench, a benchmark of 300 office tasks for computer-use agents.',
      ]);
  });

  it('by who does something about it beside who measures it', async () => {
    const gauge = written(
      10,
      'SpillBench: Stopping Oil Spills by Tugboats',
      'Oil spills by tugboats are hard to stop. We introduce SpillBench, which tells how well tugboats stop oil spills. Tugboats stop 8% of oil spills.',
    );
    const boom = written(
      11,
      'Stopping Oil Spills by Tugboats',
      'Oil spills by tugboats are hard to stop. We propose a boom for tugboats that stop oil spills. It stops most of the oil.',
    );
    expect((await shownFor('how do you stop oil spills by tugboats?', [gauge, boom])).join(' ')).toContain(
      'We propose a boom for tugboats that stop oil spills.',
    );
    const [measured] = await quotesTo('how do you evaluate tugboats that stop oil spills?', [boom, gauge]);
    expect(measured).toContain('SpillBench');
  });

  it('whether, by no word of what the authors open with alone', async () => {
    const opening = written(
      12,
      'Ferries in Fog',
      'Ferries sail in fog. We build a horn for ferries. Passengers were asked what they hear.',
    );
    expect(await quotesTo('are ferries safe in fog when radar fails at night?', [opening])).toEqual([]);
  });

  it('where one of two things will do', async () => {
    expect(await shownFor('is there something on grokking or overfitting?')).toEqual([
      expect.stringContaining('grokking comes.'),
    ]);
    expect(await quotesTo('is there something on grokking with double descent of curves?')).toEqual([]);
  });
});

describe('the sentences of one paper', () => {
  it('say what its authors do and what came out, in its order', async () => {
    const answer = await answerTo('how do you reduce hallucination in vision-language models?', [lantern]);
    expect(answer).toMatchObject({
      quotes: [{ text: proposal, number: 2, further: [{ text: expect.stringContaining('40% fewer'), number: 3 }] }],
    });
  });

  it('say what is wrong and what is done about it, where both are asked', async () => {
    const both = 'why do small models think too much, and how is that fixed?';
    const answer = await answerTo(both, [pondering]);
    expect(answer).toMatchObject({ quotes: [{ number: 2, further: [{ number: 3 }] }] });
  });

  it('stand verbatim in its abstract', async () => {
    for (const question of ['how is hallucination reduced?', 'do agents finish office tasks?', 'what is grokking?']) {
      const answer = await answerTo(question);
      for (const { paper, text, further = [] } of answer.kind === 'quotes' ? answer.quotes : (answer.nearby ?? []))
        for (const said of [text, ...further.map((sentence) => sentence.text)])
          expect(all.find(({ id }) => id === paper)?.abstract).toContain(said);
    }
  });

  it('hold a number that says how much, and both sides of what is compared', async () => {
    const [first] = await shownFor('how many fewer objects can vision-language models hallucinate?', [lantern, mirror]);
    expect(first).toContain('On three benchmarks it names 40% fewer objects that are not there.');
    expect(await shownFor('which is better for speech, discrete tokens or continuous features?', [tokens])).toEqual([
      expect.stringContaining('Our results show that discrete tokens are ahead of continuous features.'),
    ]);
  });
});

it('is searched for in the words of the field as well', () => {
  const { searches } = createAnswerer(systemClock);
  expect(searches('can language models check their own answers?').join(' ')).toContain('self-verification');
  expect(searches('how do I serve an LLM?').join(' ')).not.toContain('self-verification');
  expect(searches('does the bot tell people what they want to hear?')).toContain('sycophancy');
});

describe('a general question is declined', () => {
  it.each([
    ['what is the weather tomorrow in Paris?', 'nothing of it is there'],
    ['how do I train my dog to use a computer?', 'a word of it is there'],
    ['how do agents reduce plastic in oceans?', 'two words of it are there'],
    ['what is the difference between grokking and hallucination?', 'nobody tells one from the other'],
  ])('"%s": %s', async (question) => expect(await quotesTo(question)).toEqual([]));

  it('with the name that no text has, and with the papers on the rest', async () => {
    const answer = await answerTo('how does Zorblax-9B reduce hallucination in vision-language models?');
    expect(answer).toMatchObject({ kind: 'does-not-say', unmentioned: ['Zorblax-9B'] });
  });

  it('with the papers that are about it, the best first, and what comes nearest in each', async () => {
    const answer = await answerTo('who saw that vision-language models hallucinate?', [gripnet, mirror, lantern]);
    expect(answer).toMatchObject({ kind: 'does-not-say', about: [lantern.id, mirror.id] });
    expect(answer).toMatchObject({ nearby: [{ paper: lantern.id }, { paper: mirror.id }] });
  });
});

it('reads no paper that cannot be about a question, and leaves out none that is', () => {
  for (const question of [
    'how do you reduce hallucination in vision-language models?',
    'what do agents remember when they act on desktops?',
    'is there something on grokking or overfitting?',
    'how do RL agents use studies of memory?',
  ]) {
    const asked = askedOfMany(readQuestion(question));
    for (const paper of all) {
      const topic = topicOf(withoutYields(heldBy(readPaper(paper), paper.keywords, asked)), asked);
      if (topic.held >= 0.5) expect(mayHold(paper, asked, 0.5)).toBe(true);
    }
  }
  expect(mayHold(gripnet, askedOfMany(readQuestion('what is grokking?')), 0.5)).toBe(false);
});

describe('what is asked', () => {
  it.each([
    ['We sell shoes online. How do people rank products?', 'How do people rank products?'],
    ['We serve many users, so how do people batch requests?', 'how do people batch requests?'],
    ['Our agent opens attachments, so security asked how bad injection is.', 'how bad injection is.'],
    ['I wonder whether pruning hurts.', 'whether pruning hurts.'],
    ['For our greenhouse: which sensors matter?', 'which sensors matter?'],
    ['How far do robots throw? Ours drop everything.', 'How far do robots throw?'],
  ])('is told apart from the circumstances: %s', (question, asking) => expect(toldApart(question).asking).toBe(asking));

  it.each([
    'We look at splatting networks. What are their weaknesses?',
    'Do models err in other scripts, e.g. is Khmer harder?',
    'Small models reason.',
  ])('is all of it: %s', (question) => expect(toldApart(question)).toEqual({ asking: question, circumstances: '' }));
});
