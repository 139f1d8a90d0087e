import { arxivIdsIn } from '../../core/papers/paper.ts';
import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent, Where } from '../intent.ts';
import { isCoined, paperNamed } from '../papers/reference.ts';
import { anyWeekday, oneWeekday, possessiveWeekday, weekdayOf, wordsOfPast } from '../times/time-words.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { isEverydayName } from '../words/title-share.ts';
import { type Sentence, type Word, writtenAs } from '../words/words.ts';

/** Why something was posted, or was not: the paper that is talked about, one that is named, or anything at all. */
export const readWhy = (sentence: Sentence, where: Where, named: readonly NamedPaper[]): Intent | undefined =>
  asksWhyPosted(sentence)
    ? { kind: 'status', of: 'why' }
    : where !== 'thread' && asksWhyNothing(sentence)
      ? { kind: 'status', of: 'why', ...dayIn(sentence) }
      : readWhyOne(sentence, where, named);

/** "On Saturday"; "silent since Monday" is of no one day, and of today the last post tells. */
export function dayIn({ parts }: Sentence): { date?: string } {
  const found = parts.flatMap(({ words }) => {
    const at = holds(words, oneDay);
    return at === undefined || words[at.start - 1]?.text === 'since' ? [] : [words[at.end - 1]?.text ?? ''];
  });
  const [date] = found;
  return date === undefined ? {} : { date: weekdayOf(date.replace(/'s$/, '')) ?? date.replace(/s$/, '') };
}
const oneDay = phrases([`on|last|this? ${anyWeekday}|yesterday`, `on? ${possessiveWeekday}|yesterdays`]);

/** "How come this landed in our channel?", "why did you post this here, we're a speech lab": nothing else is asked. */
function asksWhyPosted({ parts }: Sentence): boolean {
  const at = parts.findIndex((part) => isAboutPost(part.words) || isAboutPost(plainly(part.words)));
  return at !== -1 && !parts.some(({ asks }, other) => asks && other !== at);
}

function isAboutPost(asked: readonly Word[]): boolean {
  if (isPhrase(asked, reasons) !== undefined) return true;
  const begun = beginsWith(asked, why);
  const rest = asked.slice(begun?.end ?? 0);
  return begun !== undefined && holds(rest, ofPaper) === undefined && isBag(asked, posting);
}

/** "Why was nothing posted today?", "no post today?" In a discussion "it" is its paper. */
function asksWhyNothing({ clauses, parts }: Sentence): boolean {
  if (
    parts.some(({ words }) => tellsSilence(words)) &&
    parts.some(({ words }) => holds(words, asksReason) !== undefined)
  )
    return true;
  const [clause, another] = clauses;
  if (clause === undefined || another !== undefined) return false;
  const asked = plainly(clause.words);
  if (isPhrase(asked, silence) !== undefined || (clause.asks && isPhrase(asked, missing) !== undefined)) return true;
  if (tellsEmptyDay(clause.words)) return true;
  const begun = beginsWith(asked, why);
  return begun !== undefined && isBag(asked.slice(begun.end), nothing);
}

const why = phrases([
  'why',
  'how come|comes',
  'how did|has|is|was this|that|it',
  'what made|makes|led|brought you|paperboy|it|this|that?',
  'for|on|by|with what|which|whose reason|reasons|basis|grounds|criteria|criterion',
  'what is|was|are|were the? reason|reasons|basis|grounds',
  'who',
  'for? which|what of? our|my|the|your? topic|topics|keyword|keywords|filter|filters|subscription|subscriptions',
  'what is|was this|that|it paper|one|post?',
]);

/** This is asked of the channel's posts, and nothing of what papers say. */
const posting = bag(
  [
    'post|posted|send|sent|recommend|recommended|suggested|suggest|share|shared|relevant us|we|here|you|me|channel|digest|bot|paperboy|list|lab|team',
    'pick|picked|choose|chosen|select|selected|show|shown|include|included us|here|you|me|channel|digest|bot|paperboy|list',
    'land|landed|end|ended|show|showed|turn|turned|appear|appeared|pop|popped|came|come|get|got|arrive|arrived|doing|doings|put here|channel|digest|feed|list|inbox',
    'get|getting|got|receive|received|receiving|see|seeing we|i',
    'this|it|that here|channel|digest|feed|list|inbox',
    'match|matched|matches|triggered|trigger this|it|that|post',
    'doing here|channel|digest|feed|list|inbox',
    'posted|recommended',
  ],
  `ever even today yesterday morning group lab team department company server workspace todays daily weekly first second up in into decided decide
  onto topic topics keyword keywords filter filters subscription subscriptions reason reasons basis grounds criteria criterion makes
  led brought comes`,
);
/** The authors, and what papers hold: "why was it shown to work here". */
const ofPaper = phrases([
  'they|their|authors|author|work|study|report|publication|research|and|or|more|much|many|better|like',
]);

const reasons = phrases(
  [
    'why did|do|does|am|are i|we|you get|see|getting|seeing|receive|have this|that paper|one?',
    'why did you post|send|pick|choose|select|show|recommend this|that|it paper|one?',
    'why do|did|does|are|is you|we|i|they|paperboy post|posting|send|sending|show|showing|get|getting|see|seeing a|an|some|these|those|so? {name} paper|papers|stuff|one|ones in|to? here|us|me',
    'why was|is|were this|that|it paper|one? posted|sent|picked|chosen|selected|shown|recommended|here|included here?',
    'why this|that paper|one?',
    'what has|does|do|did this|that|it paper|one|post? have|got? to do with us|me',
    'what has|does|do|did this|that|it paper|one|post? have|got? to do with our|my|the|this topic|topics|channel|group|team|lab|field|work|keywords',
    'why is this|that|it paper|one? here|relevant for? me|us?',
    'why|how do|did|am|are|is|have|come|comes i|we|you|they get|got|getting|see|seen|seeing|receive|received|receiving|have|having|post|posting|send|sending|show|showing ... paper|papers|post|posts|one|ones|stuff|much|many ... in|on|to|into {place}',
  ],
  { place: ['our|this|my ... channel|digest|feed|inbox', 'the channel|digest|feed|inbox'] },
);

const silence = phrases([
  'why is it so quiet|silent here?',
  'where is the|our|my|todays daily|morning? digest|post|papers|list today?',
  'did you forget us|me|today|the digest|post',
  `why|how nothing|none here? today|yesterday|tonight|now|yet|here|this|on? morning|week|${oneWeekday}?`,
]);
const missing = phrases([
  'still? no|zero post|posts|papers|digest|update|mail today|yesterday|here|again|this|now? morning|week|time?',
  `still? no|zero post|posts|digest|update|mail on|last ${anyWeekday}`,
]);

/** "We got nothing on monday", "there was no digest yesterday": it is told so that somebody says why. */
const tellsEmptyDay = (words: readonly Word[]): boolean =>
  holds(words, pastDay) !== undefined && holds(words, wished) === undefined && isBag(words, empty);
const pastDay = phrases([`on|last|this? ${anyWeekday}`, 'yesterday|today', 'last|this morning|night|evening|week']);
const wished = phrases(['can|could|should|would|will|may|might|shall|must|please|want|need|like|make|let']);
const empty = bag(
  [
    'nothing|none|no came|arrived|got|received|was|were|had|saw|landed|appeared|went',
    'not|never get|receive|see|post|send|come|arrive did',
    'not|never was|were|been|got posted|sent|delivered',
  ],
  `${wordsOfPast} post posts digest digests update updates mail message list channel`,
);
const nothing = bag(
  [
    'no|not|nothing|zero|none|quiet|silent|empty|missing post|posts|posted|posting|papers|digest|update|mail|get|got|send|sent|received|receive|come|came|coming|here',
  ],
  `${wordsOfPast} anymore daily weekly channel`,
);

/** "Still no digest", "we got no papers today", "the channel stayed empty": of a time or a place, and of no topic. */
function tellsSilence(words: readonly Word[]): boolean {
  const found = holds(words, silent);
  const rest = found === undefined ? [] : words.slice(found.end);
  return found !== undefined && (rest.length === 0 || beginsWith(rest, sometime) !== undefined);
}
const silent = phrases([
  'no|zero new|single? post|posts|paper|papers|digest|digests|update|updates|delivery|list been|was|were|got? posted|sent|delivered|coming|came|arrived?',
  'not been|there been? any new|single? post|posts|paper|papers|digest|digests|update|updates|delivery',
  'nothing|none new? was|got|has|have|is|being? been? posted|sent|arrived|came|come|coming|appeared|delivered|turned|landed|popped|shown? up|in|out|through?',
  'do|did|have|has|does not get|got|gotten|receive|received|see|seen|post|posted|send|sent|come|came|arrive|arrived a|any|anything|the|our|my|todays|us? usual|daily|morning? digest|digests|post|posts|papers|list?',
  'why so quiet|silent|dead',
  'channel|feed so|completely? empty|quiet|silent|dead',
  'channel|feed is|was|has|have|stayed|remained|stays been|stayed|remained? so|very|completely|all? empty|quiet|silent|dead',
  'digest|post|posts|papers is|was|are|were missing|late|absent|overdue',
]);
const sometime = phrases([
  'today|tonight|yesterday|here|yet|now|again|anymore|since|so|lately|meanwhile|how|why|what|and|but|is',
  'this morning|week|afternoon|evening|time|channel',
  'the|our|my channel|feed|server|workspace|team',
  `in|for|on|to|at this|the|our|my|a|all? channel|feed|team|server|workspace|here|while|day|days|week|${oneWeekday}|all`,
  'in|for|on two|three|four|five|2|3|4|5|a|some days|time|weeks|while|week',
]);
const asksReason = phrases([
  'why',
  'how come|comes',
  'what happened|broke',
  'what is|was|went|has|could|may|might the|a|your|be|gone? wrong|up|reason|cause|broken|matter|problem|issue|explanation',
  'what the? reason|cause|matter|problem|issue',
  'any idea|clue|reason|explanation|problem|problems|issue|issues',
  'is|are|was|did|has|have something|anything|everything|it|you|the|this? bot|paperboy|schedule|job? break|broke|broken|wrong|down|dead|die|died|stuck|offline|crash|crashed|fail|failed|ok|because',
]);

/** Why a paper that is named was posted, or was not: "why not Moebius?", "why didn't we get the Moebius paper?" */
function readWhyOne({ clauses, parts }: Sentence, where: Where, named: readonly NamedPaper[]): Intent | undefined {
  const [clause, another] = clauses.length > 1 ? clauses : parts;
  // Whose question stands first may say beside it what they are here for.
  if (where === 'thread' || clause === undefined || another?.asks === true) return undefined;
  const { name } = isPhrase(plainly(clause.words), notPosted) ?? {};
  if (name === undefined) return undefined;
  const [given] = arxivIdsIn(writtenAs(name));
  if (given !== undefined) return { kind: 'status', of: 'why', paper: given };
  const id = paperNamed(name, named);
  const paper = named.find((one) => one.id === id && !isEverydayName(one.words.split(' ')));
  if (paper !== undefined) return { kind: 'status', of: 'why', paper: paper.id };
  // "Why did we get LoopCoder?" of "LoopCoder-v2: …": a name that is made up says enough beside such a wish.
  const isName = name.length <= 2 && name.some(({ written }) => isCoined(written));
  return isName && beginsWith(plainly(clause.words), getting) !== undefined
    ? { kind: 'status', of: 'why', paper: writtenAs(name) }
    : undefined;
}

const getting = phrases([
  'why|how did|do not? we|i|you get|see|receive|have|post|send|show|pick|include',
  'why|how was|is|were ... posted|sent|shown|picked|included|here',
  'how come we|i|you got|get|see|received',
]);

const notPosted = phrases(
  [
    '{so} not {name} {here}?',
    '{so} no {name} {here}?',
    '{so} {aux}? not? we|i|you|they not? get|got|see|seen|receive|received|have|post|posted|send|sent|show|shown|pick|picked|include|included {name} {here}?',
    '{so} {aux} {name} not? {posted} {here}?',
    '{so} {aux} not {name} {posted} {here}?',
    '{so} {aux} {name} missing|absent|left|skipped|excluded|dropped|filtered out|from? {here}?',
    '{so} {name} is|was|did not? {posted} {here}?',
    '{so} {name} {aux} not? {posted}? {here}',
    '{so} {name} {here}',
  ],
  {
    so: ['why', 'how come|comes', 'for what|which reason'],
    aux: ['did|do|was|were|is|are|have|has'],
    posted: [
      'been? posted|sent|shown|picked|chosen|selected|included|recommended|listed|get|got|make|made|in|on|here|there',
      'been? left|filtered|kept|sorted out',
    ],
    here: [
      'here|there|today|yesterday',
      'in|on|to|into the|our|todays|this? list|digest|post|channel|feed|cut',
      'the cut|list|digest',
    ],
  },
);
