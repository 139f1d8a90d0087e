import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import type { Block, Button } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import type { PaperStore } from '../src/core/papers/paper-store.ts';
import { counted } from '../src/core/text.ts';

export const save = defineCommand({
  name: 'save',
  description: 'Put a paper on your private list, or take it off',
  options: z.object({
    paper: paperOption,
    remove: z.boolean().default(false).describe('Take it off the list instead'),
  }),
  ...completesPaper,
  async *run({ paper: wanted, remove }, context) {
    const { caller, now, services } = context;
    const person = personKey(caller);
    const several = await idsIn(wanted, services.papers);
    if (several !== undefined && remove) {
      for (const id of several) await services.saved.remove(person, id);
      const back: Button = {
        label: 'Put them back',
        invoke: { command: 'save', options: { paper: several.join(' ') } },
      };
      return yield say(`${counted(several.length, 'paper')} are off your list.`, {
        type: 'buttons',
        buttons: [back, list],
      });
    }
    if (several !== undefined) {
      for (const id of several) await services.saved.add(person, id, now);
      return yield say(`${counted(several.length, 'paper')} are on your list. Only you see it.`, myList);
    }
    const found = yield* findPaper(wanted, 'save', context);
    if ('reply' in found) return yield found.reply;
    const { id, title } = found.paper;
    const changed = remove ? await services.saved.remove(person, id) : await services.saved.add(person, id, now);
    const summary = said(title, remove, changed);
    yield {
      summary,
      blocks: [
        { type: 'text', text: [summary] },
        {
          type: 'buttons',
          buttons: [
            remove
              ? { label: changed ? 'Put it back' : 'Save it', invoke: { command: 'save', options: { paper: id } } }
              : { label: 'Remove', invoke: { command: 'save', options: { paper: id, remove: true } } },
            list,
          ],
        },
      ],
      audience: 'caller',
    };
  },
});

const list: Button = { label: 'My list', invoke: { command: 'saved', options: {} } };
const myList: Block = { type: 'buttons', buttons: [list] };

/** Two ids or more, of papers that are stored. */
async function idsIn(text: string, papers: Pick<PaperStore, 'get'>): Promise<string[] | undefined> {
  const ids = [...new Set(text.trim().split(/[\s,]+/))];
  const found = ids.length < 2 ? [] : await papers.get(ids);
  return found.length < 2 || found.length < ids.length ? undefined : ids;
}

function said(title: string, remove: boolean, changed: boolean): string {
  if (remove) return changed ? `"${title}" is off your list.` : `"${title}" was not on your list.`;
  return changed ? `"${title}" is on your list. Only you see it.` : `"${title}" is on your list already.`;
}
