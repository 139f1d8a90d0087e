import type { Place } from '../../src/core/chat/place.ts';
import type { Modal } from '../../test/servers/discord/form-schema.ts';
import { botId, startDiscord } from '../../test/servers/discord/index.ts';
import { forumType, type Message, permissions } from '../../test/servers/discord/world.ts';
import { type openBrowser, type Theme, themes, views } from './browser.ts';
import { discordForm } from './discord-form.ts';
import { type Drawn, discordPage } from './discord-page.ts';
import { morningClock, openMorning, type Scene, said, sendDigest, unfinished } from './scenes.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;

const alice = '100000000000000001';

/** Draws every scene from what the adapter sent to a server on loopback. */
export async function shootDiscord(browser: Browser, folder: URL): Promise<void> {
  const { form, ...drawn } = await play();
  const pages = Object.entries(drawn).map(([scene, messages]) => ({
    scene,
    page: (theme: Theme) => discordPage(messages, theme, { [alice]: 'alice', [botId]: 'Paperboy' }),
  }));
  for (const { scene, page } of [...pages, { scene: 'form', page: (theme: Theme) => discordForm(form, theme) }]) {
    for (const { name, width } of views) {
      for (const theme of themes) {
        const html = page(theme);
        await browser.shoot(html, width, new URL(`discord-${scene}-${name}-${theme}.png`, folder));
      }
    }
  }
}

async function play(): Promise<Record<Scene | 'welcome' | 'forum' | 'mention' | 'abroad', Drawn[]> & { form: Modal }> {
  const server = await startDiscord();
  const guild = server.guild('Lab');
  const { people, world } = server;
  const channel = world.channel({ name: 'ml-reading', guild_id: guild });
  const granted = permissions.manageThreads;
  const forum = world.channel({ name: 'papers', type: forumType, guild_id: guild, granted });
  const environment = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.url };
  const { bot, paper } = await openMorning(morningClock(), environment);
  const place: Place = { platform: 'discord', tenant: guild, channel: channel.id, kind: 'public' };
  const who = { channel: channel.id, user: alice, permissions: (1n << 53n) - 1n };
  const run = async (command: string, options: Record<string, string>): Promise<Drawn> => {
    const message = await people.answer(people.command(command, options, who));
    return { ...seen(message), usage: `alice used /paper ${command} ${Object.values(options).join(' ')}` };
  };

  await sendDigest(bot, place);
  const digest = await world.until(() => world.messages[0]);
  const search = await run('search', said.search);
  const card = await run('show', { paper });
  const error = await run('schedule', said.unknownZone);
  await people.answer(people.click(digest, '💬', who));
  const thread = await world.until(() => [...world.channels.values()].find(({ type }) => type === 11));
  const opener = world.messages.find(({ id }) => id === thread.id);
  people.say(`<@${botId}> ${said.question}`, { channel: thread.id, user: alice });
  const inThread = () => world.messages.filter(({ channel_id }) => channel_id === thread.id);
  await world.until(() => inThread().length >= 3 && !JSON.stringify(inThread()).includes(unfinished));
  const talk = inThread().map(
    (message): Drawn =>
      message.author.id === alice
        ? { ...seen(message), person: { name: 'alice', text: message.content } }
        : seen(message),
  );
  const discussion: Drawn = { ...seen(opener ?? digest), thread: { name: thread.name, messages: talk } };
  await sendDigest(bot, { ...place, channel: forum.id });
  const posts = [...world.channels.values()].filter(({ parent_id }) => parent_id === forum.id);
  const drawnPost = ({ id, name }: (typeof posts)[number]): Drawn => ({
    ...{ components: [], isPrivate: false },
    thread: { name, messages: world.messages.filter((message) => message.id === id).map(seen) },
  });
  // As Discord lists them: the pinned one, then the latest.
  const [head, ...papers] = posts;
  const listed = [...(head === undefined ? [] : [head]), ...papers.toReversed().slice(0, 2)].map(drawnPost);
  const opened = people.click(digest, 'Settings', who);
  const form = await world.until(() => opened.modal);
  const asked = people.say(`<@${botId}> papers on ${said.search.query}`, who);
  const told = await world.until(() => world.messages.find((each) => each.message_reference?.message_id === asked.id));
  const theirs = world.channel({ name: 'theirs', guild_id: '1517423689730000001' });
  const away = { channel: theirs.id, user: alice, owners: { 1: alice } };
  const refused = await people.answer(people.command('subscribe', { topic: 'diffusion' }, away));
  const lab = '1517423689740000000';
  const hello = world.channel({ name: 'hello', guild_id: lab });
  server.letIn(lab, { systemChannel: hello.id });
  const welcome = await world.until(() => world.messages.find(({ channel_id }) => channel_id === hello.id));
  await bot.close();
  await server.stop();
  return {
    digest: [seen(digest)],
    search: [search],
    paper: [card],
    error: [error],
    discussion: [discussion],
    welcome: [seen(welcome)],
    forum: listed,
    mention: [{ ...seen(asked), person: { name: 'alice', text: asked.content } }, seen(told)],
    abroad: [{ ...seen(refused), usage: 'alice used /paper subscribe diffusion' }],
    form,
  };
}

const seen = ({ components, only }: Message): Drawn => ({ components, isPrivate: only !== undefined });
