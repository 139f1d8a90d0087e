import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

const change = (command: string, options: object = {}) => ({ kind: 'change', command, options });

describe('a wish that is denied', () => {
  it.each(['do not pause', "please don't pause", "don't stop posting", "don't unsubscribe", 'never pause the posts'])(
    '%s: changes nothing, and says so',
    (text) => expect(meant(text)).toEqual({ kind: 'change', options: {}, says: 'All right, nothing is changed.' }),
  );

  it.each([
    ['no papers about video please', 'video'],
    ['exclude survey papers', 'survey'],
    ['without medical ones', 'medical'],
    ['no surveys please', 'surveys'],
    ['leave out papers on benchmarks from now on', 'benchmarks'],
    ['too many robots here', 'robots'],
    ['image captioning out, please', 'image captioning'],
    ['we are not interested in graph networks anymore', 'graph networks'],
  ])('%s: is no search for them', (text, topic) => {
    expect(meant(text)).toEqual(change('unsubscribe', { topic }));
  });

  it.each(["don't remove graph networks", "don't add video papers here", 'never follow robotics'])(
    '%s: changes nothing, whatever it names',
    (text) => expect(meant(text)).toMatchObject({ says: 'All right, nothing is changed.' }),
  );

  it.each(['we must not add noise to the labels', 'do not stop at the first token'])('%s: is said of papers', (text) =>
    expect(meant(text).kind).toBe('search'),
  );

  it.each([
    'skip connections',
    'block sparse attention',
    'without attention layers',
    'no free lunch please',
    'skip 3',
    'hide paper 3',
    'exclude 2606.10651',
  ])('%s: is a name of the field or a paper, and no topic to leave out', (text) =>
    expect(meant(text).kind).not.toBe('change'),
  );

  it.each([
    ['never on fridays', 'not on fridays'],
    ['exclude weekends', 'not on weekends'],
    ['post sun 9', 'sundays 9:00'],
    ['send mondays and thursdays 8', 'mondays thursdays 8:00'],
    ['never post before 10', '10:00'],
    ['nobody reads this before 10 tbh', '10:00'],
    ['nobody here reads these before ten', '10:00'],
    ['we are never awake before 11 lol', '11:00'],
    ['no one is in the office before 9', '9:00'],
    ['we dont look at it before 10:30', '10:30'],
    ['nothing before 9:30 please', '9:30'],
    ['no, mondays and thursdays at 14:30', 'mondays thursdays 14:30'],
    ['no, tuesday instead', 'tuesdays'],
    ['weekdays except friday', 'weekdays except fridays'],
    ["don't post at 9, post at 10", '10:00'],
  ])('%s: %s', (text, when) => expect(meant(text)).toEqual(change('schedule', { when })));

  it.each(['why do you not pause?', 'no worries', 'no new papers today?'])('%s: is none', (text) =>
    expect(meant(text)).not.toMatchObject({ says: expect.anything() }),
  );
});

