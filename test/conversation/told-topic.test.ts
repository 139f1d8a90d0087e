import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('a topic with slips in it', () => {
  it.each([
    ['anythin on difusion this week', 'difusion since:7d'],
    ['new stuff about speach today', 'speach since:2026-06-19'],
    ['whats new on tranformers this month', 'tranformers since:2026-06'],
    ['new papers about reinforcment lerning today', 'reinforcment lerning since:2026-06-19'],
    ['any hot papers on diffussion yesterday', 'diffussion since:1d'],
    ['something about segmantation from this week?', 'segmantation since:7d'],
    ['top papers on speach this week', 'speach since:7d'],
    ['best difusion papers this month', 'difusion since:2026-06'],
    ['what came out on protien folding this week', 'protien folding since:7d'],
    ['latest on quantisaton', 'quantisaton'],
  ])('is searched for: %s', (text, query) => expect(meant(text)).toMatchObject({ kind: 'search', query }));

  it.each([
    "what's hot on arxiv this week",
    'the best papers this week',
    'the best papres of the week',
    'top stuff this month please',
  ])('is none in "%s"', (text) => expect(meant(text)).toMatchObject({ kind: 'top' }));

  it.each([
    [
      'hey can you set this channel up so we get stuff on reinforcment lerning every tuesday and thursday at quarter past seven in the morning',
      { topic: 'reinforcment lerning', when: 'tuesdays thursdays 7:15' },
    ],
    ['could this channel get papers about grafs every monday at 8', { topic: 'grafs', when: 'mondays 8:00' }],
    ['we would like to get difusion stuff daily at 8', { topic: 'difusion', when: 'daily 8:00' }],
    ['post stuff about kwantization every friday at noon', { topic: 'kwantization', when: 'fridays 12:00' }],
    ['could you set us up with something on robotcs, tuesdays 7:30', { topic: 'robotcs', when: 'tuesdays 7:30' }],
    ['diffusion on mondays and thursdays', { topic: 'diffusion', when: 'mondays thursdays' }],
  ])('is offered with its schedule: %s', (text, options) => {
    expect(meant(text)).toEqual({ kind: 'change', command: 'subscribe', options });
  });
});
