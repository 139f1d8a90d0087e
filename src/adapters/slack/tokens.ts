import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import type { Installation, InstallationStore, InstallationTokens } from '../../core/chat/installations.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { createApi } from './api.ts';
import { classify, type Failure, NoTokenNow } from './classify.ts';
import { isSilence } from './identity.ts';

/** A token that rotates is good for twelve hours; it is renewed when so long is left, as Slack's own library does, in milliseconds. */
const renewedAheadMs = 2 * 3_600_000;

/** Slack takes what renews a token once: an answer that is not awaited is lost with it, in milliseconds. */
const renewalMs = 30_000;

/** Another process that renews it has written it down in so long, in milliseconds; looked for so often. */
const waits = { mostMs: 5_000, lookMs: 250 };

/** After Slack has refused what renews a token it is asked once more only after so long, in milliseconds. */
const refusedRestMs = 600_000;

/** Why Slack refuses a renewal, for the operator (docs.slack.dev/reference/methods/oauth.v2.access). */
const refusals: Record<string, string> = {
  invalid_refresh_token: 'Slack has taken what renews it before, and the answer was lost; or the app was removed',
  bad_client_secret: 'SLACK_CLIENT_SECRET is not the secret of the app',
  invalid_client_id: 'SLACK_CLIENT_ID is not the id of an app',
};

type Parts = {
  /** The page on which workspaces install the app. */
  page: string;
  team: string;
  first: Installation;
  installations: InstallationStore;
  /** Exchanges what renews a token. Throws what the client throws. */
  renew(renewal: string): Promise<InstallationTokens>;
  clock: Clock;
  log: Log;
};

export type Tokens = ReturnType<typeof createTokens>;

/**
 * The token of one workspace. One that rotates is renewed before it ends, by one process at a time: Slack revokes what
 * renewed it once (docs.slack.dev/authentication/using-token-rotation).
 */
export function createTokens({ page, team, first, installations, renew, clock, log }: Parts) {
  const tenant = { platform: 'slack', tenant: team } as const;
  let known = first;
  let renewing: Promise<Failure | undefined> | undefined;
  /** The tokens whose renewal was refused, and until when Slack is not asked again. */
  let refused: { version: number; until: number } | undefined;

  const leftMs = () => {
    const { renewal } = known.tokens;
    return renewal === undefined ? Number.POSITIVE_INFINITY : renewal.expiresAt.getTime() - clock.now().getTime();
  };

  /**
   * Looks at what is stored; true where another process, or a new installation, has put other tokens there, or taken them
   * away. Their version does not tell: it begins anew with an installation.
   */
  async function reread(): Promise<boolean> {
    const stored = await installations.get(tenant);
    const before = known.tokens.token;
    known = stored ?? known;
    return stored?.tokens.token !== before;
  }

  async function bringUpToDate(): Promise<void> {
    await reread();
    const { tokens, version } = known;
    const { renewal } = tokens;
    if (renewal === undefined || leftMs() > renewedAheadMs) return;
    if (!(await installations.beginRenewal(tenant, version, clock.now()))) return awaitAnother();
    const newer = await renew(renewal.token);
    if (await installations.renewed(tenant, version, newer)) known = { ...known, tokens: newer, version: version + 1 };
    else await reread();
    log.info('slack: the token was renewed', { workspace: team });
  }

  /** What is known still holds for a while, or it has to be waited for. */
  async function awaitAnother(): Promise<void> {
    for (let waitedMs = 0; leftMs() <= 0 && waitedMs < waits.mostMs; waitedMs += waits.lookMs) {
      await clock.sleep(waits.lookMs);
      await reread();
    }
    if (leftMs() <= 0) throw new NoTokenNow('that is being tried, or failed less than a minute ago');
  }

  /** Resolves with what it failed with. */
  async function renewed(): Promise<Failure | undefined> {
    try {
      await bringUpToDate();
      return undefined;
    } catch (error) {
      const failure = classify(error);
      if (isSilence(failure)) {
        log.warn('slack: the token could not be renewed; it is tried again', {
          workspace: team,
          reason: failure.reason,
        });
      } else tellRefusal(refusals[codeOf(error)] ?? failure.reason);
      return failure;
    }
  }

  /** Said once: until its end the token holds, and there is time for a new installation. */
  function tellRefusal(reason: string): void {
    const { version, tokens } = known;
    const isNews = refused?.version !== version;
    refused = { version, until: clock.now().getTime() + refusedRestMs };
    if (!isNews) return;
    log.error('slack: a workspace is lost when its token ends, unless the app is installed there again', {
      ...{ workspace: team, reason, until: tokens.renewal?.expiresAt.toISOString() },
      next: `whoever may install apps there opens ${page}`,
    });
  }

  const isRefusedNow = () => refused?.version === known.version && clock.now().getTime() < refused.until;

  return {
    reread,
    /** Of those that are known. */
    version: () => known.version,
    /** Resolves when no renewal is under way: what is lost of one is lost to the workspace. */
    settled: async (): Promise<void> => void (await renewing),
    /**
     * While it holds nobody waits for its renewal. Throws {@link NoTokenNow} where it has ended and nobody could be asked
     * for another: that says nothing against the installation, as the word of Slack to a token that ended would.
     */
    async current(): Promise<string> {
      if (leftMs() <= 0 || (leftMs() <= renewedAheadMs && !isRefusedNow())) {
        renewing ??= renewed().finally(() => {
          renewing = undefined;
        });
        if (leftMs() <= 0) {
          const failure = await renewing;
          if (failure && leftMs() <= 0 && isSilence(failure)) {
            throw new NoTokenNow(`the token could not be renewed: ${failure.reason}`);
          }
        }
      }
      return known.tokens.token;
    },
  };
}

const codeOf = (error: unknown) => (error instanceof WebAPIPlatformError ? error.data.error : '');

/** With token rotation (docs.slack.dev/reference/methods/oauth.v2.access); `expires_in` in seconds. */
const Renewed = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number().positive(),
});

type App = { clientId: string; clientSecret: string; apiUrl: string; clock: Clock; log: Log };

/** Asks Slack for new tokens in place of those that `renewal` came with. Throws what the client throws. */
export function renewalBy({ clientId, clientSecret, clock, ...api }: App): Parts['renew'] {
  const client = createApi(undefined, { ...api, timeoutMs: renewalMs });
  return async (renewal) => {
    const askedAt = clock.now().getTime();
    const answer = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: renewal,
    });
    const { access_token, refresh_token, expires_in } = Renewed.parse(answer);
    return {
      token: access_token,
      renewal: { token: refresh_token, expiresAt: new Date(askedAt + expires_in * 1_000) },
    };
  };
}
