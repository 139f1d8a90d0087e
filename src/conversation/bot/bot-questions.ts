import type { Intent, Where } from '../intent.ts';
import { placesIn } from '../papers/item.ts';
import { timeWords } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { numberWords } from '../words/numbers.ts';
import { beginsWith, type Classes, holds, isPhrase, type Phrases, phrases } from '../words/phrases.ts';
import type { Part, Sentence, Word } from '../words/words.ts';

/**
 * What is asked of the bot or of the channel, and of no paper: how it ranks, what it can read, who changed something, and for a
 * reminder, which it does not give. In a discussion, where nobody says "you" of a ranking it is the paper's.
 */
export function readBotQuestion({ text, parts }: Sentence, where: Where): Intent | undefined {
  const asked = parts.filter(({ words }) => plainly(words).length > 0);
  const [part, another] = asked.length > 0 ? asked : parts;
  if (part === undefined || another !== undefined) return undefined;
  const said = (list: Phrases) =>
    isPhrase(part.words, list) !== undefined || isPhrase(plainly(part.words), list) !== undefined;
  if (said(chosenByYou)) return { kind: 'smalltalk', is: 'choice' };
  if (where === 'thread') return undefined;
  if (placesIn(text) === undefined && asksForReminder(part)) return { kind: 'smalltalk', is: 'reminders' };
  const is = kinds.find(([, list]) => said(list))?.[0];
  return is === undefined ? undefined : { kind: 'smalltalk', is };
}

/** "Remind me tomorrow", "set a reminder"; "remind me whenever there are papers on robots" is a subscription. */
const asksForReminder = ({ words }: Part): boolean =>
  [words, plainly(words)].some(
    (asked) =>
      holds(asked, ofElse) === undefined &&
      (beginsWith(asked, reminding) !== undefined || isTimed(asked, beginsWith(asked, pinging)?.end)),
  );
/** "Alert me in two hours to read it": "alert me next time mamba gets mentioned" tells no time. */
function isTimed(words: readonly Word[], from: number | undefined): boolean {
  if (from === undefined) return false;
  const rest = words.slice(from);
  const to = rest.findIndex(({ text }) => text === 'to');
  const time = to === -1 ? rest : rest.slice(0, to);
  return time.some(tellsTime) && time.every((word) => tellsTime(word) || besideTime.has(word.text));
}
const tellsTime = ({ text }: Word): boolean => timeWords.has(text) || /^\d/.test(text) || ofTime.has(text);
const ofTime = new Set(
  `tomorrow today later soon minute minutes min hour hours day days week weeks month months year years while bit lunch breakfast
  dinner work weekend`.split(/\s+/),
);
const besideTime = new Set([
  ...numberWords,
  ...'again please in before after next at on for by around the this a an half few couple of early late'.split(' '),
]);
const pinging = phrases(['ping|alert|notify|poke|message me|us', 'a? reminder|alarm|timer']);
const reminding = phrases([
  'remind|nudge me|us|everyone|everybody|the? team?',
  'wake me|us up?',
  'set|create|make|add|give|send|schedule me|us? a|an|my|the? reminder|reminders|alarm|timer',
  'a? reminder for|please|to',
  'do|can|could you|i|we have|set|send|do|give|make|get|support|offer a|any|me|us? reminders|reminder|alarms|timers',
  'is|are there a|any? reminders|reminder|alarms|alarm',
]);
const ofElse = phrases([
  'number|first|second|third|fourth|fifth|last|papers|paper|posts|post|digest|what|how|which|who|why|where|when|whenever|if|every|each|daily|weekly|new|about',
]);

