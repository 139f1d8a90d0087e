import { z } from 'zod';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { supportNote } from '../src/core/commands/support-note.ts';
import {
  type MissingSettings,
  notSetUp,
  type WayName,
  type Ways,
  wayNamed,
  wayNames,
  wayWords,
} from '../src/core/commands/ways.ts';
import { shorten } from '../src/core/text.ts';

export const connect = defineCommand({
  name: 'connect',
  description: 'Get papers by e-mail or as a feed, or let your agent (MCP) ask: email, feed or mcp; off ends it',
  options: z.object({
    way: z.string().max(300).default('').describe('email, feed or mcp; in text with what it needs: feed off'),
    value: z.string().max(300).default('').describe('An e-mail address, or the code that was sent to it; off ends it'),
  }),
  completes: ['way'],
  async complete(_option, text, { services }) {
    const begun = text.trim().toLowerCase();
    return setUp(services.ways)
      .filter((name) => name.startsWith(begun))
      .map((name) => ({ label: `${name}: ${wayWords[name].what}`, value: name }));
  },
  async *run({ way: typed, value }, { services, caller, place, now }) {
    if (typed === '') return yield overview(services.ways, services.missingSettings, supportNote(services));
    // In text the first option takes all the words.
    const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(typed) ?? [];
    const name = wayNamed(word);
    const way = name && services.ways[name];
    if (name === undefined) yield unknown(word, services.ways);
    else if (way === undefined) yield refuse(notSetUp(name, services.missingSettings), ...supportNote(services));
    else yield await way.connect(rest || value, { caller, place, now });
  },
});

const setUp = (offered: Ways) => wayNames.filter((name) => offered[name] !== undefined);

function overview(offered: Ways, missing: MissingSettings, support: Block[]): Reply {
  const names = setUp(offered);
  if (names.length === 0) {
    const notes = wayNames.map((name): Block => ({ type: 'note', text: [notSetUp(name, missing)] }));
    return refuse('Papers leave the chat in no other way here.', ...notes, ...support);
  }
  const facts = names.map((name) => ({ label: `/paper connect ${name}`, value: [wayWords[name].what] }));
  return say(
    'Papers and answers come to you outside of the chat, too:',
    { type: 'facts', facts },
    { type: 'buttons', buttons: names.map(buttonFor) },
  );
}

const buttonFor = (name: WayName): Button => ({
  label: wayWords[name].label,
  invoke: { command: 'connect', options: { way: name } },
  ...(name === 'email' ? { ask: ['value'] } : {}),
});

function unknown(word: string, offered: Ways): Reply {
  const names = setUp(offered);
  const summary = `"${shorten(word, 40)}" is no way to connect.`;
  if (names.length === 0) return refuse(`${summary} None is set up here.`);
  return refuse(`${summary} Here there is ${names.join(' and ')}.`, {
    type: 'buttons',
    buttons: names.map(buttonFor),
  });
}
