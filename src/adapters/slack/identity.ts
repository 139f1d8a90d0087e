import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import { classify, type Failure } from './classify.ts';

/** Who we are in this workspace. */
export const Identity = z.object({
  team: z.string(),
  /** The bot's user id: what people mention. */
  user: z.string(),
  /** The bot's own id: what its messages carry. */
  bot: z.string().exactOptional(),
  /** `https://TEAM.slack.com/`, for links to messages. */
  url: z.string().exactOptional(),
  /** The scopes this token has, where Slack tells. */
  scopes: z.array(z.string()).exactOptional(),
});
export type Identity = z.infer<typeof Identity>;

const AuthTest = z.object({
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
  url: z.string().optional(),
});

/** A setting that Slack does not accept. The message names it and says what to do. */
export class SlackSettingError extends Error {
  override name = 'SlackSettingError';
}

/** Who the token belongs to, as Slack says; or why it does not. Throws {@link SlackSettingError} where no Slack answers. */
export async function identify(client: WebClient): Promise<Identity | Failure> {
  try {
    const answer = await client.auth.test();
    const read = AuthTest.safeParse(answer);
    if (!read.success) {
      throw new SlackSettingError(
        'SLACK_API_URL: the server there does not answer auth.test as Slack does; leave it unset to use Slack itself.',
      );
    }
    const { team_id, user_id, bot_id, url } = read.data;
    const scopes = answer.response_metadata?.scopes;
    return {
      team: team_id,
      user: user_id,
      ...(bot_id === undefined ? {} : { bot: bot_id }),
      ...(url === undefined ? {} : { url }),
      ...(scopes === undefined ? {} : { scopes }),
    };
  } catch (error) {
    if (error instanceof SlackSettingError) throw error;
    return classify(error);
  }
}

/** Slack did not answer, whatever the token is. */
export const isSilence = ({ kind }: Failure): boolean => kind === 'retry' || kind === 'unknown';

/** As the log and the start say it. `named`: whose token it is, where that is not the setting's. */
export const badToken = ({ reason }: Pick<Failure, 'reason'>, named = 'SLACK_BOT_TOKEN'): string =>
  `${named}: ${reason}.`;

/**
 * Who a token belonged to when Slack last accepted it, kept under its hash. A token that was good is not misspelt; and
 * who we are is known, so that people are answered while it is not accepted.
 */
export const createKnownIdentity = (token: string, keyValues: KeyValueStore) => {
  const key = `slack:identity:${createHash('sha256').update(token).digest('base64url').slice(0, 22)}`;
  return {
    async recall(): Promise<Identity | undefined> {
      const note = await keyValues.get(key);
      return note === undefined ? undefined : Identity.parse(JSON.parse(note));
    },
    keep: (self: Identity) => keyValues.set(key, JSON.stringify(self)),
  };
};
