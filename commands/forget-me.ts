import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';

export const forgetMe = defineCommand({
  name: 'forget-me',
  description: 'Delete everything stored about you, at once',
  options: z.object({ confirm: z.boolean().default(false).describe('Yes, delete it') }),
  async *run({ confirm }, { services, caller }) {
    yield confirm ? done(await services.forget(personKey(caller))) : question;
  },
});

const question: Reply = say(
  'This deletes your saved papers, your questions and the answers to them, your votes, and your own subscription. It cannot be undone.',
  {
    type: 'note',
    text: ['It holds for this server or workspace. For others, and for direct messages, run it there.'],
  },
  {
    type: 'buttons',
    buttons: [
      {
        label: 'Delete it all',
        style: 'danger',
        invoke: { command: 'forget-me', options: { confirm: true } },
      },
    ],
  },
);

function done(deleted: Record<string, number>): Reply {
  const { 'discussions opened': opened = 0, ...records } = deleted;
  const counts = Object.entries(records).filter(([, count]) => count > 0);
  const said = [
    ...(counts.length === 0 ? [] : [`Deleted: ${counts.map(([kind, count]) => counted(count, kind)).join(', ')}.`]),
    // Others talk there: it stays, without the name of whoever began it.
    ...(opened === 0 ? [] : [`Your name was taken off ${counted(opened, 'discussions')}.`]),
  ];
  if (said.length === 0) return say('Nothing was stored about you.');
  return say(`${said.join(' ')} Nothing else is stored about you here.`);
}

/** "1 saved paper", "2 saved papers" */
const counted = (count: number, kind: string) => `${count} ${count === 1 ? kind.replace(/s$/, '') : kind}`;
