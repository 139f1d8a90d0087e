import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newChannel } from '../../src/core/channels/channel.ts';
import type { Place } from '../../src/core/chat/place.ts';
import type { Bot } from '../contract/bot.ts';
import { changeChannel, putChannel } from '../contract/calendar.ts';
import { openDiscord } from '../contract/discord-stage.ts';
import { addPaper } from '../contract/library.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { type House, openHouse } from '../contract/stages.ts';
import { bot as ourselves } from '../servers/slack/world.ts';
import { kinds } from './crowd.ts';
import { createDiary } from './diary.ts';
import { discordCrowd } from './discord-crowd.ts';
import { createTroubles } from './faults.ts';
import { keptPromises, onTheWay } from './promises.ts';
import { countLog, judgeLives, judgeWaits, machine } from './report.ts';
import { samplesIn, sampling } from './samples.ts';
import { slackCrowd, slackPeople } from './slack-crowd.ts';
import { standingOnDiscord, standingOnSlack } from './standing.ts';

const minutes = Number(process.env.SOAK_MINUTES ?? 15);
const lengthMs = minutes * 60_000;

const actEveryMs = 200;
const troubleEveryMs = 6_000;
/** When it is killed, as parts of the whole: lives of several lengths, the last long enough to show a slow rise. */
const kills = [0.12, 0.3, 0.5];

/** People may choose six hours at the least; what is stored may be any cron line. */
const digests = [
  { name: 'minutely', line: '* * * * *', top: 2, layout: 'compact', topic: '' },
  { name: 'cards', line: '* * * * *', top: 2, layout: 'cards', topic: '' },
  { name: 'kites', line: '*/2 * * * *', top: 3, layout: 'compact', topic: 'kites' },
] as const;

/** What Slack's client calls an error when its connection is broken, as it is here on purpose. */
const brokenConnection = /^slack: (WebSocket error|Failed to send a message as the client has no active connection)/;
/** The first word is said again when its answer is late: Discord then refuses the second. */
const saidAgain = '"code":40060';

let discord: Awaited<ReturnType<typeof openDiscord>>;
let slack: Awaited<ReturnType<typeof openSlack>>;
let house: House;
const places: Place[] = [];
const bots: Bot[] = [];

beforeAll(async () => {
  [discord, slack] = [await openDiscord(), await openSlack()];
  house = await openHouse(discord, slack);
  for (const id of slackPeople) {
    slack.slack.world.addUser({ id });
    slack.slack.world.channels.get(slack.place.channel)?.members.add(id);
  }
  for (const { name, line, top, layout, topic } of digests) {
    const { id } = discord.discord.world.channel({ name, guild_id: discord.place.tenant });
    const channel = `C0${name.toUpperCase()}`;
    slack.slack.world.addChannel({ id: channel, name, members: [ourselves.user, ...slackPeople] });
    for (const place of [
      { ...discord.place, channel: id },
      { ...slack.place, channel },
    ]) {
      places.push(place);
      const empty = newChannel(place, 'somebody', { line, timezone: 'UTC' }, top, new Date());
      await putChannel(house.folder, { ...empty, layout }, topic);
    }
  }
  addPapers(30);
});
afterAll(() => house?.close());

let added = 0;
/** New papers of today, so that digests have something to say. */
function addPapers(count: number): void {
  for (let left = count; left > 0; left -= 1) {
    added += 1;
    addPaper(house.library, {
      id: `2606.1${String(added).padStart(4, '0')}`,
      title: `Kites, Part ${added}: Wings of Paper that Fold in Flight`,
      summary: `We fold ${added} kites from wet paper and fly them for an hour. On GustBench they fall ${added} times less.`,
      upvotes: 100 + (added % 50),
    });
  }
}

async function start(): Promise<void> {
  bots.push(await house.start({ ...sampling, DIGEST_TOPICS: 'zebras' }));
}

