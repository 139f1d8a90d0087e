import { agentScope } from '../../src/adapters/slack/agent.ts';
import { scopes } from '../../src/adapters/slack/manifest.ts';
import { startSlack } from '../../test/servers/slack/index.ts';
import type { Message } from '../../test/servers/slack/world.ts';
import { morningClock, openMorning, unfinished } from './scenes.ts';
import type { Shown } from './slack-page.ts';

const alice = 'U0ALICE';

/** The conversation of an app with the agent view: greeted, and answered in the message's own thread. */
export async function playAgent(): Promise<Shown[]> {
  const clock = morningClock();
  const slack = await startSlack({ now: () => clock.now().getTime() });
  slack.grant([...scopes, agentScope]);
  const { world, people, secrets } = slack;
  world.addUser({ id: alice, name: 'alice' });
  const tokens = { SLACK_BOT_TOKEN: secrets.bot, SLACK_APP_TOKEN: secrets.app };
  const { bot } = await openMorning(clock, { ...tokens, SLACK_API_URL: slack.apiUrl });
  const { id: channel } = world.directMessage(alice);
  const ours = (from = '') => world.messages(channel).filter(({ bot_id, ts }) => bot_id !== undefined && ts > from);

  await people.event({ type: 'app_home_opened', user: alice, channel, tab: 'messages' });
  const greeting = await slack.until(() => ours()[0]);
  const text = 'How many parameters does Moebius have?';
  const { ts } = people.say(alice, channel, text);
  await people.event({ type: 'message', channel_type: 'im', user: alice, text, channel, ts });
  const answer = await slack.until(() => ours(ts).find((message) => !JSON.stringify(message).includes(unfinished)));
  await bot.close();
  await slack.close();
  return [seen(greeting), { blocks: [], person: { name: 'alice', text }, thread: [seen(answer)] }];
}

const seen = ({ blocks = [] }: Message): Shown => ({ blocks });
