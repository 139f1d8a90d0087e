import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import type { Block, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { whyNotFound } from '../src/core/commands/paper-option.ts';
import { paperCard } from '../src/core/papers/card.ts';
import { arxivIdsIn, arxivUrl, type Paper } from '../src/core/papers/paper.ts';
import { counted, inWords } from '../src/core/text.ts';

/** Papers of one message; more is a reading list, not a question. */
const most = 5;

export const lookup = defineCommand({
  name: 'lookup',
  description: 'Show the papers that a message names',
  hidden: true,
  // Slack's longest message.
  options: z.object({ text: z.string().max(40_000).describe('The message') }),
  async *run({ text }, { services, caller, signal }) {
    const ids = arxivIdsIn(text).slice(0, most);
    if (ids.length === 0) return yield say('I see no arXiv id or link to a paper in that message.');
    const known = await services.papers.get(ids);
    const unread = ids.filter((id) => !known.some((paper) => paper.id === id));
    if (unread.length === 0) return yield shown(ids, known, []);
    const asking = unread.map((id) =>
      note(id, ` is not among the papers I have read; asking ${inWords(services.lookup.places)}.`),
    );
    yield shown(ids, known, asking);
    const person = personKey(caller);
    const asked = await Promise.all(
      unread.map(async (id) => ({ id, found: await services.lookup.find(id, person, signal) })),
    );
    const found = asked.flatMap(({ found }) => (found.kind === 'paper' ? [found.paper] : []));
    const missing = asked.flatMap(({ id, found }) =>
      found.kind === 'paper' ? [] : [note(id, ` is a paper I do not have. ${whyNotFound(found, services.lookup)}`)],
    );
    yield shown(ids, [...known, ...found], missing);
  },
});

/** The papers in the order of the message. */
function shown(ids: readonly string[], papers: readonly Paper[], notes: Block[]): Reply {
  const cards = ids.flatMap((id) => papers.filter((paper) => paper.id === id)).map((paper) => paperCard(paper));
  const summary = `${ids.length === 1 ? 'The paper' : counted(ids.length, 'paper')} in that message`;
  return { summary, blocks: [...cards, ...notes], audience: 'caller' };
}

const note = (id: string, said: string): Block => ({
  type: 'note',
  text: [{ text: `arXiv ${id}`, url: arxivUrl(id) }, said],
});
