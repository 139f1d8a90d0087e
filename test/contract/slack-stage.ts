import { agentScope } from '../../src/adapters/slack/agent.ts';
import { scopes } from '../../src/adapters/slack/manifest.ts';
import { freePort } from '../fixtures/free-port.ts';
import { startSlackApp } from '../servers/slack/app.ts';
import { startSlack } from '../servers/slack/index.ts';
import { type Message, bot as ourselves } from '../servers/slack/world.ts';
import { type Options, type Person, type Shown, type Stage, type Thread, toldWord, waitingWord } from './stage.ts';
import { platformWaitMs, processMs } from './wait.ts';

const ids: Record<Person, string> = { alice: 'U0ALICE', bob: 'U0BOB' };
const channel = 'C0READING';

/** `install`: the workspace installs the app by itself, over HTTP; else a bot token is copied into the settings. */
type Opening = { mode?: 'socket' | 'http'; team?: string; install?: Install };
type Install = { app: Awaited<ReturnType<typeof startSlackApp>>; port: number };

const publicUrl = 'https://papers.example.org';

/** An app, and two workspaces that install it when the bot comes there. */
export async function openSlackApp(...teams: [string, string]) {
  const app = await startSlackApp({ redirectUrls: [`${publicUrl}/slack/oauth_redirect`] });
  const install = { app, port: await freePort() };
  const [one, two] = teams.map((team) => openSlack({ mode: 'http', team, install }));
  if (one === undefined || two === undefined) throw new Error('two workspaces are wanted');
  return { app, workspaces: [await one, await two] as const };
}

