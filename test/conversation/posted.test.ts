import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';
import { spoken } from './spoken.ts';

const why = (over = {}) => ({ kind: 'status', of: 'why', ...over });

describe('what this channel got', () => {
  it.each([
    ['what did you post yesterday', 'yesterday'],
    ['which papers did you post on monday?', 'monday'],
    ['what was posted here yesterday', 'yesterday'],
    ['what did we get yesterday', 'yesterday'],
    ['show me what you posted on tuesday', 'tuesday'],
    ['what have you posted today', 'today'],
    ['did you post anything on friday?', 'friday'],
    ['was anything posted on saturday', 'saturday'],
    ['which papers went out here on thursday', 'thursday'],
    ['the papers you sent us on tuesday', 'tuesday'],
    ['what did paperboy share last tuesday', 'tuesday'],
    ['what did you post on june 16th', '2026-06-16'],
    ['what did you post on fri', 'friday'],
    ['did we get anything on weds', 'wednesday'],
    ["what was in monday's digest", 'monday'],
  ])('on one day: %s', (text, date) => expect(meant(text)).toEqual(why({ date })));

  it.each([
    // Friday: the last week began on the Monday eleven days and a half ago.
    ['which papers did you post last week', 12],
    ['what did you post this week', 7],
    ['what have you posted in the last 3 days', 3],
    ['everything you posted since monday', 5],
    ['what was posted this month', 30],
    ['what did you post in may', 31],
    ['which papers went out here in sept', 31],
    ['what has this channel got so far this week', 7],
    ['what have we got since weds', 3],
    ['what have you sent us lately', undefined],
    ['what did you post', undefined],
  ])('in some days: %s', (text, days) => {
    expect(meant(text)).toEqual({ kind: 'recap', ...(days === undefined ? {} : { days }) });
  });

  it.each([
    'what comes on monday',
    "what's coming tomorrow",
    'what will you post on friday',
    'what is coming next',
    'what do we get tomorrow',
    'which papers come tomorrow',
    'which papers are coming on tuesday',
    "what's in the next post",
    'what will be in mondays post',
    'what arrives tomorrow',
    "what's monday's digest",
    "what is in friday's post",
    'what are you posting on fri',
    'what do we get on saturday',
    "what's coming on weds",
    'what is planned for sunday',
    "what's on for monday",
  ])('is the preview where it is to come: %s', (text) => {
    expect(meant(text)).toEqual({ kind: 'status', of: 'preview' });
  });

  it.each([
    'what did Meta post yesterday',
    'what came out yesterday',
    'have you got anything on robots from last week',
    'did you post anything about robots yesterday',
    'what is next for diffusion models',
    "what's coming out of deepmind next",
    'have we got papers on robots',
    'was diffusion posted here',
    "show me friday's papers",
  ])('%s asks for papers', (text) => {
    const { kind } = meant(text);
    expect(['search', 'top', 'question']).toContain(kind);
  });
});

describe('whether a paper was posted', () => {
  it.each([
    ['did you already post 2606.19195?', '2606.19195'],
    ['have you posted the moebius paper before?', 'moebius'],
    ['have we had the moebius paper already', 'moebius'],
    ['was 2606.19195 ever shared here', '2606.19195'],
    ['did this channel get the moebius paper', 'moebius'],
    ['did you ever send the moebius paper to this channel', 'moebius'],
    ['did 2606.19195 come up here', '2606.19195'],
    ['have you covered LoopCoder-v2 already?', 'LoopCoder-v2'],
    ['why not 2606.19980', '2606.19980'],
    ["why wasn't 2606.19980 posted", '2606.19980'],
    ['how come 2606.19980 was left out', '2606.19980'],
    ['why did we not get 2606.19980?', '2606.19980'],
  ])('%s', (text, paper) => expect(meant(text)).toEqual(why({ paper })));

  it('of the one that is talked about, and of one of a list', () => {
    expect(meant('did you post this already')).toEqual(why());
    expect(meant('has this been posted here')).toEqual(why());
    expect(meant('did you already post the second one?')).toEqual({ kind: 'item', numbers: [2], does: 'why' });
  });
});

it('says that nothing is posted in a channel without topics, and shows no papers of others', async () => {
  const here = await spoken();
  const reply = await here.say('what did you post yesterday');
  expect(reply.summary).toContain('Nothing is posted here');
  expect(reply.blocks.some(({ type }) => type === 'paper')).toBe(false);
});
