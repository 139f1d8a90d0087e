import { z } from 'zod';
import type { Block, Button } from '../src/core/chat/reply.ts';
import { refuse } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { paperCard } from '../src/core/papers/card.ts';
import { counted } from '../src/core/text.ts';

/** What can be wanted of several papers, and the button under each that does it. */
const actions: Readonly<Record<string, [label: string, command: string]>> = {
  discuss: ['Discuss', 'discuss'],
  cite: ['Cite', 'cite'],
  similar: ['Similar', 'similar'],
  'less-like': ['Less like this', 'less-like'],
  gist: ['Summary', 'gist'],
};
const details: [label: string, command: string] = ['Details', 'show'];

/** Several papers of a list: what one answer cannot hold of all of them is a button under each. */
export const pick = defineCommand({
  name: 'pick',
  description: 'Show some papers of a list, each with what is wanted of it',
  hidden: true,
  options: z.object({
    papers: z.string().describe('Ids, with spaces between them'),
    numbers: z.string().default('').describe('Their numbers in the list'),
    does: z.string().default('show').describe('What is wanted of them'),
  }),
  async *run({ papers: ids, numbers, does }, { services }) {
    const papers = await services.papers.get(ids.split(' '));
    if (papers.length === 0) return yield refuse('I no longer have these papers.');
    const [label, command] = actions[does] ?? details;
    const places = new Map(ids.split(' ').map((id, at) => [id, Number(numbers.split(' ')[at])]));
    const cards = papers.map((paper): Block => {
      const number = places.get(paper.id);
      const button: Button = { label, invoke: { command, options: { paper: paper.id } } };
      return paperCard(paper, { buttons: [button], ...(number !== undefined && number > 0 ? { rank: number } : {}) });
    });
    const summary = `${counted(papers.length, 'paper')} of the list`;
    yield { summary, blocks: [{ type: 'text', text: [`${summary}:`] }, ...cards], audience: 'caller' };
  },
});
