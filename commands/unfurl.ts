import { z } from 'zod';
import { refuse, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';

export const unfurl = defineCommand({
  name: 'unfurl',
  description: 'Show the paper under links to it that people post in this channel (Slack)',
  options: z.object({ set: z.enum(['on', 'off']).describe('on: title, authors, votes and code stand under the link') }),
  manages: true,
  async *run({ set }, { place, services }) {
    const missing = services.missingForUnfurls(place);
    if (missing === undefined) return yield elsewhere;
    const unfurlsLinks = set === 'on';
    const channel = await services.channels.update(place, (current) =>
      current === undefined ? undefined : { ...current, unfurlsLinks },
    );
    if (channel === undefined) yield notSubscribed;
    else if (!unfurlsLinks) yield say('Links that people post here stay as they are.');
    else if (missing.length === 0) yield say(switchedOn);
    else yield say(`${switchedOn} Nothing is shown yet: I am missing ${missing.join(' and ')}.`);
  },
});

const switchedOn =
  'Under a link to a paper at arXiv, Hugging Face or alphaXiv that somebody posts here I now show the paper, if I have read it: once a day, without opening the link, and without noting who posted it. /paper unfurl off stops it.';

const elsewhere = refuse('Only in Slack do I show papers under links. Here the chat shows links in its own way.');

const notSubscribed = refuse(
  'This channel has no subscription yet, so nothing is shown under links. Run /paper subscribe first.',
);
