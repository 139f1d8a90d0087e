import { expect, onTestFinished, test } from 'vitest';
import { newChannel } from '../../src/core/channels/channel.ts';
import type { Place } from '../../src/core/chat/place.ts';
import { dueMinutesAgo, putChannel } from '../contract/calendar.ts';
import { openDiscord } from '../contract/discord-stage.ts';
import { openHouse } from '../contract/stages.ts';
import { processMs } from '../contract/wait.ts';
import { botId } from '../servers/discord/index.ts';
import { forumType, type Message, permissions } from '../servers/discord/world.ts';

test(
  'killed in the middle of posts, it brings each paper once to a forum and to a channel',
  async () => {
    // A whole start, and what is due, in one wait.
    const stage = await openDiscord({ waitMs: 3 * processMs });
    const house = await openHouse(stage);
    onTestFinished(() => house.close());
    const { discord, place, who } = stage;
    const { world, people, faults } = discord;
    const granted = permissions.manageThreads;
    const forum = world.channel({ name: 'papers', type: forumType, guild_id: place.tenant, granted });
    for (const at of [place, { ...place, channel: forum.id }] satisfies Place[]) {
      const channel = newChannel(at, 'somebody', { line: '0 9 * * *', timezone: 'UTC' }, 4, new Date());
      await putChannel(house.folder, { ...channel, layout: 'cards', ...dueMinutesAgo(1) }, '');
    }

    /** Lives until the next such request, which kills it before that has done anything or after. */
    async function lifeUntil(request: RegExp, when: 'before' | 'after') {
      let killed: Promise<void> | undefined;
      const how = () => {
        killed = house.kill();
        world.changed();
      };
      faults.add({ request, when, how });
      const connected = house.start().then(
        () => void people.command('today', {}, who('alice')),
        () => {},
      );
      await world.until(() => killed, `a request like ${request}`);
      await Promise.all([killed, connected]);
      faults.clear();
    }
    await lifeUntil(/^POST .*\/threads$/, 'after');
    await lifeUntil(/^POST .*\/threads$/, 'before');
    await lifeUntil(/^POST .*\/channels\/\d+\/messages$/, 'after');
    await lifeUntil(/callback$/, 'after');

    await house.start();
    const paperIn = ({ components }: Message) => /papers\/(\d{4}\.\d{5})/.exec(JSON.stringify(components))?.[1];
    const said = () => world.messages.filter(({ author, only }) => author.id === botId && only === undefined);
    const cards = () => said().filter(({ channel_id }) => channel_id === place.channel);
    const posts = () => said().filter(({ id }) => world.channels.get(id)?.parent_id === forum.id);
    await world.until(() => posts().length >= 5 && cards().length >= 4, 'all posts');
    // What comes after all of it: nothing more is on its way.
    await people.answer(people.command('today', {}, who('alice')));
    const [heading, ...others] = posts();
    expect(world.channels.get(heading?.id ?? '')?.name).toMatch(/^Daily papers/);
    const papers = cards().map(paperIn);
    expect([papers.length, new Set(papers).size]).toEqual([4, 4]);
    // The same in a forum, the best last: it stands on top.
    expect(others.map(paperIn).toReversed()).toEqual(papers);
  },
  12 * processMs,
);
