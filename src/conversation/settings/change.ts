import type { ChangeCommand, Intent, Where } from '../intent.ts';
import { timesIn } from '../times/schedule-words.ts';
import { oneWeekday, someDay } from '../times/time-words.ts';
import { ends } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { titleShare } from '../words/title-share.ts';
import type { Part, Sentence, Word } from '../words/words.ts';
import { enough, number, tooMany } from './papers-a-day.ts';

/** A wish to change what comes, when, or what is stored, as phrases tell it. */
export function readChange({ parts, clauses }: Sentence, where: Where): Intent | undefined {
  const [command] = [...parts, ...clauses].flatMap((part) => changeIn(part, where) ?? []);
  if (command === undefined) return undefined;
  return command === 'unclear' ? { kind: 'change', options: {} } : { kind: 'change', command, options: {} };
}

function changeIn({ words, asks }: Part, where: Where): ChangeCommand | 'unclear' | undefined {
  const asked = plainly(words);
  if (isPhrase(asked, bare) !== undefined) return 'pause';
  for (const [command, list] of told) if (holds(asked, list) !== undefined) return command;
  if ([enough, tooMany].some((list) => holds(asked, list) !== undefined)) return 'schedule';
  if (endsTopic({ words })) return 'unsubscribe';
  if (isRegular(asked)) return 'subscribe';
  for (const [command, { first, anywhere }] of wishes) {
    if (command === 'schedule' && holds(asked, askedOnce) !== undefined) continue;
    if (beginsWith(asked, first) !== undefined) return command;
    if (!(asks && where === 'thread') && holds(asked, anywhere) !== undefined) return command;
  }
  return isPhrase(asked, unclear) === undefined ? undefined : 'unclear';
}

/** "Send me papers about robots" asks for papers once; "every morning" or "at 9" makes a subscription of it. */
function isRegular(asked: readonly Word[]): boolean {
  const begun = beginsWith(asked, sending);
  if (begun === undefined) return false;
  const { when } = timesIn([{ words: asked.slice(begun.end), asks: false }]);
  return when !== undefined || holds(asked, regularly) !== undefined;
}

/** "Give me 3 papers on quantization": so many now, and not each day. */
const askedOnce = phrases([
  `${number} new|good|recent|latest|newest|best|top|more? papers on|about|regarding|covering|by|from|for`,
]);

const sending = phrases([
  'bring|send|post|give|drop|deliver|show|share|feed|get|have|want|receive|need me|us|this|here|the? channel|team? something|anything|any|new|all|the|every|daily|weekly|everything|a|top|best? new|top|daily|weekly|latest|best? papers|paper|stuff|digest|updates|posts|alerts|things|articles|publications|preprints|anything|something about|on|for|from|in|with',
  'bring|send|post|give|drop|deliver|show|share|feed me|us|here',
  'i|we want|need|would new|like? papers|to? about|on|get?',
]);
const regularly = phrases([
  `every|each day|morning|week|weekday|${oneWeekday}|evening|time|new|paper|night|month`,
  'regularly|whenever|automatically',
  'daily|weekly papers|updates|digest|posts|alerts',
  'from now on',
  'when new|there|something|they|it',
  'as soon as',
  'as they|it|these come|comes|appear|land',
]);

/** All that comes is meant. */
const bare = phrases(['stop|pause|mute|silence|quiet|halt it|this|everything?', 'turn|switch off']);

/** What says by itself what is to be changed, whatever it begins with: "no more papers on weekends" names no topic. */
const told: readonly [ChangeCommand, ReturnType<typeof phrases>][] = [
  [
    'schedule',
    phrases([
      `no|not|stop|skip|without more|posting|sending|any? posts|papers|digest|digests|anything|posting|us|me? on|at|over|during|for? the? ${someDay}`,
      'digest|post|posts|papers|it|them|this a|an|one|two|three|half|some? an|few|couple? of? bit|hour|hours|minutes|little? earlier|later',
      `no|not more than ${number} papers|posts|items|a|per`,
      'back|over? to|use|prefer|want|like the|a? compact|card|cards|shorter|longer|old|other layout|view|format|mode|look',
      'back to cards|compact',
      'back to one|a|the single? message|list',
      'shorter|smaller|denser|compact posts|digests|digest|messages|lists',
      'one|a|single|separate|own message|post|card per|for each|every? paper',
      'everything|all|papers in one|a single? message',
      'make|keep|want the|these|those|your|our|all? daily? posts|digest|digests|messages|lists much|a? bit|little|lot? more? short|shorter|compact|smaller|denser',
      'posts|post|digest|digests|messages ... just|only the? titles|headlines',
    ]),
  ],
];

/** "Stop the robotics papers", "turn off diffusion": one topic ends, and not all that comes. */
export function endsTopic({ words }: { words: readonly Word[] }): boolean {
  const asked = plainly(words);
  const off = beginsWith(asked, turningOff);
  const end = off ?? beginsWith(asked, ending);
  const rest = end === undefined ? [] : asked.slice(end.end);
  if (general.has(rest[0]?.text ?? '') || rest.every(({ text }) => stored.has(text))) return false;
  return off !== undefined || holds(rest.slice(1), comings) !== undefined || isTopic(rest);
}

