import type { ChangeCommand, Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { holds, isPhrase, type Phrases, phrases } from './phrases.ts';
import type { Sentence, Word } from './words.ts';

/**
 * What is asked about the bot's own work: what this channel gets and when, why something was posted, what a person has
 * saved, and how one changes it. No paper answers that. Undefined where more is said than the question.
 */
export function readStatus({ clauses: [clause, another], parts }: Sentence, where: Where): Intent | undefined {
  // "Why did this get posted here, it has nothing to do with us"
  if (isPhrase(plainly(parts[0]?.words ?? []), posted) !== undefined) return { kind: 'status', of: 'why' };
  if (clause === undefined || another !== undefined) return undefined;
  const asked = plainly(clause.words);
  const said = (list: Phrases) => isPhrase(clause.words, list) ?? isPhrase(asked, list);
  if (said(saved) !== undefined) return { kind: 'status', of: 'saved', ...(isBibtex(asked) ? { as: 'bibtex' } : {}) };
  // In a discussion "it" is its paper.
  if (where !== 'thread' && said(silence) !== undefined) return { kind: 'status', of: 'why' };
  if (said(reasons) !== undefined) return { kind: 'status', of: 'why' };
  if ((where !== 'thread' || holds(asked, ours) !== undefined) && said(subscribed) !== undefined)
    return { kind: 'status', of: 'subscriptions' };
  if (said(first) !== undefined) return { kind: 'top', period: 'day' };
  const command = (Object.keys(ways) as Way[]).find((way) => said(ways[way]) !== undefined);
  return command === undefined ? undefined : { kind: 'change', command, options: {} };
}

const isBibtex = (words: readonly Word[]) => holds(words, bibtex) !== undefined;
const bibtex = phrases(['bibtex|bib|citations']);

/** In a discussion "the settings" are an experiment's. */
const ours = phrases(['you|we|us|i|my|our|your|here|channel|post|posts|digest']);

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

const saved = phrases(
  [
    'what|which papers? have|did|do i|we save|saved|bookmark|bookmarked|keep|kept|have saved? so? far?',
    'show|list|open|see|view|export|get|find|give|where are|is? me? my|the saved|bookmarked papers|list|ones|stuff|items {bib}?',
    'show|list|open|see|view|export|get|find|give|where are|is? me? my bookmarks|library|papers|list {bib}?',
    'show|list|open|see|view|export|get|find|give|where are|is? me? my reading list {bib}?',
    'my saved|bookmarked papers|list|ones|stuff|items {bib}?',
    'my bookmarks|library {bib}?',
    'saved|bookmarked papers|list|ones|stuff|items? {bib}?',
    'show|list|open|see|view|get me? saved|bookmarks|bookmarked {bib}?',
    'my|the? reading list {bib}?',
    'my list {bib}?',
    'send|show|give|export|get|download me|us? the|a? bibtex|bib|citations entries|file? of|for|from my|the saved|reading? list|papers|bookmarks|ones',
    'the|a? bibtex|bib|citations entries|file? of|for|from my|the saved|reading? list|papers|bookmarks|ones',
    'what is on|in my saved|reading? list|papers|bookmarks|library',
    'the? papers i|we have? saved|bookmarked|kept',
  ],
  { bib: ['as|in|to a? bibtex|bib file|format?'] },
);

const reasons = phrases([
  'why did|do|does|am|are i|we|you get|see|getting|seeing|receive|have this|that paper|one?',
  'why did you post|send|pick|choose|select|show|recommend this|that|it paper|one?',
  'why was|is|were this|that|it paper|one? posted|sent|picked|chosen|selected|shown|recommended|here|included here?',
  'why this|that paper|one?',
  'why is this|that|it paper|one? here|relevant for? me|us?',
]);

const posted = phrases(
  [
    '{why} it|this|that paper|one? get|got|been|end|ended? up? posted|shown|picked|chosen|selected|recommended|sent to? here|us|me?',
    '{why} it|this|that paper|one? get|got|been|end|ended? up? here',
    '{why} it|this|that paper|one? get|got|been|end|ended? up? in|on this|our|the? channel|digest|post|list',
  ],
  { why: ['why did|has|was|is', 'how come'] },
);

const silence = phrases([
  'why was|were|is|are there no post|posts|papers|digest|update today|yesterday|here?',
  'why did you|we not post|get|send anything|something|papers|today|the digest? today|yesterday?',
  'why no|zero post|posts|papers|digest today|yesterday|here?',
  'why is it so quiet|silent here?',
  'why is nothing posted|coming|here ...?',
  'where is the|our|my|todays daily|morning? digest|post|papers|list today?',
  'did you forget us|me|today|the digest|post',
]);

const subscribed = phrases(
  [
    'what|which topics|subscriptions|keywords|filters|settings do|did we|you|i have|follow|use|track|set {here}?',
    'what|which topics|subscriptions|keywords|filters|settings are there|active|on|set? {here}?',
    'what|which topics|subscriptions|keywords does this|the|our channel|server have|follow|get|use|track',
    'what|which topics|subscriptions|keywords|filters is|are set|configured|active|stored up|in? {here}?',
    'what|which topics|subscriptions|keywords|filters is|are set|configured|active|stored up? for|in this|our|the channel',
    'what|which topics|subscriptions|keywords is|are this|the|our|we|i channel|server? subscribed|following|tracking to?',
    'what|which topics? are|am|is we|you|i|this|the channel? following|tracking|subscribed|getting to? {here}?',
    'what do we|i follow|track|get|receive|subscribe to? {here}?',
    'what are|is my|our|the|your current? topics|subscriptions|settings|schedule|keywords {here}?',
    'show|list|see|give|get me|us? my|our|the|all|your? current? topics|subscriptions|settings|schedule {here}?',
    'my|our|current topics|subscriptions|settings|schedule',
    'settings',
    'am|are i|we subscribed to? anything|something? {here}?',
    'when do|does|will|would|is|are|can {bot} post|posts|come|coming|arrive|due|posted|send|show|out|scheduled papers|it|again|next|up|out? {here}?',
    'when is|are {bot} {here}?',
    'when do|will|can we|i get|see|expect|receive the|our|more|new? next|papers|digest|post|one post|papers|digest|one? {here}?',
    'at|on? what|which time|times|days|day do|does|will|is {bot} post|posts|come|arrive|send|out|scheduled papers|here?',
    'how often|many papers? do|does|will|are {bot} post|posts|come|send papers|here?',
    'what is posted|coming|set|configured {here}',
    'is anything|something scheduled|set|configured|subscribed up|here? {here}?',
    'how are|is you|this|it|the channel? set|configured up? {here}?',
    'is|are we|you|it|this|the|posts|posting|everything channel|posts|digest|posting? still? paused|stopped|muted|running|active|on {here}?',
    'when is|comes the|our? next one|post|digest|papers? {here}?',
    'what did i|we|you|somebody just|last? change|changed? {here}?',
  ],
  classes,
);

const first = phrases([
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
      'fewer|less|too|way many|few? papers|posts {here}?',
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
