import { ChannelType, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { RefusedError } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Clock } from '../../core/clock.ts';
import type { Check } from '../../core/status/check.ts';
import type { Finding } from '../../core/status/finding.ts';
import { counted } from '../../core/text.ts';
import { permissionNamed } from './caller.ts';
import { classify } from './classify.ts';
import { type Member, missingPermissions } from './permissions.ts';
import { boundedFetch, createRequests, type Requests, usualDeadlines } from './requests.ts';
import { retrying } from './retry.ts';
import { createServers, permissionsOf, type Server, type Servers } from './servers.ts';
import { badToken } from './why-unusable.ts';

type Options = { token: string; apiUrl: string; managePermission: string; channels: readonly Place[]; clock: Clock };

/** Channels that are asked about, at most: each costs a request. */
const mostChannels = 100;

const Me = z.object({ id: z.string(), username: z.string() });
const GatewayBot = z.object({ session_start_limit: z.object({ remaining: z.int() }).nullish() });
/** Looks at Discord's side without signing in to the gateway: the token, the sign-ins left, the permissions in each channel. */
export async function checkDiscord({ token, apiUrl, managePermission, channels, clock }: Options): Promise<Check> {
  const { requestMs } = usualDeadlines;
  const rest = new REST({
    api: apiUrl,
    version: '10',
    retries: 0,
    timeout: requestMs,
    makeRequest: boundedFetch(usualDeadlines),
  });
  const once = createRequests(rest.setToken(token), clock, usualDeadlines);
  // One answer that is lost must not hide what all others say.
  const request: Requests = (...asked) => retrying(clock, () => once(...asked));
  const name = 'Discord';
  const ofSettings = ofPermission(managePermission);
  try {
    const me = Me.parse(await request('get', Routes.user()));
    const starts = GatewayBot.parse(await request('get', Routes.gatewayBot())).session_start_limit;
    const asked = channels.filter(({ kind }) => kind !== 'dm').slice(0, mostChannels);
    const servers = createServers(request);
    const known = new Map<string, Promise<Ours>>();
    const findings: Finding[] = [];
    for (const place of asked) findings.push(...(await inChannel(place, me.id, servers, known)));
    return {
      name,
      facts: [
        `the token is that of ${me.username}`,
        ...(starts ? [`${counted(starts.remaining, 'sign-in')} left today`] : []),
        `${counted(asked.length, 'channel')} of ${channels.length} looked at`,
      ],
      findings: [...ofSettings, ...(starts?.remaining === 0 ? [noSignIn] : []), ...findings],
    };
  } catch (cause) {
    const failure = classify(cause);
    const isRefused = failure.kind === 'unauthorised';
    return {
      name,
      facts: [],
      findings: [
        ...ofSettings,
        isRefused
          ? refused
          : { what: `${failure.reason}.`, remedy: 'Check DISCORD_API_URL, the proxy and the network.' },
      ],
    };
  }
}

/** What the start would refuse. */
function ofPermission(managePermission: string): Finding[] {
  try {
    permissionNamed(managePermission);
    return [];
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return [{ what: `${error.message}.`, remedy: 'Change it in .env (or the environment).' }];
  }
}

const refused: Finding = { what: 'Discord refuses DISCORD_TOKEN.', remedy: badToken.replace(/^.*?it\. /, '') };
const noSignIn: Finding = {
  what: 'No sign-in is left for today.',
  remedy: 'Find out what starts the bot again and again; Paperboy waits until it may.',
};

type Ours = { server: Server; member: Member };

async function inChannel(
  place: Place,
  me: string,
  servers: Servers,
  known: Map<string, Promise<Ours>>,
): Promise<Finding[]> {
  const { tenant, channel } = place;
  const ask = async (): Promise<Ours> => ({
    server: await servers.server(place),
    member: await servers.member(place, me),
  });
  try {
    const asked = known.get(tenant) ?? ask();
    known.set(tenant, asked);
    const { server, member } = await asked;
    const found = await servers.channel(place);
    const permissions = permissionsOf(tenant, server, found, member);
    const missing = missingPermissions(
      permissions,
      'posts',
      // A post in a forum opens its own thread.
      found.type === ChannelType.GuildForum ? 'postThreads' : 'threads',
      'history',
    );
    const where = `#${found.name ?? channel} (${channel}) of ${server.name}`;
    return missing.length === 0
      ? []
      : [
          {
            what: `${where}: Paperboy lacks ${missing.join(', ')}.`,
            remedy: `Grant it to Paperboy's role in the channel's settings, then /paper resume there where it is paused.`,
          },
        ];
  } catch (cause) {
    const { kind, reason } = classify(cause);
    const isSilence = kind === 'unknown' || kind === 'retry';
    const remedy = isSilence
      ? 'Check again later.'
      : 'Let Paperboy in again, or /paper unsubscribe all elsewhere; what it has waits.';
    return [{ what: `Channel ${channel} of server ${tenant}: ${reason}.`, remedy }];
  }
}
