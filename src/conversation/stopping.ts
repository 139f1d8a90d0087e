import { topicName } from '../core/queries/topic.ts';
import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { type Classes, isPhrase, phrases, withoutEnd } from './phrases.ts';
import { topPapers } from './top-papers.ts';
import { allWords, type Sentence, writtenAs } from './words.ts';

/**
 * What is to stop, where that is no one topic: the top papers, all topics but some, what comes at one time of the day. "Cancel"
 * alone stops nothing: an offer that waits was answered before.
 */
export function readStopping({ parts }: Sentence, where: Where): Intent | undefined {
  if (where === 'thread') return undefined;
  const asked = plainly(allWords(parts));
  if (isPhrase(asked, cancelled) !== undefined) return { kind: 'change', options: {}, says: nothingWaits };
  if (isPhrase(asked, ofHalf) !== undefined)
    return { kind: 'change', command: 'schedule', options: {}, says: timesLeft };
  if (isPhrase(asked, ofTop) !== undefined)
    return { kind: 'change', command: 'unsubscribe', options: { topic: topicName('') } };
  if (isPhrase(asked, unnamed) !== undefined) return { kind: 'change', command: 'unsubscribe', options: {} };
  const { name } = isPhrase(asked, allBut) ?? {};
  if (name === undefined) return undefined;
  // "Agents and robotics" are two topics that stay.
  const kept = writtenAs(withoutEnd(name, ofTopics)).replaceAll(/,? and |, /g, '; ');
  return { kind: 'change', command: 'unsubscribe', options: { topic: `all except ${kept}` } };
}

const nothingWaits =
  'No offer of mine waits to be cancelled. Say what is to stop, as in "stop diffusion" or "pause the posts".';
const timesLeft = 'Say the times that are to stay, as in "post at 9".';

const classes: Classes = {
  ...topPapers,
  stop: ['stop|drop|cancel|end|remove|kill|skip|cut|lose|delete|ditch|unsubscribe', 'get rid of', 'no|without more?'],
  half: [
    'morning|mornings|afternoon|evening|evenings|night|noon|lunchtime|midday|late|later|early|earlier|second|other',
  ],
  comes: ['one|post|posts|digest|digests|papers|delivery|message|messages|list|slot|time'],
  here: ['here|anymore|again|please|then|thanks', 'for us|me|now', 'in|from|for this|the|our channel'],
  all: ['everything', 'all|every|any of? the|our|my|these? topics|topic|subscriptions|papers|posts?'],
};
const cancelled = phrases([
  'cancel|abort',
  'cancel|abort|scrap it|this|that',
  'cancel|abort|stop|scrap|forget the|that|this|your|my|all? offer|request|command|change',
]);
const ofHalf = phrases(
  [
    '{stop} sending|posting|us|me? the|our|your|that|any? {half} {comes} {here}?',
    '{stop} the|our? evenings|mornings|afternoons {here}?',
  ],
  classes,
);
const ofTop = phrases(
  ['{stop} sending|posting|showing|us|me|from? us|me? {top} {here}?', '{top} out|off|away {here}?'],
  classes,
);
const unnamed = phrases(['{stop} my|our|the|this|that|a|one subscription|topic|alert {here}?'], classes);
const allBut = phrases(
  [
    '{stop} us|me|following|posting? from? {all} but|except|excluding|besides|without for|from|about|on|the|our|my? the|our|my? {name}',
    '{stop} us|me|following|posting? from? {all} apart|aside from the|our|my? {name}',
    '{stop} us|me|following|posting? from? {all} other than the|our|my? {name}',
  ],
  classes,
);
const ofTopics = phrases(['topic|topics|papers|ones|subscription|subscriptions|here']);
