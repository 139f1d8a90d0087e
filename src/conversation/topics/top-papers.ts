import { type Classes, holds, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import type { Topic } from './likely-topic.ts';
import { whose } from './typed-terms.ts';

/** How people call what a channel gets without a topic, as answers do: "the day's top papers". `{top}` in phrases. */
export const topPapers: Classes = {
  top: [
    'the|all? days|daily|todays|overall? top|best|hottest papers|picks|ones of? the? day?',
    'the? most upvoted|voted|popular papers|ones of? the? day?',
  ],
};

/** Whether a topic is none, but what comes without one: "bring us the daily top papers". */
export const areTopPapers = (topic: Topic, said: readonly Word[]): boolean =>
  holds(said, named) !== undefined &&
  topic.words.every((word) => topWords.has(word.toLowerCase())) &&
  whose(topic).length === 0;

const named = phrases(['{top}'], topPapers);
const topWords = new Set(
  "top best hottest most upvoted voted popular papers paper picks ones day day's daily".split(' '),
);
