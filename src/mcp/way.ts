import type { AccessTokens } from '../core/chat/access-tokens.ts';
import { personKey } from '../core/chat/place.ts';
import { refuse, say } from '../core/chat/say.ts';
import type { Way } from '../core/commands/ways.ts';
import { utcDay } from '../core/day.ts';
import { counted, shorten } from '../core/text.ts';

/** Days that a token holds. */
const tokenDays = 90;

/** `/paper connect mcp`: a token for the person's agent, and `off`. */
export const createMcpWay = ({ tokens, publicUrl }: { tokens: AccessTokens; publicUrl: string }): Way => ({
  async connect(value, { caller, now }) {
    const person = personKey(caller);
    if (value.toLowerCase() === 'off') {
      const ended = await tokens.revoke('mcp', person);
      return say(ended === 0 ? 'Your agents had no token.' : `Your agents are out: ${counted(ended, 'token')} ended.`);
    }
    if (value !== '') return refuse(`"${shorten(value, 40)}" is nothing mcp takes. /paper connect mcp off ends it.`);
    if (caller.place.platform === 'console') {
      return say('At this machine your agent needs no token: it starts me with npm run -s mcp (docs/agents.md).');
    }
    const expiresAt = new Date(now.getTime() + tokenDays * 86_400_000);
    const token = await tokens.issue('mcp', person, now, expiresAt);
    return say(
      `Your agent reaches me with this token until ${utcDay(expiresAt)}. I show it this once.`,
      { type: 'code', text: token },
      { type: 'text', text: ['For Claude Code; docs/agents.md has the others:'] },
      {
        type: 'code',
        text: `claude mcp add --transport http paperboy ${publicUrl}/mcp --header "Authorization: Bearer ${token}"`,
      },
      {
        type: 'note',
        text: [
          'It searches and asks papers, and reads the discussions that you may read; it changes nothing. Whoever has it asks as you: your latest five work, /paper connect mcp off ends them all.',
        ],
      },
    );
  },
});
