import type { Intent, Where } from '../intent.ts';
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
  if (isPhrase(asked, halves) === undefined) return undefined;
  return (isPhrase(asked, one) === undefined ? undefined : scheduleIn(asked)) ?? whichTime('Say the time');
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
    'in|by the? morning|mornings|afternoon|afternoons|evening|evenings|lunchtime',
    'at|over|around|before|after lunch|lunchtime|noon|night|breakfast|dinner',
    'every|each|only|just morning|mornings|afternoon|evening|evenings',
    'mornings|afternoons|evenings',
  ],
};
const one = phrases(['rather|better|preferably|only|just? {half} instead|rather|better|only?'], half);
const halves = phrases(
  [
    'rather|better|preferably|only|just? {half} instead|rather|better|only?',
    'rather|better|only|both|in|the? the? morning|mornings|afternoon|evening and|or|plus|then the? morning|mornings|afternoon|evening|evenings',
    '{half} and|or|plus {half}',
  ],
  half,
);
