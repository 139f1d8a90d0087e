import type { ChangeCommand, Intent, Where } from '../intent.ts';
import { addedIn } from '../times/schedule-words.ts';
import { someDay } from '../times/time-words.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, type Phrases, phrases } from '../words/phrases.ts';
import type { Sentence, Word } from '../words/words.ts';

/**
 * What is asked about the bot's own work: what this channel gets and when, and how one changes it. No paper answers that. Undefined where more is said than the question.
 */
export function readStatus({ parts, clauses: [clause, another] }: Sentence, where: Where): Intent | undefined {
  if (clause === undefined || another !== undefined) return undefined;
  const asked = plainly(clause.words);
  const said = (list: Phrases) => isPhrase(clause.words, list) ?? isPhrase(asked, list);
  const isOfSettings = said(subscribed) !== undefined || asksWhatComes(asked) || asksBoth(asked);
  if ((where !== 'thread' || holds(asked, ours) !== undefined) && isOfSettings)
    return { kind: 'status', of: 'subscriptions' };
  // "Can you also post on Sundays?" asks for them.
  const isWish = beginsWith(clause.words, wishing) !== undefined && addedIn(parts) !== undefined;
  if (where !== 'thread' && !isWish && said(ofDays) !== undefined) return { kind: 'status', of: 'subscriptions' };
  if (said(first) !== undefined) return { kind: 'top', period: 'day' };
  const command = (Object.keys(ways) as Way[]).find((way) => said(ways[way]) !== undefined);
  return command === undefined ? undefined : { kind: 'change', command, options: {} };
}

const wishing = phrases(['can|could|would you|we|it|this|that']);

/** In a discussion "the settings" are an experiment's. */
const ours = phrases(['you|we|us|i|my|our|your|here|channel|post|posts|digest']);

/** "Which topics does this channel get, and at what time?", in whatever order. */
const asksWhatComes = (words: readonly Word[]): boolean =>
  beginsWith(words, asking) !== undefined && holds(words, otherwise) === undefined && isBag(words, whatComes);

/** "What are we signed up for and when does it come?" */
function asksBoth(words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => text === 'and');
  return (
    at > 0 &&
    [words.slice(0, at), words.slice(at + 1)].every((half) =>
      [subscribed, comesWhen].some((list) => isPhrase(plainly(half), list) !== undefined),
    )
  );
}
const comesWhen = phrases([
  'when|how often? do|does|is|are|will it|they|that|these post|posted|come|coming|arrive|arriving|sent|due in|here?',
  'at|on? what|which time|times|days|day do|does|is|are|will it|they|that|these post|posted|come|coming|arrive|arriving|sent|due in|here?',
]);
const asking = phrases(['what|which|list|show|see|give|when|at|on']);
/** What might be followed, or was posted. */
const otherwise = phrases(['can|could|should|would|will|might|may|did|had|got']);
const whatComes = bag(
  [
    'what|which|list|show topic|topics|subscription|subscriptions|keyword|keywords|filter|filters|settings|schedule channel|here|server|workspace|we|us|i|our|my get|gets|getting|follow|follows|following|track|tracks|tracking|watch|watches|watching|receive|receives|receiving|use|uses|subscribed|active|configured|set|scheduled',
    'what|which channel|here|server|workspace|we|i subscribed|follow|follows|following|get|gets|getting|receive|receives|receiving',
  ],
  `current currently moment time times timezone zone hour day days often frequently number post posts posted posting digest digests daily
  weekly morning deliver delivered arrive arrives arriving comes coming`,
);

const classes = {
  here: [
    'in? here',
    'in? this|the|our channel|server|workspace',
    'for us|me|here',
    'set up|subscribed|followed|tracked',
  ],
  bot: [
    'you|paperboy',
    'the|our|my|your|this? next|daily|morning|weekly? digest|post|posts|papers|list|update|message',
    'the|our|this? next|daily? batch|round|issue|edition|lot of? papers?',
  ],
  it: [
    'it|this|that|these|those|you|them|everything|posting|posts',
    'the|these|those|your|all|daily daily|all? digest|digests|posts|messages|notifications|updates|papers|bot|spam',
  ],
  how: ['how|where do|can|could|would|should|might i|we|you|one', 'how to', 'is there a? way|command|option to'],
  time: [
    'the|my|our|your posting|digest|post? time|hour|schedule|timezone|zone|days|settings|frequency|layout',
    'when|what time? you|it|the post|posts|digest|papers? post|posts|comes|arrives?',
    'how many|often papers? you|we|it? post|posts|get|comes?',
    'the time it|you posts|post|comes|sends|send',
  ],
};

