import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inkInWater, kite, lantern, robot } from './library.ts';
import { papersIn, type Stage } from './stage.ts';
import { type House, houses } from './stages.ts';

const discussion = 'Steady Kites';

/** What the answer must hold: words, or papers, those first. */
type Said = readonly [
  text: string,
  where: 'channel' | 'dm',
  words: readonly (string | RegExp)[],
  papers?: readonly string[],
];

const stopping = 'stop posting here';
const onlyMe = 'Only me';

/** The conversations of a first day: each is said in this order on every platform, and then the questions in a discussion. */
const conversation: readonly Said[] = [
  [`https://arxiv.org/abs/${kite}`, 'dm', [discussion, 'GustBench'], [kite]],
  [kite, 'dm', [discussion], [kite]],
  ['any new papers on diffusion this week?', 'channel', [/Searching .*diffusion.* since /, 'newest first'], [lantern]],
  ['newest paper on diffusion?', 'channel', ['newest first'], [lantern, inkInWater]],
  ["what's hot?", 'channel', ['Most upvoted'], [kite, robot, lantern]],
  ['the second one', 'channel', ['Folding Robots'], [robot]],
  ['what is Steady Kites?', 'channel', ['Paper kites fall when the wind turns', 'abstract, sentence 1'], [kite]],
  ['any good papers on robots today?', 'dm', [/Searching .*robots.* since /], [robot]],
  ['find me papers about diffusion', 'dm', ['2 papers for "diffusion"'], [lantern, inkInWater]],
  ['are there more?', 'dm', ['There is no further page.', 'Search']],
  ['papers about difusion', 'channel', [/Showing results for .*diffusion.* \(you wrote difusion\)/], [lantern]],
  ['which papers fold origami with robots?', 'channel', ['Folding Robots'], [robot]],
  [
    'which papers do RL for reasoning without a verifier?',
    'channel',
    [/No text I have says that|I find no paper about it/],
  ],
  [
    'subscribe me to robotics at 8am Berlin',
    'channel',
    [/robotics\W+for this channel, weekdays at 08:00 Europe.Berlin\?/, 'Subscribe', onlyMe, 'Change'],
  ],
  [
    'subscribe me to robotics at 8am Berlin',
    'dm',
    [/robotics\W+for (?:you|this channel), weekdays at 08:00 Europe.Berlin\?/, 'Subscribe'],
  ],
  [stopping, 'channel', ['Stop posting', 'Pause']],
  ['thanks 👍', 'channel', ['You are welcome.']],
  ['who are you?', 'dm', ['I am Paperboy']],
];

/** What the other person says in the discussion of Steady Kites: nobody says more than 20 things a minute. */
const questions: readonly (readonly [text: string, ...words: (string | RegExp)[]])[] = [
  ['who wrote it?', 'Ada Falter', 'Ben Kniff', "the paper's page"],
  ['when was it published?', '1 June 2026'],
  ['what is this about?', 'Paper kites fall when the wind turns'],
  ['tldr', 'Paper kites fall when the wind turns'],
  ['which datasets?', 'GustBench dataset with 4,200 recorded flights'],
  ['what is the gain on StormSet?', 'the gain is 12%', 'Results'],
  ['how long does training take?', 'nine hours'],
  ['which licence does it have?', 'does not say'],
];

/** What leaves a person with nothing. */
const deadEnd = /Something failed|no command "|The papers I found for this do not say/;

describe.each(houses)('plain words on $name', ({ open }) => {
  let house: House;
  beforeAll(async () => {
    house = await open();
    await house.start();
  });
  afterAll(() => house.close());

  for (const [text, where, words, papers = []] of conversation) {
    test(`"${text}" (${where})`, () =>
      house.everywhere(async (stage) => {
        // Where nothing is posted, nothing is offered to be stopped.
        if (text === stopping) await stage.ask('subscribe', { topic: 'kites', when: 'weekdays 9:00', timezone: 'UTC' });
        const answer = await stage.say(text, where);
        for (const one of words) {
          // Whoever is alone in the chat has nobody to keep it from, and what is typed alike stands there once.
          if ((one === onlyMe || one === 'Change') && stage.name === 'the console')
            expect(answer.text()).not.toContain(one);
          // The terminal draws a button that says no more than its command as the command.
          else expect(answer.text()).toMatch(typeof one === 'string' ? new RegExp(one, 'i') : one);
        }
        expect(papersIn(answer).slice(0, papers.length)).toEqual(papers);
        expect(answer.text()).not.toMatch(deadEnd);
      }));
  }

  test('a discussion is opened', () =>
    house.everywhere(async (stage) => {
      await stage.ask('discuss', { paper: kite }, 'bob');
      await stage.until('the discussion', () => discussionAt(stage));
    }));

  for (const [text, ...words] of questions) {
    test(`"${text}" in the discussion`, () =>
      house.everywhere(async (stage) => {
        const thread = discussionAt(stage);
        if (thread === undefined) throw new Error('there is no discussion');
        const answer = await stage.mention(thread, text, 'bob');
        // What is found first is shown before all of the text is read.
        const isWhole = () => words.every((one) => answer.text().match(one)) || undefined;
        await stage.until(`the answer to "${text}"`, isWhole);
        expect(answer.text()).not.toMatch(deadEnd);
      }));
  }

  test('no sentence has changed anything', () =>
    house.everywhere(async (stage) => {
      expect((await stage.ask('subscriptions')).text()).not.toMatch(/robotics|paused/i);
      expect(stage.refused()).toEqual([]);
    }));
});

const discussionAt = (stage: Stage) => stage.threads().find(({ title }) => title.includes(discussion));
