import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Answer } from '../../src/core/discussions/answer.ts';
import { systemClock } from '../../src/system-clock.ts';
import { gripnet, tidepool, tidepoolSections } from './papers.ts';

const answerer = createAnswerer(systemClock);
const { signal } = new AbortController();
const about = (question: string, earlier: string[] = [], sections = tidepoolSections) =>
  answerer.about(tidepool, sections, question, { earlier, signal });
const best = (answer: Answer) => (answer.kind === 'quotes' ? answer.quotes[0]?.text : `does not say`);

describe('an answer about one paper', () => {
  it.each(['which licence is it under?', 'how many robots were used?'])(
    'declines "%s" in quotation marks, too',
    async (question) => {
      expect(await about(`“${question}”`)).toMatchObject({ kind: 'does-not-say' });
      expect(await about(`"${question}"`)).toMatchObject({ kind: 'does-not-say' });
    },
  );

  it.each([
    ['which benchmarks were used?', 'The evaluation covers NeedleBench and BookQA.'],
    ['is there code?', 'Code is available at https://github.com/example/tidepool.'],
    ['what are its limitations?', 'Tidepool cannot answer questions that need facts from many blocks at once.'],
    ['how long does training take?', 'We train on the PileLite corpus for 19 hours on four A100 GPUs.'],
    ['which GPUs?', 'We train on the PileLite corpus for 19 hours on four A100 GPUs.'],
    ['how many parameters does it add?', 'Tidepool adds 3.1% to the parameter count.'],
    ['what is Tidepool?', 'We present Tidepool, a retrieval layer that reads back only the blocks a query needs.'],
    [
      'Reading back blocks improves exact match over a sliding window.',
      'It raises exact match by 11.4 points on average over a sliding-window baseline.',
    ],
  ])('%s', async (question, sentence) => {
    expect(best(await about(question))).toBe(sentence);
  });

  it.each([
    'who funded this?',
    'what is the tokenizer vocabulary?',
    'does it work on TPUs in Norwegian?',
    'how expensive was the annotation?',
    '?',
    'the',
    'when is lunch?',
    'how big is it?',
  ])('declines "%s"', async (question) => {
    expect((await about(question)).kind).toBe('does-not-say');
  });

  it.each([
    ['Moebius: 0.2B Lightweight Inpainting', 'quotes'],
    ['Moebius: Pretraining on 10B Tokens', 'does-not-say'],
    ['Moebius: 100M Videos', 'does-not-say'],
  ])('of the size of a model that the text leaves out, the title "%s" %s', async (title, kind) => {
    const paper = { ...gripnet, title };
    const answer = await answerer.about(paper, [], 'how many parameters does it have?', { earlier: [], signal });
    expect(answer).toMatchObject({ kind, ...(kind === 'quotes' && { quotes: [{ text: title, section: 'title' }] }) });
  });

  it('says where a quote stands and what was read', async () => {
    const answer = await about('which GPUs?');
    expect(answer).toMatchObject({
      read: 'full text',
      quotes: [{ section: '4 Experiments', number: 1, paper: tidepool.id }],
    });
    expect(await about('which GPUs?', [], [])).toMatchObject({ kind: 'does-not-say', read: 'abstract' });
  });

  it('offers the nearest passage of a question it declines', async () => {
    const answer = await about('which optimizer was it trained with?');
    expect(answer).toMatchObject({ kind: 'does-not-say', nearest: { text: expect.stringContaining('train') } });
  });

  it.each(['does it work for images?', 'who annotated it?', 'what do you think of it?'])(
    'reads nothing of the question before into "%s", which asks of the paper',
    async (question) => {
      expect(best(await about(question, ['which GPUs?']))).not.toContain('A100');
    },
  );

  it('remembers what a follow-up leans on', async () => {
    const alone = await about('and on BookQA?');
    const leaning = await about('and on BookQA?', ['how many points of exact match?']);
    expect(best(leaning)).toBe('On BookQA, Tidepool reaches 48.7 exact match.');
    expect(alone.kind).toBe('quotes');
  });

  it('takes a corrected text, not the remembered one', async () => {
    const again = createAnswerer(systemClock);
    const options = { earlier: [], signal };
    await again.about(tidepool, undefined, 'how many parameters does it add?', options);
    const corrected = { ...tidepool, abstract: tidepool.abstract.replace('3.1%', '4.2%') };
    expect(best(await again.about(corrected, undefined, 'how many parameters does it add?', options))).toContain(
      '4.2%',
    );
  });
});

