export const badToken =
  'DISCORD_TOKEN: Discord refused it. Copy the token again from Bot in the developer portal (https://discord.com/developers/applications), and start again.';

/**
 * The closings of the gateway after which nobody may connect again as before (discord-api-docs,
 * topics/opcodes-and-status-codes), with what helps.
 */
const reasons: Record<number, string> = {
  4004: badToken,
  4010: 'Discord refused a connection as one too many or of a wrong number (4010). Start again: how many there should be is asked at every start.',
  4011: 'Discord wants more connections for the servers the bot is in (4011). Start again: how many there should be is asked at every start.',
  4012: 'Discord no longer speaks this version of its gateway (4012). Install a newer version of Paperboy, and start it.',
  4013: 'Discord does not know an event that Paperboy asks for (4013). Install a newer version of Paperboy, and start it.',
  4014: 'Discord does not let this bot hear what Paperboy asks for (4014). Look in the developer portal whether the application was limited, under Bot (https://discord.com/developers/applications), and start again.',
};

export const whyUnusable = (code: number): string =>
  reasons[code] ?? `Discord closed the connection for good (${code}). Start again.`;