const classes: Classes = {
  settings: [
    'the|our|my|this|these|that|your? schedule|settings|setting|topics|topic|time|times|days|timezone|subscription|subscriptions|layout|channel|digest|posts|posting|it|bot',
  ],
  // "The pdf" is that of a paper.
  files: [
    'a|an|my|our|any|whole|entire|full|attached|uploaded? pdf|image|docx|latex? pdf|pdfs|attachments|attachment|files|file|documents|images|pictures|figures|screenshots|tables|texts|text|slides|docx|latex {more}?',
    'the pdfs|images|pictures|figures|tables {more}?',
  ],
  reading: ['actually|really|only|just? read|reading|use|see|look at?'],
  texts: ['abstracts|abstract|text|texts|papers|paper'],
  besides: [
    'or|and only|just? the|a|their? whole|full|entire? {texts}',
    'only|too|yourself|completely|fully',
    'of the|a|all|every? papers|paper',
    'of the|a|all|every? papers|paper or only|just? the|a|their? {texts}',
  ],
  more: [
    'too|also|directly|myself|here',
    'and|or pdfs|images|pictures|figures|tables|files|documents|attachments',
    'of|in|from|to a|any|all? papers|paper|pdfs|pdf|you|here',
    'that|which|if|when? i|we|people upload|send|attach|share|paste|post|give you? it|them|one? here|to|you?',
  ],
};

/** Which papers are posted, and in which order. */
const chosenByYou = phrases([
  'how|why do|does|did|would you choose|pick|select|rank|sort|order|decide it|them|which|what|the|papers|posts|on ...',
  'how do|are you choose|choosing|pick|select|rank|ranking|sort|order|decide',
  'explain|describe your ranking|selection|order|algorithm',
  'what is your ranking|selection|order|algorithm',
  'what|which ranking|algorithm|criteria|order|score do|are you use|using|rank|sort|pick|by ...',
]);

const kinds: readonly [Extract<Intent, { kind: 'smalltalk' }>['is'], Phrases][] = [
  [
    'changed',
    phrases(
      [
        'who just|last|even|actually|has? changed|set|moved|edited|altered|paused|stopped|resumed|removed|added|deleted|configured|switched|muted|broke|touched {settings} up|off|on? ...?',
        'who just|last|even|actually|has? removed|added|deleted|stopped|unsubscribed|subscribed us|the|our|that|this|to|from? {name} topic|topics|subscription|here',
        'who did that|this|it',
        'who did|made that|this|these|the last|latest? change|changes',
        'who was it that? changed|set|moved|paused|stopped|removed|added|deleted {settings} ...?',
        'when was|were|did {settings} last? changed|set|moved|edited|paused|stopped|removed|added|change ...?',
        'show|see|is|list there|me|us? a|the|any? history|log of|for? changes|settings? {settings}?',
      ],
      classes,
    ),
  ],
  [
    'choice',
    phrases([
      'how do|does|did|is|are|will the|your|our|this|that? ranking|selection|scoring|sorting|order|ordering|algorithm|ranker|score|scores work|works|working|made|done|calculated|computed|determined|decided|function|happen ...?',
      'how are|is|do|does the|your|our|these|this? daily? posts|post|papers|digest|list|picks|paper get|gets|getting? ranked|picked|chosen|selected|sorted|ordered|scored|made here?',
      'what|which ranking|algorithm|criteria|order|score do|does|is|are it|used|paperboy use|using|used|rank|sort|pick|by ...?',
      'what decides|determines which|what|the papers|order|paper|is|are|gets|come|comes|posted|ranking ...?',
      'how do|does it|paperboy|the bot? rank|choose|pick|select|sort|decide|order ...?',
    ]),
  ],
  [
    'reads',
    phrases(
      [
        'can|could|do|will|are you|paperboy|it|the|this bot? able|also|even|actually? to? read|open|parse|understand|access|process|see|handle|summarize|look|accept|take|view at|into|inside? {files}',
        'can|could|may i|we upload|send|attach|give|drop|share|paste|post you? the|this? {files}',
        'do|does|are you|it|paperboy support|take|accept|like {files}',
        'do|did|have you|paperboy|it {reading} the|a|all|every|whole|full|entire? whole|full|entire? {texts} {besides}?',
        'can you|paperboy|it {reading} the|a|all|every? whole|full|entire {texts} {besides}?',
      ],
      classes,
    ),
  ],
];
