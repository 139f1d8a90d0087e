import type { Intent } from '../intent.ts';
import { ownList } from '../papers/own-list.ts';
import { ends } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { type Classes, holds, isPhrase, type Phrases, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Sentence, type Word } from '../words/words.ts';

/**
 * What is stored about people: asked about, or a part of it that is to be deleted. Nobody's wish for a part becomes one for
 * all: the list is offered to be cleared, and of what cannot go by itself it is said what is stored.
 */
export function readOwnData({ parts, clauses }: Sentence): Intent | undefined {
  const words = allWords(parts);
  const asked = [...parts, ...clauses].map((part: Part) => plainly(part.words));
  const says = (list: Phrases) => asked.some((own) => isPhrase(own, list) !== undefined);
  if (says(stored)) return { kind: 'smalltalk', is: 'stored' };
  const isOfData = holds(words, ofData) !== undefined && !asked.some(isPointed);
  const isLimited = isOfData && holds(words, forgetting) !== undefined && holds(words, limits) !== undefined;
  if (!isLimited && !says(partDeleted)) return undefined;
  const isList = holds(words, ofList) !== undefined && holds(words, kept) === undefined;
  return isList ? { kind: 'change', command: 'clear-list', options: {} } : { kind: 'smalltalk', is: 'stored' };
}

/** "Remove 2 from my list": one thing is pointed at, and not the list. */
function isPointed(words: readonly Word[]): boolean {
  const { name } = isPhrase(words, pointed) ?? {};
  return name !== undefined && holds(name, whole) === undefined;
}

const classes: Classes = {
  ...ownList,
  ...ends,
  store: [
    'know|store|keep|save|hold|have|log|record|collect|remember|track|retain|gather',
    'stored|kept|saved|logged|recorded|collected|remembered|gathered|got',
    'keep track|record|records|a|logs log? of?',
  ],
  data: ['kind|kinds|sort? of? personal? data|information|info'],
  mine: [
    'my|our|users|personal all? personal? data|information|info|questions|messages|searches|queries|history|chats|conversations|activity',
    'what|whatever|everything|anything|which that? i|we|people|users ask|say|type|write|search|do|read|asked|said|typed|wrote|searched|post',
    'what|things|stuff? i|we ask|say|type|write|search you? for?',
    'anything|something|everything|stuff|data|information|info|things {about}',
  ],
  about: ['about|on|of|from|regarding|concerning me|us|people|users|myself|persons'],
  part: [
    'all|every? of? my|our|all|the|any past|old|previous|earlier|asked? questions|question|answers|searches|search|history|queries|chats|messages|conversations|conversation|votes|vote|thumbs|upvotes history|log|and? answers|votes|votes? {here}?',
    'what|everything i|we? asked|said|typed|searched|voted for? {here}?',
  ],
  here: ['here|only|alone|too', 'and nothing else', 'in here|this channel|the|discussions|threads'],
};

const stored = phrases(
  [
    'what|which {data}? do|did|does|have|is|are|will you|paperboy|it|this|the|bot? bot|also|already|even|actually? {store} {about} ...?',
    'what|which {data} do|did|does|have|is|are|will you|paperboy|it|this|the|bot? bot|also|already|even|actually? {store} ...?',
    'what|which {data}? is|are|gets stored|kept|saved|known|recorded|logged|collected {about} ...?',
    'do|does|are|did|will|can you|paperboy|it|this|the bot? {store} {mine} ...?',
    'do|are|does|is you|paperboy|it|the|this bot? spy|spying|logging|track|tracking|recording|listen|listening|watch|watching on|to? us|me|everything|everyone|here|people|users|in|all ...?',
    'is|are|will|do|does|get|gets {mine} be|get|gets|been? stored|kept|saved|logged|private|recorded|safe|shared|confidential|tracked|public|used|sold ...?',
    'is|are|can {own} private|public|safe|secret|visible|shared|seen|anyone|others|somebody ...?',
    'who can|could|may else? see|read|access|view {own} ...?',
    'who can|could|may|else? can|could|may? see|read|access|view {mine} ...?',
    'where|how|for|why how? long|do|is|are? is|are|do|does? you? {store}? {mine} stored|kept|saved|logged|go|end|used|handled|protected? ...?',
    'how do|does you|paperboy|it handle|treat|use|process|protect {mine} ...?',
    'what happens to|with {mine} ...?',
    'what do you do with {mine} ...?',
    'do|can you|others|people|admins|admin|anyone|somebody read|see|share|sell|use {mine} ...?',
    'is|are this|it|you|paperboy|the bot? gdpr compliant|conform|safe|ok?',
    'show|give|tell|see me|us? your|the|a? privacy|data-protection policy|notice|statement|page|info|information|terms',
    'your|the|a? privacy|data-protection policy|notice|statement|terms',
    'what about|is my|our|your|the privacy|gdpr policy|data|protection ...?',
    'do you have|respect|care a|about? privacy|gdpr|our|my policy|notice|statement|privacy ...?',
    'what have you got|stored|kept|saved|recorded {about} ...?',
    'show|give|tell|export|send|download|get me|us? a|the? copy|all|everything|whatever? of? my|our data|information|records ...?',
    'show|give|tell|list me|us? what|everything|anything|whatever|all that? you {store} {about} ...?',
  ],
  classes,
);

const forgetting = phrases([
  'forget|delete|erase|remove|wipe|purge|clear ... me|us|my|our|questions|data|list|votes|history|saved|bookmarked',
]);
/** What says that it is about people, and about no topic: "remove robotics from our channel but keep the rest" says none of it. */
const ofData = phrases(
  [
    '{part}',
    '{own}',
    'forget me|us',
    'about|on|of me|us|myself',
    'data|information|info|profile|account|votes|upvotes|history|questions|answers|searches|queries|chats|messages|conversations',
    'saved|stored|bookmarked|bookmarks|asked',
  ],
  classes,
);
const pointed = phrases(['delete|erase|remove|clear|drop {name} from|off|out of? {own}'], classes);
const whole = phrases(['everything|all|anything|only|just']);
const limits = phrases(
  [
    'only|just|merely|solely my|our|the|what',
    'only|just {part}',
    'only|just {own}',
    'nothing else|more',
    'not|keep|without everything|all|my|our|the',
    '{except} everything|all|my|our|the',
  ],
  classes,
);
const kept = phrases(
  ['keep|not|without my|the|our {own}?', '{except} my|the|our {own}?', '{except} not {own}'],
  classes,
);
const ofList = phrases(['{own}', 'the|my|our list|papers|bookmarks', 'what i|we? saved|bookmarked'], classes);
const partDeleted = phrases(
  ['forget|delete|erase|remove|wipe|purge|clear|drop {part} {here}? {here}?', 'get rid of {part} {here}?'],
  classes,
);