it(`holds for ${minutes} minutes`, { timeout: lengthMs + 600_000 }, async () => {
  const diary = createDiary();
  const channelsOf = (platform: string) =>
    places.filter((place) => place.platform === platform).map(({ channel }) => channel);
  const crowds = [discordCrowd(discord, channelsOf('discord')), slackCrowd(slack, channelsOf('slack'))];
  const parts = { discord: discord.discord, slack: slack.slack, library: house.library, diary };
  const troubles = createTroubles(parts);
  const everywhere = ['discord', 'slack'] as const;
  await start();

  const ends = new AbortController();
  const failures: unknown[] = [];
  let struck = 0;
  /** Calls `act` every so often, as soon as it can; unlike everywhere else in the tests, it is real time that is tested. */
  async function every(milliseconds: number, act: (turn: number) => unknown): Promise<void> {
    const start = Date.now();
    for (let turn = 0; !ends.signal.aborted; turn += 1) {
      try {
        await act(turn);
      } catch (error) {
        failures.push(error);
      }
      await wait(Math.max(0, start + (turn + 1) * milliseconds - Date.now()), undefined, ends).catch(() => {});
    }
  }
  const loops = [
    every(actEveryMs, (turn) => {
      const [crowd, round] = [crowds[turn % 2], Math.floor(turn / 2)];
      const kind = kinds[round % kinds.length];
      if (crowd === undefined || kind === undefined || diary.isAway(crowd.platform)) return;
      const act = crowd.act(kind, round);
      // What there is nothing for yet gives way to something that there always is.
      const instead = act === undefined ? crowd.act('search', round) : undefined;
      if (act !== undefined) diary.begin(crowd.platform, kind, act);
      else if (instead !== undefined) diary.begin(crowd.platform, 'search', instead);
    }),
    every(troubleEveryMs, (turn) => {
      struck += 1;
      return troubles[turn % troubles.length]?.strike();
    }),
    every(60_000, () => addPapers(3)),
  ];
  const from = Date.now();
  for (const part of [...kills, 1]) {
    await wait(Math.max(0, from + part * lengthMs - Date.now()));
    if (part === 1) break;
    await diary.away(everywhere, async () => {
      await bots.at(-1)?.kill();
      await start();
    });
  }
  ends.abort();
  await Promise.all(loops);
  house.library.recover();
  discord.discord.faults.clear();
  await diary.settled();
  expect(await house.stop()).toBe(0);
  const lives = bots.map((bot) => samplesIn(bot.out()));

  // Once more, without anything new, to finish what is on its way.
  for (const place of places) {
    const never = { nextDue: '9999-12-31T00:00:00.000Z' };
    await changeChannel(house.folder, { place }, (channel) => ({ ...channel, ...never }));
  }
  await start();
  for (let looks = 0; (await onTheWay(house.folder)) > 0 && looks < 120; looks += 1) await wait(1_000);
  expect(await house.stop()).toBe(0);

  const standing = [...standingOnDiscord(discord.discord), ...standingOnSlack(slack.slack)];
  const digestChannels = places.map(({ channel }) => channel);
  const kept = await keptPromises(house.folder, standing, digestChannels);
  const memory = judgeLives(lives);
  const waits = judgeWaits(diary);
  const log = bots.map((bot) => bot.log()).join('');
  const errors = countLog(log, 'error');
  const shares = crowds.map((crowd) => ({
    platform: crowd.platform,
    ...diary.shares(crowd.platform),
    stand: crowd.shared(),
  }));
  const { broken, ...counts } = kept;
  console.log(
    [
      `soak of ${minutes} minutes, ${machine()}, killed ${kills.length} times, ${struck} troubles`,
      waits.line,
      JSON.stringify(counts),
      ...shares.map((each) => JSON.stringify(each)),
      ...memory.lines,
      ...[...countLog(log, 'warn')].map(([message, times]) => `warning, ${times} times: ${message}`),
      ...[...errors].map(([message, times]) => `error, ${times} times: ${message}`),
    ].join('\n'),
  );
  expect.soft(failures).toEqual([]);
  expect.soft(broken).toEqual([]);
  // Whoever was heard stands there once; whose click fell into an absence, at most once.
  for (const { platform, heard, clicked, stand } of shares) {
    expect.soft(stand, platform).toBeGreaterThanOrEqual(heard);
    expect.soft(stand, platform).toBeLessThanOrEqual(clicked);
  }
  expect.soft(waits.late).toEqual([]);
  expect.soft(memory.rising).toEqual([]);
  expect.soft(discord.discord.refused().filter(({ error }) => !error?.includes(saidAgain))).toEqual([]);
  expect.soft(slack.refused()).toEqual([]);
  expect.soft([...errors.keys()].filter((message) => !brokenConnection.test(message))).toEqual([]);
});
