import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { classify } from './classify.ts';

/** Who we are in this workspace. */
export type Identity = {
  team: string;
  /** The bot's user id: what people mention. */
  user: string;
  /** The bot's own id: what its messages carry. */
  bot?: string;
  /** `https://TEAM.slack.com/`, for links to messages. */
  url?: string;
  /** The scopes this token has, where Slack tells. */
  scopes?: string[];
};

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

/** Asks Slack who the token belongs to. Undefined while Slack cannot be reached; throws {@link SlackSettingError}. */
export async function identify(client: WebClient): Promise<Identity | undefined> {
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
    const failure = classify(error);
    if (failure.kind === 'retry' || failure.kind === 'unknown') return undefined;
    throw new SlackSettingError(`SLACK_BOT_TOKEN: ${failure.reason}. Want the Bot User OAuth Token (xoxb-…).`, {
      cause: error,
    });
  }
}