describe('a topic takes no word of its time and place', () => {
  it.each([
    [
      'post papers on LLM agents here every day at noon São Paulo time',
      { topic: 'LLM agents', when: 'daily 12:00', timezone: 'America/Sao_Paulo' },
    ],
    ['subscribe robots weekdays 9:00 MSK', { topic: 'robots', when: 'weekdays 9:00', timezone: 'Europe/Moscow' }],
    [
      'subscribe diffusion mon,thu 8am Toronto',
      { topic: 'diffusion', when: 'mondays thursdays 8:00', timezone: 'America/Toronto' },
    ],
    [
      'subscribe me to LLM safety in the evening, Berlin',
      { topic: 'LLM safety', when: '18:00', timezone: 'Europe/Berlin' },
    ],
    ['subscribe us to agents at midnight Kathmandu', { topic: 'agents', when: '0:00', timezone: 'Asia/Kathmandu' }],
    ['subscribe us to agents at 8am Tel Aviv', { topic: 'agents', when: '8:00', timezone: 'Asia/Jerusalem' }],
    ['post LLM papers here daily at 6pm Seoul', { topic: 'LLM', when: 'daily 18:00', timezone: 'Asia/Seoul' }],
    ['post robotics papers every monday at 9', { topic: 'robotics', when: 'mondays 9:00' }],
    ['subscribe to robotics sat at 9', { topic: 'robotics', when: 'saturdays 9:00' }],
  ])('%s', (text, options) => expect(meant(text)).toEqual(change('subscribe', options)));

  it.each([
    ['subscribe to time series at 9', { topic: 'time series', when: '9:00' }],
    ['subscribe to night vision at 8', { topic: 'night vision', when: '8:00' }],
    ['subscribe to sat solvers at 9', { topic: 'sat solvers', when: '9:00' }],
    ['post papers on night vision every morning', { topic: 'night vision', when: 'daily' }],
    ['subscribe to Florence at 9', { topic: 'Florence', when: '9:00' }],
    ['follow Phoenix at 8 Berlin time', { topic: 'Phoenix', when: '8:00', timezone: 'Europe/Berlin' }],
    ['subscribe to no reference image quality', { topic: 'no reference image quality' }],
  ])('%s: and loses none to them', (text, options) => expect(meant(text)).toEqual(change('subscribe', options)));

  it('takes the number of a topic for no time', () =>
    expect(meant('subscribe to 2 bit quantization at 10')).toMatchObject({ options: { when: '10:00' } }));

  it.each([
    ['subscribe us to agents at 8am Bejing', 'Bejing'],
    ['subscribe to robotics at 8am Pariss', 'Pariss'],
    ['subscribe to agents daily at 9 Hyderabad', 'Hyderabad'],
    ['subscribe to robots at 9 in Birmingham', 'Birmingham'],
    ['subscribe us to agents at 8am IST', 'IST'],
    ['subscribe us to agents every tuesday at noon, Melborne', 'Melborne'],
  ])('%s: the place is asked about as it is written', (text, timezone) =>
    expect(meant(text)).toMatchObject({ command: 'subscribe', options: { timezone } }),
  );
});

describe('a way to receive papers', () => {
  it.each([
    ['do you have rss', 'feed'],
    ['is there an RSS feed?', 'feed'],
    ['the rss feed?', 'feed'],
    ['give us an atom feed', 'feed'],
    ['connect claude via mcp', 'mcp'],
    ['can I plug you into my agent via mcp', 'mcp'],
  ])('%s: %s', (text, way) => expect(meant(text)).toEqual(change('connect', { way })));

  it.each([
    'what is RSS?',
    'is RSS memory reported',
    'how do agents connect to tools via MCP?',
    'does this model support MCP plugins',
    'benchmarks that connect agents with MCP tools',
  ])('%s: is none', (text) => expect(meant(text).kind).not.toBe('change'));
});

