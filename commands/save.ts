import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';

export const save = defineCommand({
  name: 'save',
  description: 'Put a paper on your private list, or take it off',
  options: z.object({
    paper: paperOption,
    remove: z.boolean().default(false).describe('Take it off the list instead'),
  }),
  ...completesPaper,
  async *run({ paper: wanted, remove }, context) {
    const found = yield* findPaper(wanted, 'save', context);
    if ('reply' in found) return yield found.reply;
    const { caller, now, services } = context;
    const { id, title } = found.paper;
    const person = personKey(caller);
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
            { label: 'My list', invoke: { command: 'saved', options: {} } },
          ],
        },
      ],
      audience: 'caller',
    };
  },
});

function said(title: string, remove: boolean, changed: boolean): string {
  if (remove) return changed ? `"${title}" is off your list.` : `"${title}" was not on your list.`;
  return changed ? `"${title}" is on your list. Only you see it.` : `"${title}" is on your list already.`;
}
