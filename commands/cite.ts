import { z } from 'zod';
import type { Block } from '../src/core/chat/reply.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { bibtexWithin, referenceOf } from '../src/core/papers/citation.ts';

/** Characters of an entry: every platform's message takes them, with the reference above. */
const longestEntry = 2_400;

export const cite = defineCommand({
  name: 'cite',
  description: 'Get the BibTeX entry and a one-line reference of a paper',
  options: z.object({ paper: paperOption }),
  ...completesPaper,
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'cite', context);
    if ('reply' in found) return yield found.reply;
    const { authors, id } = found.paper;
    const reference = referenceOf(found.paper);
    const { entry, named } = bibtexWithin(found.paper, longestEntry);
    const shortened: Block = {
      type: 'note',
      text: [
        `The entry names ${named} of ${authors.length} authors and "others". All of them: `,
        { text: "arXiv's entry", url: `https://arxiv.org/bibtex/${id}` },
      ],
    };
    yield {
      summary: reference,
      blocks: [
        { type: 'text', text: [reference] },
        { type: 'code', text: entry },
        ...(named < authors.length ? [shortened] : []),
      ],
      audience: 'caller',
      share: { command: 'cite', options: { paper: id }, share: true },
    };
  },
});
