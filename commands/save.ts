import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import type { PaperStore } from '../src/core/papers/paper-store.ts';
import { counted, shorten } from '../src/core/text.ts';

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
    const several = await papersIn(wanted, services.papers);
    if (several !== undefined) return yield await saveSeveral(several, remove, context);
    const found = yield* findPaper(wanted, 'save', context);
    if ('reply' in found) return yield found.reply;
    const { id, title } = found.paper;
    const changed = remove ? await services.saved.remove(person, id) : await services.saved.add(person, id, now);
    const summary = said(title, remove, changed);
    const undoes = changed ? { undoes: true as const } : {};
    yield {
      summary,
      blocks: [
        { type: 'text', text: [summary] },
        {
          type: 'buttons',
          buttons: [
            remove
              ? {
                  label: changed ? 'Put it back' : 'Save it',
                  invoke: { command: 'save', options: { paper: id } },
                  ...undoes,
                }
              : { label: 'Remove', invoke: { command: 'save', options: { paper: id, remove: true } }, ...undoes },
            list,
          ],
        },
      ],
      audience: 'caller',
    };
  },
});

const list: Button = { label: 'My list', invoke: { command: 'saved', options: {} } };

/** Two papers or more that are stored, by their ids. */
async function papersIn(text: string, papers: Pick<PaperStore, 'get'>): Promise<Paper[] | undefined> {
  const ids = [...new Set(text.trim().split(/[\s,]+/))];
  const found = ids.length < 2 ? [] : await papers.get(ids);
  return found.length < 2 || found.length < ids.length ? undefined : found;
}

/** All of them, by name: somebody who wrote numbers sees whether they were the right ones. */
async function saveSeveral(
  papers: readonly Paper[],
  remove: boolean,
  { caller, now, services: { saved } }: CommandContext,
): Promise<Reply> {
  const person = personKey(caller);
  const changed: Paper[] = [];
  for (const paper of papers)
    if (await (remove ? saved.remove(person, paper.id) : saved.add(person, paper.id, now))) changed.push(paper);
  const names: Block = { type: 'note', text: [papers.map(({ title }) => shorten(title, longestTitle)).join(' · ')] };
  const summary = remove
    ? `${counted(papers.length, 'paper')} are off your list.`
    : `${counted(papers.length, 'paper')} are on your list. Only you see it.`;
  const options = { paper: changed.map(({ id }) => id).join(' '), ...(remove ? {} : { remove: true }) };
  const back: Button = {
    label: remove ? 'Put them back' : 'Remove',
    undoes: true,
    invoke: { command: 'save', options },
  };
  return say(summary, names, { type: 'buttons', buttons: [...(changed.length > 0 ? [back] : []), list] });
}

/** Characters of a title beside others. */
const longestTitle = 70;

function said(title: string, remove: boolean, changed: boolean): string {
  if (remove) return changed ? `"${title}" is off your list.` : `"${title}" was not on your list.`;
  return changed ? `"${title}" is on your list. Only you see it.` : `"${title}" is on your list already.`;
}
