import { shorten } from '../core/text.ts';
import type { Intent, Said } from './intent.ts';
import { featuresOf } from './intent-features.ts';
import { likelyMeaning } from './likely-intent.ts';
import { readAs } from './read-as.ts';
import { readExactly, readingsOf } from './readings.ts';
import { deniesDeed } from './settings/denied.ts';
import { withoutSpared } from './settings/sparing.ts';
import { twoWishes } from './settings/two-wishes.ts';
import { likelyTopic } from './topics/likely-topic.ts';
import { withoutPurpose } from './topics/purpose.ts';
import { asksForCode, asksForOthers, asksForVoted, asksForWork } from './topics/search.ts';
import { typedTerms } from './topics/typed-terms.ts';
import { type Fitted, fitted } from './words/weights.ts';
import { readSentence } from './words/words.ts';

/**
 * What a person means by a plain sentence, as `secondThought` leaves it: what leaves no doubt, else what it is most likely meant as.
 */
export function understand({ text, ...where }: Said, weights: Fitted = fitted): Intent {
  const meant = text.replace(corrects, '');
  const said = { ...where, text: where.where === 'thread' ? meant : withoutSpared(meant) };
  const both = said.where === 'thread' ? undefined : twoWishes(said.text);
  if (both === undefined) return understood(said, weights);
  const first = understood({ ...said, text: both.first }, weights);
  const says = `That is one change; "${shorten(both.second, 100)}" is another: say it by itself.`;
  return first.kind === 'change' && first.command !== undefined ? { ...first, says } : understood(said, weights);
}

/** "No, I meant the robot paper": what was meant is said behind it. */
const corrects =
  /^(?:no|nope|nah|sorry|wait|oh)(?:,? (?:no|wait|sorry))?[,.!:]? (?:i (?:mean|meant) |rather |(?=make it ))/i;

function understood(said: Said, { intents, topics }: Fitted): Intent {
  const sentence = readSentence(said.text);
  const exact = readExactly(sentence, said);
  if (exact !== undefined) return exact;
  const readings = readingsOf(sentence, said);
  const { terms, rest } = typedTerms(sentence.text);
  // Only papers are asked for by their day, their author, their field or their votes, in a discussion, too.
  const isQuery = terms.some((term) => /^(?:since|until|author|org|in|(?:up)?votes):/i.test(term));
  const isSaidOfElse = said.where !== 'thread' && sentence.parts.some(deniesDeed);
  const isOfList = readings.some(([rule]) => rule === 'item');
  const isSearch =
    (isQuery && said.where === 'thread') ||
    isSaidOfElse ||
    asksForOthers(sentence) ||
    (said.where !== 'thread' && (asksForWork(sentence) || (!isOfList && asksForCode(sentence)))) ||
    (said.where === 'thread' && asksForVoted(sentence));
  const likely = isSearch ? 'search' : likelyMeaning(featuresOf(said, readings), intents);
  const meaning = isQuery && (likely === 'gist' || likely === 'paper') ? 'search' : likely;
  return readAs(meaning, sentence, said, readings, (of) =>
    likelyTopic(
      of === 'search' ? withoutPurpose(rest) : rest,
      { where: said.where, of, authors: said.authors },
      topics,
    ),
  );
}

/**
 * Reads a sentence that names a topic, a day, a time and a place: what the first one in a process waits for (the weights, the
 * places, compiled code) is ready then. Takes a tenth of a second of a processor.
 */
export function prepareToUnderstand(): void {
  understand({
    text: 'robot papers since May at 8am Berlin time, please',
    where: 'channel',
    now: new Date(0),
    named: [],
  });
}