describe('an answer from several papers', () => {
  it('names the paper of each quote', async () => {
    const answer = await answerer.among([tidepool, gripnet], 'how many grasps are in GlassTouch?', {
      scores: [1, 2],
      signal,
    });
    expect(answer).toMatchObject({ kind: 'quotes', quotes: [{ paper: gripnet.id, further: [{ number: 4 }] }] });
  });

  it('answers about what a question names only from that paper, or by a sentence that holds the name', async () => {
    const among = (question: string) => answerer.among([tidepool, gripnet], question, { scores: [1, 0.5], signal });
    const named = await among('how many labelled grasps are in GlassTouch?');
    expect(named).toMatchObject({ quotes: [{ further: [{ text: expect.stringContaining('GlassTouch') }] }] });
    expect(await among('how many labelled grasps are in GlassSight-2?')).toMatchObject({ kind: 'does-not-say' });
  });

  describe('quotes what answers, and not what holds its words', () => {
    const kelp = {
      ...tidepool,
      id: '2606.00011',
      title: 'Kelp: Forgetting in Long Agent Memory',
      abstract:
        'Long agent memory remains a challenge. We propose Kelp, a long agent memory that rehearses facts. Kelp keeps 91% of facts after ten sessions.',
    };
    const reef = {
      ...tidepool,
      id: '2606.00012',
      title: 'Reef: Agent Memory in Games',
      abstract:
        'Agents play long games. We give agents a memory that is read before each move. Agents with memory win.',
    };
    const texts = async (question: string, scores = [2, 1.5]) => {
      const answer = await answerer.among([kelp, reef], question, { scores, signal });
      return answer.kind === 'quotes' ? answer.quotes.map(({ text }) => text) : [];
    };
    const own = 'We propose Kelp, a long agent memory that rehearses facts.';
    const other = 'We give agents a memory that is read before each move.';

    it('what a paper does rather than what was wrong before', async () => {
      expect((await texts('how does long agent memory work?'))[0]).toBe(own);
    });

    it('one sentence of each paper, and none of a paper that the search hardly finds', async () => {
      expect(await texts('how do you give agents memory?')).toContain(other);
      expect(await texts('how do you give agents memory?', [2, 0.9])).not.toContain(other);
    });

    it('what a paper opens with only where nothing else answers', async () => {
      const opening = 'Agents play long games.';
      expect(await texts('who plays long games with agents?')).not.toContain(opening);
      expect(await texts('do agents play long games?')).toEqual([opening]);
    });

    it.each([
      ['are there benchmarks for long agent memory?', 'no benchmark is named'],
      ['why do agents with long memory forget?', 'no reason is given'],
      ['what is agent move memory?', 'the words stand together in the question alone'],
    ])('nothing to "%s": %s', async (question) => expect(await texts(question)).toEqual([]));
  });

  it('declines over no paper', async () => {
    expect(await answerer.among([], 'anything?', { scores: [], signal })).toEqual({
      kind: 'does-not-say',
      read: 'abstract',
    });
  });
});

describe('every quote', () => {
  it('stands verbatim in the stored text, for any text and question', async () => {
    const word = fc.constantFrom(
      'model',
      'dataset',
      'e.g.',
      'Fig. 2',
      'We',
      'train',
      '3.5%',
      'et al.',
      'on',
      'how',
      '(a.',
      'b)',
      '$x.$',
      'GPT-4.',
    );
    const text = fc.array(fc.oneof(word, fc.string()), { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (abstract, section, question) => {
        const paper = { ...tidepool, abstract };
        const answer = await createAnswerer(systemClock).about(paper, [{ title: 'Body', text: section }], question, {
          earlier: [],
          signal,
        });
        const quotes =
          answer.kind === 'quotes' ? answer.quotes : [answer.nearest].filter((quote) => quote !== undefined);
        for (const quote of quotes) expect(quote.section === 'abstract' ? abstract : section).toContain(quote.text);
        expect(quotes.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
