import { expect, it, onTestFinished } from 'vitest';
import { newChannel } from '../../../src/core/channels/channel.ts';
import { startBot, storeOf } from '../../contract/bot.ts';
import { dueMinutesAgo, putChannel } from '../../contract/calendar.ts';
import { openDiscord } from '../../contract/discord-stage.ts';
import { openHouse } from '../../contract/stages.ts';
import { processMs } from '../../contract/wait.ts';
import { ask } from '../../fixtures/postgres-databases.ts';
import { tempFolder } from '../temp-database.ts';

it(
  'of three processes one listens to Discord and one plans; cut off or killed, each is followed by another one',
  async () => {
    const stage = await openDiscord();
    const { discord } = stage;
    const house = await openHouse(stage);
    onTestFinished(() => house.close());
    // The first one has both duties when the others come.
    const first = await house.start();
    const settings = {
      DATABASE_URL: storeOf(house.folder),
      HF_API_URL: house.library.url,
      ARXIV_API_URL: house.library.url,
    };
    const others = ['all', 'worker'].map((Role) =>
      startBot(tempFolder(), { ...settings, LOG_LEVEL: 'info', ROLE: Role, ...stage.environment }),
    );
    onTestFinished(() => Promise.all(others.map((bot) => bot.kill())).then(() => undefined));
    await Promise.all(others.map((bot) => bot.logs('discord takes messages from here')));
    expect(discord.gateway.identified).toHaveLength(1);

    const [listener, worker] = others;
    // Discord ends its connection for good, whereupon it only sends, and leaves listening to others.
    discord.gateway.close(4014);
    await first.logs('others may take it');
    await listener?.logs('discord is connected');
    expect(discord.gateway.identified).toHaveLength(2);

    await first.kill();
    await ask(storeOf(house.folder), "update duties set until = '2026-06-19T09:00:00.000Z' where name = 'planning'");
    // Whoever plans next finds it.
    const channel = newChannel(stage.place, 'somebody', { line: '0 9 * * *', timezone: 'UTC' }, 4, new Date());
    await putChannel(house.folder, { ...channel, ...dueMinutesAgo(1) }, '');
    const plans = () => others.filter((bot) => bot.log().includes('"duty":"planning"'));
    await worker?.until('one of them to plan', () => plans().length > 0);
    expect(plans()).toHaveLength(1);
    expect(worker?.log()).not.toContain('"duty":"gateway"');

    await stage.until('the papers', () => stage.posts().length > 0);
    const before = discord.world.messages.length;
    expect((await stage.ask('help')).text()).toContain('What you can ask me');
    expect(discord.world.messages).toHaveLength(before + 1);
    expect(stage.posts()).toHaveLength(1);
  },
  6 * processMs,
);
