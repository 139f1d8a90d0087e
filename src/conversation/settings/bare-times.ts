import type { Intent, Where } from '../intent.ts';
import { addedIn } from '../times/schedule-words.ts';
import { dayPart, namedTime } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import { allWords, type Sentence } from '../words/words.ts';
import { scheduleIn } from './told-times.ts';

/**
 * A time of the day or "earlier", and nothing else: it is said of what comes here. Undefined where a day or an hour is named,
 * which rules for schedules read.
 */
export function readBareTime({ parts }: Sentence, where: Where): Intent | undefined {
  if (where === 'thread') return undefined;
  const asked = plainly(allWords(parts));
  if (isPhrase(asked, moved) !== undefined) return whichTime('Say by how much, as in "an hour earlier", or the time');
  if (isPhrase(asked, halves) === undefined || addedIn(parts) !== undefined) return undefined;
  // "Mornings or evenings" leaves it open.
  const isEither = asked.some(({ text }) => text === 'or');
  return (isEither ? undefined : scheduleIn(asked)) ?? whichTime('Say the time');
}

const whichTime = (says: string): Intent => ({
  kind: 'change',
  command: 'schedule',
  options: {},
  says: `${says}, as in "post at 8".`,
});

const moved = phrases([
  'a|much|way|far|little|rather|even|no|make|come|post|send|it|them? bit|little|lot? earlier|later|sooner instead|rather?',
  'not so|that|this early|late',
  'too early|late',
]);

const half = {
  half: [
    `in|by the? ${dayPart}`,
    `at|by|over|around|before|after night|breakfast|dinner|${namedTime}`,
    `every|each|only|just ${dayPart}|${namedTime}`,
    'mornings|afternoons|evenings|nights|noon|midday|lunchtime',
  ],
};
const halves = phrases(
  [
    'rather|better|preferably|only|just? {half} instead|rather|better|only?',
    `rather|better|only|both|in|the? the? ${dayPart} and|or|plus|then in|by? the? ${dayPart}`,
    '{half} and|or|plus {half}',
  ],
  half,
);
