import type { Config } from './config.ts';
import { discordApi } from './settings.ts';

/**
 * A token of Discord that is most likely none: its documentation shows three parts between points
 * (https://discord.com/developers/docs/reference#authentication), and promises no shape. So it is told, and tried all the same.
 */
export const doubtfulToken = ({ discord }: Pick<Config, 'discord'>): string[] =>
  discord?.apiUrl === discordApi && !/^[^.]+\.[^.]+\.[^.]+$/.test(discord.token)
    ? [
        "DISCORD_TOKEN: a bot's token has three parts with points between them, and this has not. It is the text under Bot, Token in the developer portal; the application id, the public key and the client secret are others.",
      ]
    : [];