/** A Slack workspace with one channel, where Bob is a guest; people type `/paper …`, click, and mention the bot in threads. */
export async function openSlack({ mode = 'socket', team, install }: Opening = {}) {
  const slack = await startSlack({
    ...{ triggerLifeMs: platformWaitMs, waitMs: processMs },
    ...(team === undefined ? {} : { team }),
  });
  // Over HTTP it has the agent view, so that every trial is made with it and without.
  if (mode === 'http') slack.grant(install === undefined ? [...scopes, agentScope] : [...scopes]);
  const { world, people, secrets, useHttp: deliverTo } = slack;
  for (const [name, id] of Object.entries(ids)) world.addUser({ id, name, is_restricted: name === 'bob' });
  world.addChannel({ id: channel, name: 'reading', members: [ourselves.user, ...Object.values(ids)] });
  const port = mode === 'http' ? (install?.port ?? (await freePort())) : 0;
  const ours = () => world.messages(channel).filter(({ user }) => user === ourselves.user);
  const until: Stage['until'] = (what, look) => slack.until(look, what);

  const messageOf = new WeakMap<Shown, Message>();
  const shown = (message: Message): Shown => {
    const one = asShown(message);
    messageOf.set(one, message);
    return one;
  };
  const asShown = (message: Message): Shown => ({
    text: () => [message.text, ...textsIn(message.blocks)].join('\n'),
    isPrivate: () => message.ephemeralFor !== undefined,
    click: (label, person = 'alice') =>
      answered(person, label, () => people.click(ids[person], channel, message, label), message),
  });

  /** The answer through the address that came with the request; a click on a private message changes that message. */
  async function answered(
    person: Person,
    what: string,
    act: () => Promise<unknown>,
    clicked?: Message,
  ): Promise<Shown> {
    const before = slack.responses.length;
    await act();
    const given = await until(`the answer to ${what}`, () =>
      slack.responses
        .slice(before)
        .find(({ user, text }) => user === ids[person] && text !== waitingWord && text !== toldWord),
    );
    const replaced = given.replaced ? clicked : undefined;
    const standing = replaced ?? ours().findLast(({ text }) => text === given.text);
    if (standing === undefined) throw new Error('the answer stands nowhere');
    return shown(standing);
  }

  const ofToken = () => ({
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: secrets.bot,
    ...(mode === 'http'
      ? { SLACK_SIGNING_SECRET: secrets.signing, PORT: String(port) }
      : { SLACK_APP_TOKEN: secrets.app }),
  });
  const ofApp = ({ app }: Install) => ({
    SLACK_API_URL: app.apiUrl,
    SLACK_CLIENT_ID: app.secrets.clientId,
    SLACK_CLIENT_SECRET: app.secrets.clientSecret,
    SLACK_SIGNING_SECRET: secrets.signing,
    SLACK_INSTALL: 'open',
    PUBLIC_URL: publicUrl,
    PORT: String(port),
    SECRET_KEY: 'k'.repeat(32),
  });

  const stage: Stage = {
    name: mode === 'http' ? 'Slack over HTTP' : 'Slack',
    environment: install === undefined ? ofToken() : ofApp(install),
    place: { platform: 'slack', tenant: world.team, channel, kind: 'public' },
    async attach(bot) {
      const at = `http://127.0.0.1:${port}`;
      if (mode === 'http') deliverTo(`${at}/slack/events`);
      await bot.logs('slack is connected');
      if (install === undefined || install.app.tokensOf(slack).length > 0) return;
      const { status, text } = await install.app.install(at, slack);
      if (status !== 200) throw new Error(`the app was not installed: ${text}`);
    },
    ask: (command, options = {}, person = 'alice') =>
      answered(person, command, () => people.command(ids[person], channel, lineOf(command, options))),
    posts: () =>
      ours()
        .filter(({ ephemeralFor, thread_ts }) => ephemeralFor === undefined && thread_ts === undefined)
        .filter(({ text }) => text !== toldWord)
        .map(shown),
    threads: () => {
      const roots = new Set(ours().flatMap(({ thread_ts }) => thread_ts ?? []));
      return [...roots].map((ts): Thread => {
        const root = ours().find((message) => message.ts === ts);
        const replies = () => ours().filter(({ thread_ts }) => thread_ts === ts);
        return { id: ts, title: root?.text ?? '', messages: () => replies().map(shown) };
      });
    },
    async say(text, where, person = 'alice') {
      const user = ids[person];
      const at = where === 'dm' ? world.directMessage(user).id : channel;
      const written = where === 'dm' ? text : `<@${ourselves.user}> ${text}`;
      const { ts } = people.say(user, at, written);
      const kind = where === 'dm' ? { type: 'message', channel_type: 'im' } : { type: 'app_mention' };
      await people.event({ ...kind, user, text: written, channel: at, ts, event_ts: ts });
      const answer = () =>
        world.messages(at).find((each) => {
          const isBehind = Number(each.ts) > Number(ts) && (where === 'dm' || each.thread_ts === ts);
          return each.user === ourselves.user && isBehind && each.text !== waitingWord;
        });
      return shown(await until(`an answer to "${text}"`, answer));
    },
    async mention(thread, text, person = 'alice') {
      const answers = () => thread.messages().filter((message) => !message.text().includes(waitingWord));
      const before = answers().length;
      const { ts } = people.say(ids[person], channel, `<@${ourselves.user}> ${text}`, thread.id);
      const event = {
        type: 'app_mention',
        user: ids[person],
        text: `<@${ourselves.user}> ${text}`,
        channel,
        ts,
        event_ts: ts,
      };
      await people.event({ ...event, thread_ts: thread.id });
      return until(`an answer to "${text}"`, () => answers()[before]);
    },
    async react(to, thumb, person, off) {
      const item = { type: 'message', channel, ts: messageOf.get(to)?.ts };
      const reaction = thumb === '👍' ? '+1' : '-1';
      const type = off === undefined ? 'reaction_added' : 'reaction_removed';
      const eventTs = (Date.now() / 1_000).toFixed(6);
      await people.event({ type, user: ids[person], reaction, item_user: ourselves.user, item, event_ts: eventTs });
    },
    until,
    refused: () => slack.refused,
    close: () => slack.close(),
  };
  return { ...stage, slack };
}

/** Options whose words people type without a name, where they come first. */
const standsBare = new Set(['query', 'paper', 'topic', 'when']);

/** "search paper kites --limit 3" */
export const lineOf = (command: string, options: Options) =>
  [command, ...Object.entries(options).map(([name, value], at) => optionOf(name, value, at === 0))].join(' ');

function optionOf(name: string, value: Options[string], isFirst: boolean): string {
  if (typeof value === 'boolean') return `${name}:${value}`;
  const text = String(value);
  return isFirst && standsBare.has(name) ? text : `--${name} ${/\s/.test(text) ? `"${text}"` : text}`;
}

/** Every text in a structure, in order: what stands in blocks, and the addresses in it. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string' ? (name === 'text' || name === 'url' ? [part] : []) : textsIn(part),
  );
}