const subscribed = phrases(
  [
    'what|which topics|subscriptions|keywords|filters|settings do|did we|you|i have|follow|use|track|set {here}?',
    'what|which topics|subscriptions|keywords|filters|settings are there|active|on|set? {here}?',
    'what|which topics|subscriptions|keywords does this|the|our channel|server have|follow|get|use|track',
    'what|which topics|subscriptions|keywords|filters is|are set|configured|active|stored up|in? {here}?',
    'what|which topics|subscriptions|keywords|filters is|are set|configured|active|stored up? for|in this|our|the channel',
    'what|which topics|subscriptions|keywords is|are this|the|our|we|i channel|server? subscribed|following|tracking to?',
    'what|which topics? are|am|is we|you|i|this|the channel? following|tracking|subscribed|getting to? {here}?',
    'what are|am|is we|i|this|the channel? even|actually|currently|still? subscribed|signed|following|tracking|getting up? to|for? {here}?',
    'what do we|i follow|track|get|receive|subscribe to? {here}?',
    'what are|is my|our|the|your current? topics|subscriptions|settings|schedule|keywords {here}?',
    'show|list|see|give|get me|us? my|our|the|all|your? current? topics|subscriptions|settings|schedule {here}?',
    'my|our|current topics|subscriptions|settings|schedule',
    'settings',
    'am|are|is i|we|this|the channel? subscribed to? {name}? {here}?',
    'when do|does|will|would|is|are|can {bot} go|post|posts|come|coming|arrive|due|posted|send|show|out|scheduled papers|it|again|next|up|out? {here}?',
    'when is|are {bot} {here}?',
    'when do|will|can we|i get|see|expect|receive the|our|more|new? next|papers|digest|post|one post|papers|digest|one? {here}?',
    'at|on? what|which time|times|days|day do|does|will|is {bot} post|posts|come|arrive|send|out|scheduled papers|here?',
    'how often|many papers? do|does|will|are {bot} post|posts|come|send papers|here?',
    'at|on? what|which time|times|days|day do|does|will|is|are it|this|that|they|everything post|posts|posted|come|comes|coming|arrive|due {here}?',
    `at what time on ${someDay}`,
    'is|are it|this|that|they|you|everything {bot}? posted|posting|coming|sent? still|only|really? daily|weekly|weekdays only? {here}?',
    'what is posted|coming|set|configured {here}',
    'is anything|something scheduled|set|configured|subscribed up|here? {here}?',
    'how are|is you|this|it|the channel? set|configured up? {here}?',
    'is|are we|you|it|this|the|posts|posting|everything channel|posts|digest|posting? still? paused|stopped|muted|running|active|on {here}?',
    'when is|comes the|our? next one|post|digest|papers? {here}?',
    'what did i|we|you|somebody just|last? change|changed? {here}?',
  ],
  classes,
);

/** Days and the zone, as the settings show them. */
const ofDays = phrases(
  [
    'do|does|will|would|can|should|are we|i|you|they|this|the|channel channel|still|also|ever|even? get|getting|receive|see|have|post|send|deliver|posting us? {papers}? on|over|during|at? {days} too|also|here?',
    'is|are|will|does there be? {papers} on|over|during|at? {days} too|also|here?',
    'does|do|will|is|are it? {papers}? come|post|arrive|go|appear|posted|sent out|in|too|also? on|over|during|at? {days} too|also|here?',
    'are|is {days} included|excluded|off|covered|skipped too|also?',
    'what|which timezone do|does|is|are you|we|it|this|the|channel channel|schedule|bot|digest? use|using|in|on|set|for|to?',
    'what|which time zone do|does|is|are you|we|it|this|the|channel channel|schedule|bot|digest? use|using|in|on|set|for|to?',
    'what is our|your|the|my time? zone|timezone here?',
    'what time is it there|here|now|for you|me|us?',
    'what time do|have you have|got? there|here|now?',
  ],
  {
    days: [`${someDay}|holidays|christmas|today|tomorrow`, `the weekend|weekends|holidays`],
    papers: ['a|any|the|our|new|daily|also? papers|paper|posts|post|digest|anything|something|stuff|messages'],
  },
);

const first = phrases([
  'show|give|see|get|send|list me|us? the|your? daily|todays papers|list|selection please?',
  'the|your? daily papers|list|selection please?',
  'what|which paper|papers|one|ones? should|shall|do|to i|we? read|start first|today|next|now|with?',
  'what|which paper|one is worth reading|my time today?',
  'what is|are? worth reading|a look today?',
  'what is good today|this morning?',
  'news|updates today?',
  'recommend|suggest me|us? something|anything|one|some|a papers|paper|good|interesting|new|nice|to? papers|paper|one|read|to? read? today?',
]);

type Way = Extract<ChangeCommand, 'pause' | 'unsubscribe' | 'schedule' | 'subscribe' | 'resume' | 'forget-me'>;

/** How one changes what comes: the change is offered, with its form. */
const ways: Record<Way, Phrases> = {
  pause: phrases(
    ['{how} stop|pause|mute|silence|quiet|disable {it} {here}?', '{how} turn|shut|switch {it}? off|up {it}? {here}?'],
    classes,
  ),
  resume: phrases(['{how} resume|unpause|unmute|restart {it}? {here}?', '{how} turn {it} on again?'], classes),
  unsubscribe: phrases(
    [
      '{how} unsubscribe|opt|sign out|from|of|this|it|here ...?',
      '{how} unsubscribe {here}?',
      '{how} remove|delete|drop a|the|one|our|my|some topic|topics|subscription|subscriptions|keyword {here}?',
    ],
    classes,
  ),
  schedule: phrases(
    [
      '{how} change|set|move|adjust|edit|choose|configure|pick|shift|alter {time} {here}?',
      '{how} get|have|receive|see fewer|less|more papers|posts? {here}?',
      '{how} make it|you|them post earlier|later|less often? {here}?',
      '{how} make it|you|them earlier|later|shorter|smaller {here}?',
    ],
    classes,
  ),
  subscribe: phrases(
    [
      '{how} subscribe|follow a|to|topics|topic|papers|something|here? topic|topics|something|papers? {here}?',
      '{how} add|set|choose|pick|create|change|edit|make a|the|another|new|our|my|more? new? topic|topics|keyword|keywords|subscription|subscriptions up? {here}?',
      '{how} get papers|posts|a|the|daily? papers|digest|posts? {here}?',
      '{how} set {it} up|here here?',
    ],
    classes,
  ),
  'forget-me': phrases(
    [
      '{how} delete|erase|remove|see|wipe my|our|all my? data|account|history|information|profile ...?',
      '{how} make you forget me',
    ],
    classes,
  ),
};