/** "Stop sending robotics": words that titles hold. */
const isTopic = (words: readonly Word[]) => {
  const topic = words.filter(({ text }) => text !== 'here' && text !== 'anymore');
  return (
    topic.length > 0 &&
    topic.length <= 3 &&
    topic.every(({ text }) => titleShare(text) > 0 || titleShare(text.replace(/s$/, '')) > 0)
  );
};

const turningOff = phrases(['turn|switch|shut off the|our|my|all|any? topic?']);
const ending = phrases(['{ending} with|showing|sending|posting? me|us? the|our|my|all|any|those|these?'], {
  ...ends,
  ending: ['{ends}', 'mute|silence'],
});
const comings = phrases(['papers|posts|stuff|topic|updates|things|ones|subscription|alerts|articles']);
/** All that comes, when, or how it is made. */
const general = new Set(
  `it this that them these those all everything anything posts post posting papers paper digest digests daily notifications
  channel delivery updates alerts for until till on at to today tomorrow now sending ai llm language model models the a me us new
  more so yourself spamming weekend weekends here messages`.split(/\s+/),
);

/** "Delete my data": what is kept about people; "remove our data pruning topic" says more. */
const stored = new Set(
  `personal data account accounts information info profile profiles record records history question questions message messages search
  searches votes upvotes saved bookmarks list lists name email about me us on and here`.split(/\s+/),
);

type Wish = { first: ReturnType<typeof phrases>; anywhere: ReturnType<typeof phrases> };
const wish = (first: string[], anywhere: string[]): Wish => ({ first: phrases(first), anywhere: phrases(anywhere) });