describe('settings said alone', () => {
  it.each([
    ['set top to 3', { top: 3 }],
    ['set the number of papers to 3', { top: 3 }],
    ['move it to 7', { when: '7:00' }],
    ['post at 9 and 17', { when: '9:00 17:00' }],
    ['weekly at 9', { when: 'mondays 9:00' }],
    ['post weekly', { when: 'mondays' }],
    ['can you post once a week?', { when: 'mondays' }],
    ['an hour earlier', { when: '60 minutes earlier' }],
    ['time zone is wrong', {}],
    ['change timezone to Tokyo', { timezone: 'Asia/Tokyo' }],
    [
      'mondays and thursdays at 14:30 Ho Chi Minh City',
      { when: 'mondays thursdays 14:30', timezone: 'Asia/Ho_Chi_Minh' },
    ],
  ])('%s', (text, options) => expect(meant(text)).toEqual(change('schedule', options)));

  it.each([
    ['only papers with at least 10 upvotes', 'subscribe', { 'min-upvotes': 10 }],
    ['unsubscribe me from everything', 'unsubscribe', { topic: 'all' }],
    ['unsubscribe from all topics', 'unsubscribe', { topic: 'all' }],
    ['unsubscribe this channel from everything, the project ends in August', 'unsubscribe', { topic: 'all' }],
    ['forget what I saved', 'clear-list', {}],
    ['switch off attention', 'unsubscribe', { topic: 'attention' }],
    ['unsubscribe from everything except robotics', 'unsubscribe', { topic: 'all except robotics' }],
    ['stop all topics except diffusion', 'unsubscribe', { topic: 'all except diffusion' }],
    ['stop everything but robotics', 'unsubscribe', { topic: 'all except robotics' }],
    ['unsubscribe from all but vision', 'unsubscribe', { topic: 'all except vision' }],
    ['add pause and resume training', 'subscribe', { topic: 'pause and resume training' }],
  ])('%s', (text, command, options) => expect(meant(text)).toEqual(change(command, options)));

  it.each(['stop posting every day, once a week is enough', 'remove the first two from my list'])(
    '%s: names no topic to stop',
    (text) => expect(meant(text)).toEqual(change('unsubscribe')),
  );

  it.each([
    ['remove the second topic', '2'],
    ['stop topic 7', '7'],
  ])('%s: is a number of the list', (text, topic) => expect(meant(text)).toEqual(change('unsubscribe', { topic })));

  it('counts papers where no more than so many are wanted', () =>
    expect(meant('no more than 5 papers per post')).toEqual(change('schedule', { top: 5 })));

  it.each([
    ['pause for two weeks', 'A pause has no end'],
    ['can you post twice a day?', 'Say at which times'],
    ['pause and resume on monday', 'A pause has no end'],
    ['skip tomorrow', 'A pause has no end'],
    ['save all of them except the second', 'Say by their numbers'],
    ['delete my saved papers about video', 'Say by their numbers'],
    ['send fewer papers', 'Say how many papers'],
    ['fewer papers', 'Say how many papers'],
    ['we want fewer', 'Say how many papers'],
    ['could we have fewer posts here?', 'Say how many papers'],
    ['not so many please', 'Say how many papers'],
    ['post every other day at 8', 'not every few days. The nearest: mon,wed,fri 8:00.'],
    ['post mondays at 9 and thursdays at 16:00', 'not Mon at 09:00 and Thu at 16:00'],
    ['send the digest weekdays at 8, weekends at 10 please', 'not weekdays at 08:00 and Sat, Sun at 10:00'],
    ['subscribe us to robotics on tuesdays at 8 and fridays at 10:30', 'not Tue at 08:00 and Fri at 10:30'],
    ['post on the first monday of the month', '0 9 * * 1#1'],
    ['deliver them every second week', 'The nearest: mondays 9:00'],
    ['post twice a week', 'Say on which days, such as mon,thu 9:00.'],
    ['make it monthly', '0 9 1 * *'],
    ['subscribe to robotics and stop diffusion', '"stop diffusion" is another'],
  ])('%s: says what is left out', (text, says) =>
    expect(meant(text)).toMatchObject({ kind: 'change', says: expect.stringContaining(says) }),
  );

  it.each([
    ['post every other day at 8', 'mon,wed,fri 8:00'],
    ['post every second tuesday', 'tuesday'],
    ['deliver them every second week', 'mondays'],
  ])('%s: offers the nearest that can be had', (text, when) =>
    expect(meant(text)).toMatchObject({ command: 'schedule', options: { when } }),
  );

  it('names the second of two changes in few words', () => {
    const read = meant(`subscribe to robotics and stop ${'diffusion '.repeat(38)}`);
    expect(read).toMatchObject({ command: 'subscribe' });
    expect('says' in read ? read.says?.length : undefined).toBeLessThan(200);
  });

  it('takes the fifth of a list for no wish to resume', () => {
    expect(meant('the fifth')).toEqual({ kind: 'item', numbers: [5], does: 'show' });
  });
});

it.each<[string, object]>([
  ['only post papers with more than 25 upvotes', change('subscribe', { 'min-upvotes': 25 })],
  ['drop everything under 15 votes please', change('subscribe', { 'min-upvotes': 15 })],
  ["nine o'clock from Monday to Friday is better for us", change('schedule', { when: 'weekdays 9:00' })],
  ['weekdays only, 7 sharp', change('schedule', { when: 'weekdays 7:00' })],
  ["let's trim the morning list to 4, it is too long", change('schedule', { top: 4 })],
])('%s', (text, intent) => expect(meant(text)).toEqual(intent));

describe('a rest of all posts, and its end', () => {
  it.each([
    'no ping in august, the lab is closed all the month',
    'no pings in july please',
    'no messages in december, we are all away',
    'no notifications over the holidays',
  ])('%s: is a pause, which somebody ends', (text) =>
    expect(meant(text)).toMatchObject({ command: 'pause', options: {}, says: expect.stringContaining('resumes') }),
  );

  it.each([
    'un-pause please, changed my mind',
    'un-mute please',
    'ok im back you can start again',
    'i am back from holiday you can go on now',
    'thanks, you can start again',
  ])('%s: goes on', (text) => expect(meant(text, 'dm')).toMatchObject({ command: 'resume', options: {} }));

  it('is not for a month alone that somebody names', () =>
    expect(meant('no updates in the summer dataset')).not.toMatchObject({ command: 'pause' }));
});
