import { utcDay } from '../../core/day.ts';
import { findDays } from '../../core/queries/find-days.ts';
import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { placesIn } from '../papers/item.ts';
import { daysAway, mostDays } from '../papers/recap.ts';
import { paperNamed } from '../papers/reference.ts';
import { possessiveWeekday, wordsOfPast } from '../times/time-words.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { isEverydayName } from '../words/title-share.ts';
import { allWords, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { dayIn } from './why-posted.ts';

/**
 * What this channel got, which is not what others read on those days: what became of one day, all of a longer time, or one paper.
 * What is still to come is the preview.
 */
export function readPosted(sentence: Sentence, now: Date, named: readonly NamedPaper[]): Intent | undefined {
  const [clause, another] = sentence.clauses;
  if (clause === undefined || another !== undefined) return undefined;
  const asked = plainly(clause.words);
  const paper = paperAsked(asked, named) ?? paperAsked(clause.words, named);
  if (paper !== undefined) return paper;
  if (beginsWith(asked, asking) === undefined) return undefined;
  if (holds(asked, ahead) !== undefined || !isBag(asked, posted)) return undefined;
  const { date } = holds(asked, ranging) === undefined ? dayIn(sentence) : {};
  if (date !== undefined) return { kind: 'status', of: 'why', date };
  const { since, until } = findDays(sentence.text, now) ?? {};
  const today = utcDay(now);
  if (since !== undefined && (since === today || since === until))
    return { kind: 'status', of: 'why', date: since === today ? 'today' : since };
  const isOver = since !== undefined && until !== undefined && until < today;
  const days = isOver ? Math.ceil((now.getTime() - Date.parse(since)) / 86_400_000) : daysAway(allWords([clause]), now);
  return { kind: 'recap', ...(days === undefined ? {} : { days: Math.min(days, mostDays) }) };
}

/** "Did you already post the Moebius paper?", "was this posted here?", "did you post the first one?" */
function paperAsked(asked: readonly Word[], named: readonly NamedPaper[]): Intent | undefined {
  const { name } = isPhrase(asked, ofOne) ?? {};
  if (name === undefined) return undefined;
  if (isPhrase(name, pointed) !== undefined) return { kind: 'status', of: 'why' };
  const numbers = placesIn(writtenAs(name));
  if (numbers !== undefined) return { kind: 'item', numbers, does: 'why' };
  const paper = isEverydayName(name.map(({ text }) => text)) ? undefined : paperNamed(name, named);
  return paper === undefined ? undefined : { kind: 'status', of: 'why', paper };
}
const pointed = phrases(['this|that|it one|paper?', 'the paper']);
const ofOne = phrases(
  [
    'did|have|has {bot} {yet}? post|posted|share|shared|send|sent|cover|covered {name} {yet}? {here}?',
    'did|have|has {us} {yet}? get|got|had|have|receive|received|see|seen {name} {yet}? {here}',
    'did|have|has {us} {yet}? get|got|gotten|receive|received {name} {yet}?',
    'was|is|were|has {name} {yet}? been? posted|sent|shared|covered {yet}? {here}?',
    'did {name} {yet}? come|appear|show|go|get {posted}? up|out|through? {here}',
  ],
  {
    bot: ['you|paperboy|we', 'the|this bot|channel'],
    us: ['we', 'the|this|our channel'],
    yet: ['already|ever|yet|even|before|once|previously'],
    posted: ['posted|sent'],
    here: [
      'here|today|yesterday|before|already',
      'to us',
      'in|to|on|into here',
      'in|to|on|into this|the|our channel|digest|posts|post|server|feed',
    ],
  },
);

const ranging = phrases(['since|from|between|until|till|after|before']);
const asking = phrases([
  'what|which|everything|anything|something|all|list',
  'the|all|any papers|posts|ones|stuff|things',
  'papers|posts',
  'did|have|has|was|were|is',
  'show|list|see|give|get|remind|recap|repeat',
]);

const daysOfMonth = Array.from({ length: 31 }, (_, at) => at + 1)
  .flatMap((day) => [day, `${day}st`, `${day}nd`, `${day}rd`, `${day}th`])
  .join(' ');
const ofDays = `${wordsOfPast} ${daysOfMonth} things stuff ones posts post digest digests channel new`;

/** Who posts is this bot, or where is this channel: what anybody else posted is looked for. */
const posted = bag(
  [
    'you|paperboy|bot posted|sent|shared|delivered|brought|posting|sending',
    'did you|paperboy|bot post|send|share|deliver|bring',
    'posted|sent|shared|delivered was|were|been|get|got|has|have|here|channel what|which|anything|everything|something|nothing|all',
    'what|which|anything|everything did|have|has|had we|us|channel get|got|had|gotten|receive|received',
    'what|which|anything|everything came|went|landed|appeared|arrived here|channel',
    `what|which was|were yesterdays|${possessiveWeekday} post|posts|digest|list`,
  ],
  ofDays,
);
const ahead = phrases([
  'can|could|should|would|will|might|tomorrow|next',
  // "In may" is over.
  'may we|i|you|they|it|there|paperboy|this|the|be|come|get|post|see',
  'going to',
]);
