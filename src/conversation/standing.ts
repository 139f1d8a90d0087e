import { eachWeekday, oneWeekday } from './times/time-words.ts';
import { plainly } from './words/manners.ts';
import { beginsWith, type Classes, holds, isPhrase, phrases } from './words/phrases.ts';
import { isTalk } from './words/talk.ts';
import { titleShare } from './words/title-share.ts';
import type { Part, Sentence, Word } from './words/words.ts';

/**
 * What is to come from now on, said without the bot's own words for it: "papers on kites: how about three each Monday", "whatever
 * Ada Falter writes should land here".
 */
export const isStanding = ({ parts, clauses }: Pick<Sentence, 'parts' | 'clauses'>): boolean =>
  isTimed(parts) ||
  parts.some(isWanted) ||
  [...parts, ...clauses].some(({ words, asks }) => !asks && [notified, landing].some((list) => holds(words, list)));

/** "Notify us in Slack of Mamba releases", "setting up a channel for a team who do RL", "we need robotics in here". */
function isWanted({ words, asks }: Part): boolean {
  const asked = plainly(words);
  if (!asks && [called, founding].some((list) => beginsWith(asked, list) !== undefined)) return true;
  const { name } = isPhrase(words, wantedHere) ?? {};
  const isOfTopic = name?.some(({ text }) => titleShare(text) > 0) === true;
  return isOfTopic && name.every(({ text }) => !isTalk(text) && !otherwise.has(text));
}
const chats = 'slack|discord|teams|chat|dm';
const called = phrases([
  `notify|alert|ping|message|warn me|us|everyone|everybody|the|our? team|channel? in|on|via|through the|our|this? ${chats}|channel|server|here of|about|on|for|regarding`,
]);
const founding = phrases([
  'set|setting|create|creating|start|starting|open|opening|make|making up? a|an|this|the|our|my new? channel|room|workspace for|about|on',
]);
const wantedHere = phrases([
  'i|we need|want {name} in|over? here',
  'i|we need|want {name} in|into this|the|our channel|room|server',
]);
/** What is wanted in a channel, and is no topic. */
const otherwise = new Set(
  'quiet silence help support code answers results time peace order text less more fewer'.split(' '),
);

/** No verb says that they are to come, and a day does. */
function isTimed(parts: readonly Part[]): boolean {
  const [first, ...rest] = parts.map(({ words }) => plainly(words));
  const named = beginsWith(first ?? [], naming);
  // "Papers from each day of last week"
  const own = (first ?? []).slice((named?.end ?? 0) + 1);
  const behind = named === undefined ? [] : [own, ...rest.filter(({ length }) => length <= longestWhen)];
  return behind.some((words) => holds(words, eachTime) !== undefined);
}
/** Words that say how many come when; more of them are a sentence of their own. */
const longestWhen = 6;
const naming = phrases([
  'the|all|any? new|latest|recent? papers|updates|posts|preprints about|on|regarding|from|by|for',
  'bring|send|post|give|show me|us|here anything|something|papers|everything|news|updates new? about|on|regarding|from|by',
]);
const eachTime = phrases([
  `every|each day|morning|week|weekday|${oneWeekday}`,
  `on? ${eachWeekday}|weekdays|weekends`,
  'daily|weekly at',
  'once|twice|thrice a|per|each week|day',
]);

const classes: Classes = {
  call: ['tell|ping|notify|alert|message|dm|let me|us|here|everyone|everybody|the? team|channel? know|hear?'],
  once: ['when|whenever|once', 'as soon as', 'every time'],
  publishes: ['publish|publishes|release|releases|write|writes|upload|uploads|submit|submits|post|posts'],
  some: ['something|anything|a|an|another|new|papers|work|stuff'],
  all: ['anything|everything|whatever|all|papers|work|preprints|stuff'],
  must: ['should|shall|must', 'has|have|needs|ought to'],
  come: ['land|come|go|appear|arrive', 'be|end|show posted|sent|shared|up'],
  here: ['here', 'in|to|into this|our|the channel|room|chat'],
};
const notified = phrases(
  [
    '{call} {once} ... {publishes} {some}',
    '{call} {once} ... has|have a|an|another|something|anything|new paper|work|preprint|new|papers',
    '{once} ... {publishes} ... {call}',
    '{once} ... has|have a|an|another|something|anything|new paper|work|preprint|new|papers ... {call}',
  ],
  classes,
);
const landing = phrases(
  [
    'i|we would? also|additionally like|love|want|need to? see|get|have|receive? {all} about|on|regarding',
    'i|we would like|love to? also see|get|have|receive {all} about|on|regarding',
    '{all} ... {must} {come} {here}',
    '{all} ... {publishes} post|send|put|drop|share|bring it|that|them|us {here}?',
  ],
  classes,
);

/** "Follow Tri Dao", "no more papers by Tri Dao": of somebody whom the index knows. */
export function followed(parts: readonly Part[], authors: readonly string[]): 'subscribe' | 'unsubscribe' | undefined {
  const [part, another] = parts;
  const asked = another === undefined ? plainly(part?.words ?? []) : [];
  if (authors.length > 0 && beginsWith(asked, unwanted) !== undefined) return 'unsubscribe';
  const begun = beginsWith(asked, following);
  const name = asked.slice(begun?.end).map(lettersOf).join(' ');
  if (begun === undefined || !authors.some((author) => lettersOf({ text: author.toLowerCase() }) === name))
    return undefined;
  return isPhrase(asked.slice(0, begun.end), ending) === undefined ? 'subscribe' : 'unsubscribe';
}
const lettersOf = ({ text }: Pick<Word, 'text'>) => text.replace(/['’]s$|\./g, '');
const following = phrases(['follow|track|watch|unfollow|untrack']);
const ending = phrases(['unfollow|untrack']);
const unwanted = phrases(['no|nothing more|new|further? papers|posts|preprints|stuff|work? by|from']);
