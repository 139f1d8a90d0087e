import { lastOfEach } from '../core/chat/last-of-each.ts';
import type { Caller } from '../core/chat/place.ts';
import type { Invocation, Reply } from '../core/chat/reply.ts';
import { say } from '../core/chat/say.ts';
import { printCommandLine } from '../core/commands/command-line.ts';
import { isPhrase, phrases } from './words/phrases.ts';
import { allWords, readSentence } from './words/words.ts';

/** How long "yes", "no" and a correction are taken for an answer to an offer, in milliseconds. */
const standsMs = 600_000;

/**
 * What each person was offered last in each place, until something else is said to them. "Yes" does not do it, as nothing is
 * changed on a sentence, and is told so with the offer once more.
 */
export function createOffers() {
  const offers = lastOfEach<{ offer: Reply; line: string }>(standsMs);

  return {
    /** What a person was told, by what was run: an offer or a question to be pressed, or anything else. */
    remember(reply: Reply, { command, options }: Invocation, caller: Caller, now: Date): void {
      const line = command === 'offer' ? String(options.line) : confirmationIn(reply);
      if (line !== undefined && reply.failed !== true) offers.keep(caller, { offer: reply, line }, now);
      else offers.forget(caller);
    },

    /** What the last offer would run, as it would be typed. */
    lineOf: (caller: Caller, now: Date): string | undefined => offers.of(caller, now)?.line,

    /** Something was pressed: what is said next corrects nothing. */
    forget: offers.forget,

    /** The answer to "yes" and to "no"; undefined where nothing was offered, or something else is said. */
    answered(text: string, caller: Caller, now: Date): Reply | undefined {
      const last = offers.of(caller, now);
      if (last === undefined) return undefined;
      const words = allWords(readSentence(text).parts);
      if (isPhrase(words, refused) !== undefined) {
        offers.forget(caller);
        return left;
      }
      if (isPhrase(words, agreed) === undefined) return undefined;
      const { offer } = last;
      return {
        ...offer,
        blocks: [{ type: 'note', text: ['Nothing is changed by a word. The offer:'] }, ...offer.blocks],
      };
    },
  };
}

/** What is asked about before it is done, as `forget-me` does, and would be once it is confirmed. */
function confirmationIn({ blocks }: Reply): string | undefined {
  for (const button of blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])))
    if ('invoke' in button && button.invoke.options.confirm === true) return printCommandLine(button.invoke);
  return undefined;
}

const agreed = phrases(
  ['{yes} {yes}? {do}? {please}?', '{yes} {act} {please}?', '{do} {please}?', 'please {do}? {please}?'],
  {
    yes: [
      'yes|yeah|yep|yup|y|sure|ok|absolutely|definitely|certainly|confirm|confirmed|agreed|correct|exactly|right|perfect|thumbs-up',
      'of course',
      'why not',
      'by all means',
      'sounds|looks|seems good|right|great|perfect|fine',
      'that|this|it is right|correct|fine|good|it|great|perfect',
      'that|this|it works|fits',
    ],
    do: [
      'just|then|now? do it|that|this|so',
      'go ahead|on|for and? do? it?',
      'let us do|have|go it|that|this?',
      'make it so|happen',
      'i|we want|would|like like? that|it|this',
    ],
    // Behind "yes" alone: "stop it" is another wish.
    act: ['set|subscribe|add|stop|pause|resume|save|take|change it|that|this|me|us'],
    please: [
      'please|thanks|thank|you|now|then|so|much',
      'please|thanks|thank you|thanks|much|now|then|so',
      'thank you so? very? much',
    ],
  },
);
const refused = phrases([
  'no|nope|nah thanks|thank|please|leave|forget? you|it|that|this?',
  'never mind',
  'cancel|forget|leave|drop|scrap|abort it|that|this? again|please? please?',
  'do not|no',
]);
const left: Reply = say('All right, nothing is changed.');