/** Of each command: how a sentence begins that wants it, and what says so anywhere. The first that fits counts. */
const wishes: readonly [ChangeCommand, Wish][] = [
  [
    'forget-me',
    wish(
      [
        'forget me|us ...',
        'forget everything|all about|you|on|i|we? ...',
        'delete|erase|remove|wipe|clear|purge all? everything? of? my|our personal? data|account|information|info|records|profile ...',
        'delete|erase|remove|wipe|purge everything|all|anything what that? you|i|we ...',
        'delete|erase|remove|wipe|purge everything|all|anything stored|saved|kept? about|on|of me|us ...',
      ],
      [
        'forget about? me',
        'delete|erase|wipe|purge all? my|our personal? data|profile|account',
        'delete|erase|remove|wipe|purge all? the|any? data|information that|which? you? hold|have|store|stored|keep|kept? on|about|of me|us',
        'all my|our saved|stored ... from',
      ],
    ),
  ],
  [
    'resume',
    wish(
      [
        'resume|unpause|unmute|unsnooze|reactivate|restart',
        'continue posting|sending',
        'start|begin posting|sending|again|up again?',
        'wake up',
        'come back',
        'turn yourself|it|the|posts|digest posts|digest? back on',
        'carry on posting|sending',
      ],
      [
        'start|begin|continue|resume posting|sending|posts|delivery papers|the|digest|us|me|stuff? digest|papers? again',
        'can|could|may start|post|send|resume|continue again|now',
        'unpause|unmute',
        'back on again?',
        'post|posting|sending again',
      ],
    ),
  ],
  [
    'unsubscribe',
    wish(
      [
        'unsubscribe|unfollow me|us|this|the? channel? from?',
        'remove|delete|drop|kill topic|subscription|the|our|my ...?',
        'remove|drop|delete|cut our|my|the|this ...',
        'stop|quit|cease following|tracking|watching|monitoring',
        'stop|quit|cease sending|posting|showing|bringing|giving|delivering|spamming me|us|here? the|any|all|these|those|more? papers|stuff|posts|things|articles|updates|alerts|anything|everything about|on|regarding|from|with|for',
        'cancel my|our|the|this|all subscription|subscriptions|topic|topics|alerts|alert|follow to|on|for|about?',
        'cancel|end|discontinue',
        'no more',
        'enough of|about|with',
        'get rid of',
        'take me|us off the?',
        'do not|never|please? show|send|post|bring|give|deliver me|us|here? any|more|the|these|such? ...',
      ],
      [
        'do not want|need to? get|see|receive|have|read|follow? any|the|more|to|about|papers|these|those?',
        'not interested in',
        'do not like|enjoy|care for|about? the|any|those|these? ... papers|stuff|ones',
        'tired|sick|weary of',
        'need|want not any? more|longer',
        'unsubscribe me|us|this',
        'take me|us off the?',
        'drop|remove the|our|my ...?',
        'stop|quit sending|posting|showing|bringing me|us|here? papers|stuff|posts|articles|updates|alerts|anything about|on|from|with',
      ],
    ),
  ],
  [
    'pause',
    wish(
      [
        'pause|mute|silence|snooze|suspend yourself|it|this|the|everything|all|posting|posts|for|until|digest|digests|channel|notifications|delivery|here|papers|daily ...?',
        'stop|quit|halt|cease posting|sending|spamming|it|everything|all|this|posts|the|digests ...?',
        'hold off|on|the|all|your ...',
        'be quiet|silent ...?',
        'quiet|silence please|now|for|until|here ...',
        'shut up ...?',
        'take a break|holiday|vacation|nap ...?',
        'no|skip posts|papers|digests|digest|post|the|this|next|posting until|till|for|next|this|tomorrow|week|over|during|today ...?',
        'go away|quiet|silent|to ...?',
        'turn|switch yourself|it|this|the|posts|off digest|posts|daily? off ...?',
        'turn|switch|shut off the|our|all|your? daily? digest|digests|posts|notifications|everything|yourself|updates ...?',
        'disable|deactivate the|posts|digest|daily|yourself|it|this ...?',
      ],
      [
        'mute|silence|snooze|pause yourself|the|this|it|posting|everything|posts|for',
        'stop|quit|pause posting|sending|the|all posts|papers|digest|us|me|stuff|things|anything|here|until|for|everything?',
        'be quiet',
        'take a break',
      ],
    ),
  ],
  [
    'schedule',
    wish(
      [
        'move|change|switch|shift|reschedule|set|put|make|push|delay|postpone|schedule|adjust|update it|this|that|the|our|my|posts|digest|time|them|to|daily|papers|post|delivery|schedule|posting|channel ...?',
        'post|send|deliver|bring|get|have|receive it|them|the|this|papers|digest|your|only|just|at|on|max|later|earlier|less|more|fewer|no|every|twice|once|daily|us|me digest|papers|daily|post|only|just|more|at? at|on|later|earlier|every|each|weekdays|daily|weekly|instead|than|in|only|max',
        `only|just|max|maximum ${number} papers|paper|a|per|please|posts`,
        `limit|reduce|cut|cap|restrict|increase|raise|keep it|this|the|posts|us|number|digest|daily ...`,
        `post|send|show|give|get|have us|me|only|just|at|up|no|max|a most|to|more|maximum|than|of? ${number} papers|paper|a|per|items|posts`,
        `no posts|papers|digest|post|digests on|at|before|after|over the|${someDay}`,
        'the|our? daily? digest|post|posts at|should|could|to|every|weekdays|only|less|more ...',
        'fewer|less|more papers|posts|compact|often|frequently|a|per|please|here ...?',
        'use|switch|try a|the|to|one? cards|compact|card|one|single layout|view|message ...?',
      ],
      [
        `post|posts|send|show|want|need only|just|max ${number}`,
        `no posts|papers|digest on the|${someDay}`,
        `too|so many papers|posts`,
        'the|daily digest|post|posts be|come|arrive|earlier|later|more|at|to ...',
        'digest|post|posts a? bit|little? more|less compact|often|frequent|earlier|later',
        'get|have|receive|send|post|want|deliver the|our|your|this daily? digest|papers|post|posts at|on|in|every|later|earlier|before|after',
        'change|move the|our daily? time|schedule|digest|post|posts|delivery to',
        'make it|that|them ...?',
        'the list|digest|post|posts be shorter|longer|smaller|compact',
      ],
    ),
  ],
  [
    'subscribe',
    wish(
      [
        'subscribe|sub us|me|this|the|here|to|our|channel channel|team|us|me|to? up? to|for|on?',
        'sign|add|put me|us|this|the channel|team? up|down? to|for|on',
        'follow|track|watch|monitor',
        'register|enrol|enroll me|us|this|the|our? channel? for|to|on',
        'add|include a? new? topic|topics|subscription',
        'add',
        'keep me|us|an|this|the|everyone|team channel|team|eye? posted|updated|informed|out|in|up|on to? date|for|the? loop? on|about|with|for|of?',
        'notify|alert|ping|remind|email|dm|message|warn|tell me|us|here|this channel? when|whenever|if|about|of|on|as|every|once|for|daily|weekly',
        'let me|us know|hear when|whenever|if|about|as|of|once',
        'start|begin following|tracking|watching|posting|sending|bringing|delivering|showing|giving me|us|here|this? channel? the|daily? papers|posts|stuff|updates? about|on|for|to|from?',
      ],
      [
        'subscribe me|us|this',
        'keep me|us|this posted|updated|informed|in on|about|the|of loop? on|about?',
        'let me|us know when|whenever|if|about|as something|anything|new|a|there|any|papers',
        'notify|alert|ping|tell me|us when|whenever|about|of|on|if',
        'want|like|love to follow|subscribe|track to?',
        'only|just want|need|get|see papers|posts|stuff on|about|from ... here',
        'only|just want|need|get|see papers|posts|stuff on|about|from ... in|for this channel',
      ],
    ),
  ],
  [
    'model',
    wish(
      [],
      [
        'turn|switch|enable|disable|allow|forbid|stop on|off|using|with|sending|the? the|a|language|our|questions|to? language|to|llm? model|llm|ai',
      ],
    ),
  ],
];

const unclear = phrases([
  '... change|edit|update the|our|my|these|this settings|setting|subscription|subscriptions|configuration|config|topics|schedule|preferences ...?',
]);
