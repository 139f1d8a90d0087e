import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { agentScope } from '../../src/adapters/slack/agent.ts';
import { scopes } from '../../src/adapters/slack/manifest.ts';
import type { Bot } from '../contract/bot.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { toldWord, waitingWord } from '../contract/stage.ts';
import { type House, openHouse } from '../contract/stages.ts';
import { actionsIn } from '../servers/slack/people.ts';
import { type Message, bot as ourselves } from '../servers/slack/world.ts';

const steps = Number(process.env.WALK_STEPS ?? 500);
const seed = Number(process.env.WALK_SEED ?? 7);
const deepest = 3;
/** Nobody asks so often that they are told to wait. */
const walkers = Array.from({ length: 60 }, (_, number) => `U0WALK${number}`);
const channels = ['C0READING', 'C0WALK1', 'C0WALK2'];

/** mulberry32: the same walk for the same seed. */
function chance(from: number) {
  let state = from;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    one<T>(of: readonly T[]): T {
      const found = of[Math.floor(next() * of.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}

/** What each option is given: what people write, right and wrong. */
const given: Record<string, readonly string[]> = {
  query: ['kites', 'paper -robots', 'character.ai agents', '<http://cs.CL|cs.CL>', '"'],
  topic: ['kites', 'diffusion; folding', "day's top papers", 'since:yesterdayish', 'zebras'],
  topics: ['kites; diffusion', '🙂'],
  paper: ['2606.00001', 'kites', 'nothing like it', '<https://arxiv.org/abs/2606.00002|arxiv.org/abs/2606.00002>'],
  with: ['2606.00002'],
  question: ['which dataset is it trained on?', 'how long does training take?'],
  when: ['weekdays 9:00', 'whenever', 'mon,thu 8:30 Europe/Paris'],
  timezone: ['Europe/Paris', 'Europe/Pariss'],
  top: ['3', '99'],
  days: ['week'],
  date: ['yesterday', 'someday'],
  command: ['search'],
};

const lines = commands.flatMap(({ name, hidden, options }) => {
  if (hidden === true) return [];
  const values = Object.keys(options.shape).flatMap((option, at) =>
    (given[option] ?? []).map((value) => `${name} ${at === 0 ? value : `${option}:"${value.replaceAll('"', '')}"`}`),
  );
  return [name, ...values];
});

const sentences = [
  'which papers are about kites?',
  'any new papers on diffusion this week?',
  "what's hot?",
  'subscribe us to robotics at 8am Berlin',
  'show the second one',
  'saved',
  'thanks',
];

describe.each(['without', 'with'])('a walk %s the agent view', (how) => {
  const { next, one } = chance(seed + how.length);
  let stage: Awaited<ReturnType<typeof openSlack>>;
  let house: House;
  let bot: Bot;
  const start = async () => {
    bot = await house.start({}, [stage]);
  };

  beforeAll(async () => {
    stage = await openSlack();
    house = await openHouse(stage);
    const { world, grant } = stage.slack;
    grant([...scopes, ...(how === 'with' ? [agentScope] : [])]);
    for (const id of walkers) world.addUser({ id });
    for (const id of channels) {
      world.addChannel({ id, members: [ourselves.user, ...walkers] });
    }
    await start();
  });
  afterAll(() => house.close());

  /** Messages with something to click, and how deep. */
  const known: { user: string; channel: string; message: Message; depth: number }[] = [];

  const isOurs = ({ user, text }: Message) =>
    user === ourselves.user && !text.includes(waitingWord) && text !== toldWord;
  const mine = () =>
    [...stage.slack.world.channels.keys()].flatMap((id) => stage.slack.world.messages(id).filter(isOurs));
  const drawn = () => stage.slack.calls.filter(({ method }) => /^views\.|^chat\.update$/.test(method)).length;

  /** Does something, and waits until somebody sees an answer to it. */
  async function answered(what: string, user: string, act: () => Promise<unknown>, depth: number): Promise<void> {
    const { slack } = stage;
    const before = { given: slack.responses.length, said: mine().length, drawn: drawn() };
    await act();
    await slack.until(() => {
      const response = slack.responses
        .slice(before.given)
        .find(({ text }) => text !== waitingWord && text !== toldWord);
      return response !== undefined || mine().length > before.said || drawn() > before.drawn || undefined;
    }, `an answer to ${what} of ${user}`);
    for (const { channel, text } of slack.responses.slice(before.given)) {
      const message = slack.world.messages(channel).findLast((one) => one.text === text);
      if (message !== undefined) known.push({ user, channel, message, depth });
    }
  }

  async function command(): Promise<void> {
    const [user, channel, line] = [one(walkers), one(channels), one(lines)];
    await answered(`/paper ${line}`, user, () => stage.slack.people.command(user, channel, line), 0);
  }

  async function click(): Promise<void> {
    const open = known.filter(({ depth }) => depth < deepest);
    if (open.length === 0) return command();
    const { user, channel, message, depth } = one(open);
    const labels = actionsIn(message.blocks).flatMap(({ text, action }) => ('url' in action ? [] : [text]));
    if (labels.length === 0) return command();
    const label = one(labels);
    const { people } = stage.slack;
    await answered(`"${label}" in ${message.text}`, user, () => people.click(user, channel, message, label), depth + 1);
  }

  /** Sends the form that was opened last, as it stands or with something wrong in it. */
  async function send(): Promise<void> {
    const { slack } = stage;
    const open = [...slack.views.values()].filter(({ view }) => view.type === 'modal' && view.callback_id === 'form');
    const shown = open.at(-1);
    if (shown === undefined) return command();
    const { id, view } = shown;
    const wrong = { type: 'plain_text_input', value: one(['since:yesterdayish', 'kites', '🙂']) };
    const field = view.blocks.find(
      ({ block_id }) => block_id !== undefined && /topic|query|paper|words/.test(block_id),
    );
    const values = field?.block_id === undefined || next() < 0.5 ? {} : { [field.block_id]: wrong };
    const before = slack.responses.length;
    const form = { id, callback_id: 'form', private_metadata: view.private_metadata ?? '', blocks: view.blocks };
    const { body } = await slack.people.submit(one(walkers), form, values);
    if (JSON.stringify(body).includes('response_action')) return;
    await slack.until(() => slack.responses[before] ?? mine().at(-1), 'the answer to a form');
  }

  /** Says something to the bot; `meanwhile` happens once Slack knows that it has come. There is one answer to it. */
  async function say(text: string, meanwhile?: () => Promise<void>): Promise<void> {
    const { world, people } = stage.slack;
    const user = one(walkers);
    const isDirect = meanwhile === undefined && next() < 0.3;
    const channel = isDirect ? world.directMessage(user).id : one(channels);
    const roots = world.messages(channel).filter(({ thread_ts, ephemeralFor }) => !thread_ts && !ephemeralFor);
    const thread = !isDirect && meanwhile === undefined && roots.length > 0 && next() < 0.5 ? one(roots).ts : undefined;
    const said = isDirect ? text : `<@${ourselves.user}> ${text}`;
    const answers = () => [
      ...world.messages(channel).filter((message) => isOurs(message) && message.ts > ts),
      ...(isDirect
        ? []
        : world.messages(world.directMessage(user).id).filter((message) => isOurs(message) && message.ts > ts)),
    ];
    const { ts } = people.say(user, channel, said, thread);
    const type = isDirect ? { type: 'message', channel_type: 'im' } : { type: 'app_mention' };
    const within = thread === undefined ? {} : { thread_ts: thread };
    await people.event(
      { ...type, user, text: said, channel, ts, event_ts: ts, ...within },
      { times: next() < 0.2 ? 2 : 1 },
    );
    await meanwhile?.();
    await stage.slack.until(() => answers()[0], `an answer to "${text}" in ${channel}`);
    expect(answers(), text).toHaveLength(1);
  }

  async function open(): Promise<void> {
    const user = one(walkers);
    const tab = one(['home', 'messages']);
    const { world, people } = stage.slack;
    await people.event({ type: 'app_home_opened', user, channel: world.directMessage(user).id, tab });
    if (tab === 'home') await stage.slack.until(() => stage.slack.views.get(`home:${user}`), 'the App Home');
  }

  /** Something goes wrong, and what is done next is answered all the same. */
  async function fault(): Promise<void> {
    const { faults, socket, refuseNextResponse } = stage.slack;
    const happens = [
      () => faults.add('chat.postMessage', { kind: 'reset', done: true }),
      () => faults.add('chat.postMessage', { kind: 'status', status: 429, done: false, retryAfter: 1 }),
      () => faults.add('chat.postMessage', { kind: 'status', status: 500, done: false }),
      () => faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' }),
      () => faults.add('users.info', { kind: 'close', done: false }),
      () => refuseNextResponse(500),
      () => void socket.refresh(),
    ];
    one(happens)();
    await say(one(sentences));
    await command();
  }

  const kill = async () => {
    await bot.kill();
    await start();
  };

  test(`${steps} steps: each is answered, nothing twice, and Slack refuses nothing`, {
    timeout: 1_800_000,
  }, async () => {
    for (let step = 1; step <= steps; step++) {
      const kind = next();
      if (step % 250 === 125) await say('which papers are about kites?', kill);
      else if (kind < 0.4) await command();
      else if (kind < 0.65) await click();
      else if (kind < 0.75) await send();
      else if (kind < 0.87) await say(one(sentences));
      else if (kind < 0.93) await open();
      else await fault();
    }
    // What we had it refuse ourselves is none of the bot's faults.
    expect(stage.slack.refused.filter(({ reason }) => reason !== 'refused')).toEqual([]);
    expect(stage.slack.world.unseen).toEqual([]);
    expect(stage.slack.world.statuses).toEqual(new Map());
    expect(stage.slack.socket.gaps()).toBe(0);
  });
});
