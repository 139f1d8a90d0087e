import { z } from 'zod';
import type { Place } from '../../core/chat/place.ts';
import type { Log } from '../../core/log.ts';
import type { Check } from '../../core/status/check.ts';
import type { Finding } from '../../core/status/finding.ts';
import { counted } from '../../core/text.ts';
import { createApi } from './api.ts';
import { classify } from './classify.ts';
import { badToken, identify, isSilence, SlackSettingError } from './identity.ts';
import { optionalScopes, scopes } from './manifest.ts';
import { settingFault } from './socket.ts';

type Options = { botToken: string; appToken?: string; apiUrl: string; channels: readonly Place[]; log: Log };
type Client = ReturnType<typeof createApi>;

export const timeoutMs = 10_000;
/** Channels that are asked about, at most: Slack answers some fifty such questions a minute. */
export const mostChannels = 40;

/** Looks at Slack's side without connecting: both tokens, what a reinstall would add, and each channel. Changes nothing. */
export async function checkSlack({ botToken, appToken, apiUrl, channels, log }: Options): Promise<Check> {
  const api = { apiUrl, timeoutMs, log };
  const client = createApi(botToken, api);
  const name = 'Slack';
  const self = await identify(client).catch((error: unknown) => {
    if (error instanceof SlackSettingError) return error;
    throw error;
  });
  if (self instanceof SlackSettingError) {
    return { name, facts: [], findings: [{ what: self.message, remedy: 'Mend it in .env.' }] };
  }
  if ('kind' in self) {
    const remedy = isSilence(self)
      ? 'Check SLACK_API_URL, the proxy and the network.'
      : 'Install the app to the workspace again, and copy its bot token.';
    return { name, facts: [], findings: [{ what: badToken(self), remedy }] };
  }
  const asked = channels.filter(({ kind, tenant }) => kind !== 'dm' && tenant === self.team).slice(0, mostChannels);
  const findings = [
    ...missingScopes(self.scopes),
    ...(appToken === undefined ? [] : await socketFindings(createApi(appToken, api))),
  ];
  for (const place of asked) findings.push(...(await inChannel(place, client)));
  const facts = [
    `the token is of workspace ${self.team}`,
    `${counted(asked.length, 'channel')} of ${channels.length} looked at`,
    ...withoutOptional(self.scopes),
  ];
  return { name, facts, findings };
}

export function missingScopes(has: readonly string[] | undefined): Finding[] {
  const missing = has === undefined ? [] : scopes.filter((scope) => !has.includes(scope) && !optionalScopes.has(scope));
  if (missing.length === 0) return [];
  const what = `The app may not do everything: a reinstall would add ${missing.join(', ')}.`;
  const remedy =
    'At api.slack.com/apps put what `npm run -s slack:manifest` prints under App Manifest, then Install App, Reinstall to Workspace.';
  return [{ what, remedy }];
}

/** What whoever installed the app left out, as they may; a reinstall asks for it again. */
const withoutOptional = (has: readonly string[] | undefined): string[] =>
  has === undefined
    ? []
    : [...optionalScopes].flatMap(([scope, lost]) => (has.includes(scope) ? [] : [`without ${scope}, ${lost}`]));

/** Asks for an address to connect to, and leaves it alone. */
async function socketFindings(client: Client): Promise<Finding[]> {
  try {
    await client.apps.connections.open();
    return [];
  } catch (error) {
    const failure = classify(error);
    const what = settingFault(failure) ?? `Slack gives no address for Socket Mode (${failure.reason}).`;
    return [
      {
        what,
        remedy: 'Under Basic Information, App-Level Tokens, make one with connections:write, and turn Socket Mode on.',
      },
    ];
  }
}

const ChannelState = z.object({
  name: z.string().nullish(),
  is_archived: z.boolean().nullish(),
  is_member: z.boolean().nullish(),
});

export async function inChannel({ channel }: Place, client: Client): Promise<Finding[]> {
  try {
    const { name, is_archived, is_member } = ChannelState.parse((await client.conversations.info({ channel })).channel);
    const where = name ? `#${name} (${channel})` : channel;
    if (is_archived) return [{ what: `${where} is archived.`, remedy: 'Unarchive it, or /paper unsubscribe all.' }];
    return is_member === false
      ? [{ what: `Paperboy is not in ${where}.`, remedy: 'In that channel: /invite @Paperboy' }]
      : [];
  } catch (error) {
    const { reason } = classify(error);
    return [{ what: `${channel}: ${reason}.`, remedy: 'If it still exists, in it: /invite @Paperboy' }];
  }
}
