import { expect, onTestFinished, test } from 'vitest';
import { startDiscord } from './discord/index.ts';
import { startSlack } from './slack/index.ts';

// Nothing that is waited for here ever comes.
const waitMs = 50;

test('Slack gives up with what was waited for, and what was asked of it instead', async () => {
  const slack = await startSlack({ waitMs });
  onTestFinished(() => slack.close());
  await fetch(`${slack.apiUrl}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.secrets.bot}` },
  });
  const never = slack.until(() => slack.callsOf('views.open')[0]);
  await expect(never).rejects.toThrow(/^waited 50 ms for .*views\.open.*; saw:\n.*"auth\.test".*\n1 calls/s);
});

test('Slack gives up a command that no bot acknowledges', async () => {
  const slack = await startSlack({ waitMs });
  onTestFinished(() => slack.close());
  const never = slack.people.command('U0ALICE', 'C0READING', 'search kites');
  await expect(never).rejects.toThrow(/^waited 50 ms for the acknowledgement of .*search kites/);
});

test('Discord gives up with what was waited for, and what was asked of it instead', async () => {
  const discord = await startDiscord({ waitMs });
  onTestFinished(() => discord.stop());
  await fetch(`${discord.url}/v10/gateway/bot`);
  const never = discord.world.until(() => discord.interactions[0], 'an interaction');
  await expect(never).rejects.toThrow(/^waited 50 ms for an interaction; saw:\n.*gateway\/bot.*\n1 requests/s);
});
