import { z } from 'zod';
import { unfurlDomains } from '../../src/adapters/slack/unfurls.ts';
import type { Place } from '../../src/core/chat/place.ts';
import type { View } from '../../test/servers/slack/block-kit.ts';
import { startSlack } from '../../test/servers/slack/index.ts';
import type { Message } from '../../test/servers/slack/world.ts';
import { type openBrowser, themes, views } from './browser.ts';
import { morningClock, openMorning, type Scene, said, sendDigest, unfinished } from './scenes.ts';
import { playAgent } from './slack-agent.ts';
import { bundleBlocks, type Shown, slackPage } from './slack-page.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;

const alice = 'U0ALICE';
const channel = 'C0READING';

/** Draws every scene, the forms and the App Home, from what the adapter sent to a server on loopback. */
export async function shootSlack(browser: Browser, folder: URL): Promise<void> {
  const bundle = await bundleBlocks();
  for (const [scene, shown] of Object.entries({ ...(await play()), agent: await playAgent() })) {
    for (const { name, width } of views) {
      for (const theme of themes) {
        const file = new URL(`slack-${scene}-${name}-${theme}.png`, folder);
        await browser.shoot(slackPage(shown, theme, bundle), width, file);
      }
    }
  }
}

async function play(): Promise<Record<Scene | 'subscribe' | 'settings' | 'home' | 'unfurl', Shown[]>> {
  const clock = morningClock();
  const slack = await startSlack({ now: () => clock.now().getTime() });
  const { world, people, secrets } = slack;
  world.addUser({ id: alice, name: 'alice' });
  world.addChannel({ id: channel, name: 'ml-reading', members: ['U0BOT', alice] });
  const tokens = { SLACK_BOT_TOKEN: secrets.bot, SLACK_APP_TOKEN: secrets.app };
  const { bot, paper } = await openMorning(clock, { ...tokens, SLACK_API_URL: slack.apiUrl });
  const place: Place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' };

  const run = async (line: string): Promise<Shown> => {
    const before = slack.responses.length;
    await people.command(alice, channel, line);
    const { blocks, inChannel } = await slack.until(() => slack.responses[before]);
    return { blocks, isPrivate: !inChannel };
  };

  await sendDigest(bot, place);
  const digest = await slack.until(() => world.messages(channel)[0]);
  const search = await run(`search ${said.search.query}`);
  const card = await run(`show ${paper}`);
  const error = await run(`schedule ${said.unknownZone.when} --timezone ${said.unknownZone.timezone}`);
  /** On a slow machine a word stands there first. */
  const formIn = (id: string) =>
    slack.until(() => [slack.views.get(id)].find((shown) => shown?.view.callback_id === 'form'));
  await people.command(alice, channel, 'subscribe');
  const subscribe = await formIn('V1');
  await people.command(alice, channel, 'schedule');
  const settings = await formIn('V2');
  const wrong = { id: 'V2', callback_id: '', private_metadata: settings.view.private_metadata ?? '' };
  const { body } = await people.submit(alice, wrong, {
    timezone: { type: 'external_select', selected_option: { value: said.unknownZone.timezone } },
  });
  await people.event({ type: 'app_home_opened', user: alice, channel: world.directMessage(alice).id, tab: 'home' });
  const home = await slack.until(() => slack.views.get(`home:${alice}`));

  const posted = world.messages(channel).length;
  const answered = slack.responses.length;
  await people.click(alice, channel, digest, 'Discuss');
  await slack.until(() => slack.responses[answered]);
  const opener = await slack.until(() => world.messages(channel).slice(posted).find(isShared));
  const question = people.say(alice, channel, said.question, opener.ts);
  const mention = { type: 'app_mention', user: alice, text: `<@U0BOT> ${said.question}`, channel };
  await people.event({ ...mention, ts: question.ts, thread_ts: opener.ts });
  const inThread = () => world.messages(channel).filter(({ thread_ts }) => thread_ts === opener.ts);
  const isWhole = (message: Message) => !JSON.stringify(message).includes(unfinished);
  await slack.until(() =>
    inThread().find((each) => each.bot_id !== undefined && each.ts > question.ts && isWhole(each)),
  );
  const thread = inThread().map(
    (message): Shown =>
      message.user === alice
        ? { blocks: [], person: { name: 'alice', text: `@Paperboy ${message.text}` } }
        : seen(message),
  );
  world.unfurlDomains.push(...unfurlDomains);
  await bot.channels.update(place, (current) => current && { ...current, unfurlsLinks: true });
  const link = `https://arxiv.org/abs/${paper}`;
  const linked = await people.postLink(alice, channel, `Has anybody tried this one? <${link}>`);
  const [unfurled] = await slack.until(() => linked.attachments);
  await bot.close();
  await slack.close();
  return {
    ...{ digest: [seen(digest)], search: [search], paper: [card], error: [error] },
    discussion: [{ ...seen(opener), thread }],
    unfurl: [
      { blocks: unfurled?.blocks ?? [], person: { name: 'alice', text: `Has anybody tried this one? ${link}` } },
    ],
    ...{
      subscribe: [formOf(subscribe)],
      settings: [withErrors(formOf(settings), Answered.parse(body).errors)],
      home: [{ blocks: home.view.blocks, modal: {} }],
    },
  };
}

const formOf = ({ view }: { view: View }): Shown => ({
  blocks: view.blocks,
  modal: { title: wordsOf(view, 'title'), submit: wordsOf(view, 'submit'), close: wordsOf(view, 'close') },
});
const Answered = z.object({ errors: z.record(z.string(), z.string()) });

/** Slack draws what is wrong under its field. */
const withErrors = (form: Shown, errors: Record<string, string>): Shown => ({
  ...form,
  blocks: form.blocks.map((block) => {
    const error = errors[String(Reflect.get(Object(block), 'block_id'))];
    return error === undefined
      ? block
      : { ...Object(block), hint: { type: 'plain_text', text: `⚠ ${error}`, emoji: false } };
  }),
});
const isShared = ({ bot_id, ephemeralFor }: Message) => bot_id !== undefined && ephemeralFor === undefined;
const seen = ({ blocks, ephemeralFor }: Message): Shown => ({
  blocks: blocks ?? [],
  isPrivate: ephemeralFor !== undefined,
});
const wordsOf = (view: object, part: string) => {
  const words: unknown = Reflect.get(view, part);
  return typeof words === 'object' && words !== null && 'text' in words ? String(words.text) : '';
};
