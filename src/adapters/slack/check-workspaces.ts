import type { InstallationTokens } from '../../core/chat/installations.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Log } from '../../core/log.ts';
import type { Check } from '../../core/status/check.ts';
import type { Finding } from '../../core/status/finding.ts';
import { counted } from '../../core/text.ts';
import { createApi } from './api.ts';
import { inChannel, missingScopes, mostChannels, timeoutMs } from './check.ts';
import { identify, isSilence, SlackSettingError } from './identity.ts';
import { installPaths } from './install-paths.ts';

type Options = {
  /** By workspace; undefined where they do not open with the keys there are. */
  installed: ReadonlyMap<string, InstallationTokens | undefined>;
  /** The ids of the workspaces that may install the app; undefined: any may. */
  workspaces: readonly string[] | undefined;
  publicUrl: string;
  apiUrl: string;
  channels: readonly Place[];
  now: Date;
  log: Log;
};

/** Asked about, at most: each is a question to Slack. */
const mostWorkspaces = 40;

/** Looks at every workspace that has installed the app, and at channels in them. Renews no token, and changes nothing. */
export async function checkWorkspaces(options: Options): Promise<Check> {
  const { installed, workspaces, publicUrl, channels } = options;
  const page = `${publicUrl}${installPaths.begin}`;
  const asked = [...installed].slice(0, mostWorkspaces);
  const findings: Finding[] = workspaces?.length === 0 ? [nobodyMay] : [];
  const lookedAt = channels.filter(({ kind }) => kind !== 'dm').slice(0, mostChannels);
  let idle = 0;
  for (const [team, tokens] of asked) {
    // Renewing it belongs to the process that serves; one that was not used for half a day is no fault.
    if (tokens?.renewal !== undefined && tokens.renewal.expiresAt <= options.now) idle++;
    else findings.push(...(await inWorkspace(team, tokens, page, lookedAt, options)));
  }
  const mayInstall = workspaces === undefined ? 'any workspace' : workspaces.join(', ') || 'nobody';
  const facts = [
    `${counted(installed.size, 'workspace')} installed, ${asked.length} of them looked at`,
    ...(idle === 0 ? [] : [`${idle} of them not used for so long that the token is renewed first`]),
    `${mayInstall} may install at ${page}`,
  ];
  return { name: 'Slack', facts, findings };
}

async function inWorkspace(
  team: string,
  tokens: InstallationTokens | undefined,
  page: string,
  channels: readonly Place[],
  { apiUrl, log }: Options,
): Promise<Finding[]> {
  const install = `Whoever may install apps there opens ${page}.`;
  if (tokens === undefined) {
    const remedy = `Put the earlier SECRET_KEY into SECRET_KEY_OLD. Where it is lost: ${install}`;
    return [{ what: `Workspace ${team}: its token cannot be read with this SECRET_KEY.`, remedy }];
  }
  const client = createApi(tokens.token, { apiUrl, timeoutMs, log });
  const self = await identify(client).catch((error: unknown) => {
    if (error instanceof SlackSettingError) return error;
    throw error;
  });
  if (self instanceof SlackSettingError) return [{ what: self.message, remedy: 'Mend it in .env.' }];
  if ('kind' in self) {
    const remedy = isSilence(self) ? 'Check SLACK_API_URL, the proxy and the network.' : install;
    return [{ what: `Workspace ${team}: ${self.reason}.`, remedy }];
  }
  const findings = missingScopes(self.scopes).map(({ what }) => ({
    what: `Workspace ${team}: ${what}`,
    remedy: install,
  }));
  for (const place of channels.filter(({ tenant }) => tenant === team))
    findings.push(...(await inChannel(place, client)));
  return findings;
}

const nobodyMay: Finding = {
  what: 'Nobody may install the app: SLACK_INSTALL is empty.',
  remedy: 'Set it to the ids of workspaces, or to open.',
};
