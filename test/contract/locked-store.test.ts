import SQLite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { botId } from '../servers/discord/index.ts';
import { bot as slackBot } from '../servers/slack/world.ts';
import { databaseIn } from './bot.ts';
import { changeChannel, dueMinutesAgo } from './calendar.ts';
import { openDiscord } from './discord-stage.ts';
import { kite } from './library.ts';
import { openSlack } from './slack-stage.ts';
import { digestsOf, waitingWord } from './stage.ts';
import { type House, openHouse } from './stages.ts';

const alice = 'U0ALICE';

/** One bot on both platforms, and another program (a backup, a person's shell) that keeps the database locked. */
describe('while another program holds the write lock', () => {
  let discord: Awaited<ReturnType<typeof openDiscord>>;
  let slack: Awaited<ReturnType<typeof openSlack>>;
  let house: House;
  let other: SQLite.Database;
  beforeAll(async () => {
    [discord, slack] = [await openDiscord(), await openSlack()];
    house = await openHouse(discord, slack);
    await house.start();
    other = new SQLite(databaseIn(house.folder));
  });
  afterAll(async () => {
    other.close();
    await house.close();
  });

  afterEach(() => {
    if (other.inTransaction) other.exec('rollback');
  });

  const inDiscord = () => discord.who('alice');
  const said = (channel: string) => slack.slack.world.messages(channel).map(({ text }) => text);
  const savedRows = () => other.prepare('select platform, paper from saved_papers order by platform').all();

  test('commands are acknowledged at once and answered when it is gone', async () => {
    other.exec('begin exclusive');
    const { people } = discord.discord;
    const asked = people.command('save', { paper: kite }, inDiscord());
    await slack.slack.people.command(alice, slack.place.channel, `save ${kite}`);
    // Discord shows a sign of work for 5; Slack's acknowledgement shows nothing.
    await discord.until('the acknowledgement in Discord', () => asked.answer?.type === 5 || undefined);
    const slackSaid = () => slack.slack.responses.map(({ text }) => text);
    await slack.until('a word in Slack', () => slackSaid()[0]);
    expect(slackSaid()).toEqual([waitingWord]);

    // What needs no lock is answered beside them: nothing stands still.
    const help = people.command('help', {}, inDiscord());
    expect(people.text(await people.answer(help))).toContain('/paper search');
    expect(savedRows()).toEqual([]);

    other.exec('commit');
    expect(people.text(await people.answer(asked))).toContain('Steady Kites');
    expect(await slack.until('the answer in Slack', () => slackSaid()[1])).toContain('Steady Kites');
    expect(savedRows()).toEqual([
      { platform: 'discord', paper: kite },
      { platform: 'slack', paper: kite },
    ]);
  });

  test('what is said to the bot gets a word first, and one answer', async () => {
    await house.everywhere((stage) => stage.ask('discuss', { paper: kite }));
    const [thread] = discord.threads();
    const [slackThread] = slack.threads();
    if (thread === undefined || slackThread === undefined) throw new Error('no discussion was opened');
    other.exec('begin exclusive');
    // A question is stored with its discussion; what the paper is about is read from what is there.
    const question = 'how strong is the wind in which it flies?';
    discord.discord.people.say(`<@${botId}> ${question}`, discord.who('alice', thread.id));
    const { channel } = slack.place;
    const text = `<@${slackBot.user}> ${question}`;
    const { ts } = slack.slack.people.say(alice, channel, text, slackThread.id);
    const event = { type: 'app_mention', user: alice, text, channel, ts, event_ts: ts, thread_ts: slackThread.id };
    // Delivered twice, as when the first acknowledgement was late.
    await slack.slack.people.event(event, { times: 2 });
    const inThread = () => thread.messages().map((message) => message.text());
    await discord.until('a word in Discord', () => inThread().includes(waitingWord) || undefined);
    await slack.until('a word in Slack', () => said(channel).includes(waitingWord) || undefined);

    const before = slackThread.messages().filter((message) => !message.isPrivate()).length;
    other.exec('commit');
    await discord.until('the answer in Discord', () => !inThread().includes(waitingWord) || undefined);
    const answers = () => slackThread.messages().filter((message) => !message.isPrivate());
    await slack.until('the answer in Slack', () => answers()[before]);
    await house.everywhere((stage) => stage.ask('recap'));
    expect(answers()).toHaveLength(before + 1);
    expect(said(channel).filter((line) => line === waitingWord)).toHaveLength(1);
  });

  test('what is due waits, and is posted once', async () => {
    await house.everywhere((stage) => stage.ask('subscribe', { topic: 'kites' }));
    await house.stop();
    for (const stage of house.stages) {
      await changeChannel(house.folder, stage, (channel) => ({ ...channel, ...dueMinutesAgo(1) }));
    }
    const bot = await house.start();
    await bot.logs('Planned digests.');
    other.exec('begin immediate');
    const asked = discord.discord.people.command('save', { paper: kite }, inDiscord());
    await discord.until('the acknowledgement', () => asked.answer?.type === 5 || undefined);
    other.exec('commit');
    await house.everywhere((stage) => stage.until('the digest', () => digestsOf(stage)[0]));
    await house.everywhere((stage) => stage.ask('why'));
    for (const stage of house.stages) expect(digestsOf(stage), stage.name).toHaveLength(1);
    expect(await house.stop()).toBe(0);
    for (const stage of house.stages) expect(stage.refused(), stage.name).toEqual([]);
  });
});
