import { z } from 'zod';
import { bibtexOf, referenceOf } from '../src/core/citation.ts';
import { defineCommand } from '../src/core/command.ts';
import { completePaper, findPaper, paperOption } from '../src/core/paper-option.ts';

export const cite = defineCommand({
  name: 'cite',
  description: 'Get the BibTeX entry and a one-line reference of a paper',
  options: z.object({ paper: paperOption }),
  completes: ['paper'],
  complete: (_option, text, context) => completePaper(text, context),
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'cite', context);
    if ('reply' in found) {
      yield found.reply;
      return;
    }
    const reference = referenceOf(found.paper);
    yield {
      summary: reference,
      blocks: [
        { type: 'text', text: [reference] },
        { type: 'code', text: bibtexOf(found.paper) },
      ],
      audience: 'caller',
      share: { command: 'cite', options: { paper: found.paper.id }, share: true },
    };
  },
});
