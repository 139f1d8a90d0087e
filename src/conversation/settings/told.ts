import type { GivenOptions } from '../../core/commands/options.ts';
import { topicName } from '../../core/queries/topic.ts';
import type { ChangeCommand, Intent, Where } from '../intent.ts';
import { topPapers } from '../topics/top-papers.ts';
import { openers, plainly } from '../words/manners.ts';
import { beginsWith, type Classes, holds, isPhrase, type Phrases, phrases, without } from '../words/phrases.ts';
import { allWords, type Sentence } from '../words/words.ts';
import { connectionIn, disconnectionIn, reconnectionIn } from './connection.ts';
import { asksToUndo } from './last-undo.ts';
import { isPauseWithEnd, noEnd } from './pauses.ts';
import { previewsIn } from './previews.ts';
import { readReplaced } from './replaced.ts';
import { switchIn } from './switched.ts';
import { readTopicWish } from './topic-wishes.ts';

/**
 * Changes that leave no doubt, and that no schedule holds: a way back, papers another way, links left alone, no language model, a
 * pause with an end; and what cannot be had of a topic.
 */
export function readTold(sentence: Sentence, where: Where): Intent | undefined {
  const { clauses, parts } = sentence;
  if (where === 'thread') return undefined;
  // One that is known was answered before.
  if (asksToUndo(sentence.text))
    return {
      kind: 'change',
      options: {},
      says: 'I know of no change of yours here in the last hour with a way back. It stands under each that has one.',
    };
  const wish = readTopicWish(sentence) ?? readReplaced(sentence);
  if (wish !== undefined) return wish;
  const ended = disconnectionIn(parts);
  if (ended !== undefined) return { kind: 'change', command: 'connect', options: { way: ended, value: 'off' } };
  const way = reconnectionIn(parts) ?? connectionIn(parts);
  if (way !== undefined) return { kind: 'change', command: 'connect', options: way === 'calendar' ? {} : { way } };
  const isUnmodelled =
    clauses.some(({ words }) => isPhrase(without(words, openers), modelRefused) !== undefined) ||
    parts.some(({ words }) => beginsWith(plainly(words), withoutModel) !== undefined) ||
    clauses.some(({ words }) => holds(words, keptFromModel) !== undefined);
  if (isUnmodelled) return { kind: 'change', command: 'model', options: { set: 'off' } };
  const words = allWords(parts);
  const isOfModel = holds(words, someModel) !== undefined && holds(words, aboutModels) === undefined;
  const set = isOfModel ? parts.map((part) => switchIn(plainly(part.words))).find((to) => to !== undefined) : undefined;
  if (set !== undefined) return { kind: 'change', command: 'model', options: { set } };
  const previews = previewsIn(sentence);
  if (previews !== undefined) return { kind: 'change', command: 'unfurl', options: { set: previews } };
  const asked = [...clauses, ...parts].map(({ words }) => plainly(words));
  if (asked.some(isPauseWithEnd)) return { kind: 'change', command: 'pause', options: {}, says: noEnd };
  const found = told.find(([, , list]) => asked.some((words) => isPhrase(words, list) !== undefined));
  return found === undefined ? undefined : { kind: 'change', command: found[0], options: found[1] };
}

/** "We may not use a language model here. Please switch it off." */
const someModel = phrases(['a|the|any|your? language model|models', 'the|any|your? llm|llms|ai|chatgpt']);
const aboutModels = phrases(['papers|topic|topics|posts|digest']);

/** What comes, and how somebody says that another way would be liked better. */
const anotherWay: Classes = {
  want: ['i|we? would|will|can|could? rather|prefer|much|also|like|want? to?'],
  ours: [
    'me|us? it|this|that|these|those|them|everything',
    'me|us? the|our|my|your|daily? daily? papers|digest|posts|list',
    'me|us',
  ],
  rather: ['instead|too|rather|also', 'as well'],
};

/** Which papers are meant, "email me papers about robots" says besides: it is a subscription. */
const byEmail = phrases(
  [
    '{want}? get|have|receive|see|read|send|deliver|prefer|want {ours} by|via|over|through|per|as|in|to {mail} {rather}?',
    'switch|change|move me|us|it|this? to {mail}',
    'email|mail {ours} to? me|us? {rather}?',
    '{mail} would be nicer|better|easier {rather}?',
  ],
  { ...anotherWay, mail: ['my|our|an? e-mail|email|mail|inbox'] },
);

const asFeed = phrases(
  [
    '{want}? get|have|receive|see|read|send|deliver|prefer|want|follow {ours} by|via|over|through|as|in|into|to|with {feed} {rather}?',
    'switch|change|move me|us|it|this? to {feed}',
    '{want}? get|have|need|want|make|give|use me|us? {rss} for|of|with? {ours}? {rather}?',
    'do|is|are|have you|there have|offer|an|any? {rss} for|of|with? {ours}?',
  ],
  {
    ...anotherWay,
    feed: ['{rss}', 'my|our|a? news? feed reader?', 'my|our|a? feedly|newsreader'],
    rss: ['my|our|an|a|the|any|your? rss|atom feed|feeds|link|url?'],
  },
);

const forAgent = phrases(
  [
    '{how}? plug|connect|hook|attach|link|wire|add|set {agent} in|up|to|into|with? to|with? you|this|here|paperboy?',
    '{how}? plug|connect|hook|attach|link|wire you|this|paperboy in|up? to|into|with {agent}',
    'let|can|could {agent} ask|search|query|use|read|call|talk|access|reach to? you|this|papers|here|paperboy?',
    'let|can|could {agent} ask|search|query|use|read|access your papers|index|archive',
    '{way}? use|query|ask|call|reach you|this|paperboy from|in|with|over|via|through {agent}',
    '{want}? get|have|need|use|set|connect|reach you|paperboy? up? over|via|through|by|as? {mcp}',
    'do|is|are|have you|there have|offer|support|speak|an? {mcp}',
  ],
  {
    ...anotherWay,
    way: ['is there a|any way|chance to', 'any|a way to'],
    how: ['how do|can|could|would|to i|we?'],
    agent: [
      'my|our own? ai|coding|research|mcp? agent|agents|assistant|claude|cursor|copilot|codex|client',
      'my|our? claude|cursor|copilot|codex|vscode|zed|windsurf|chatgpt code|desktop? agent|agents?',
      'my|our? vs code',
      'my|our ide|editor',
    ],
    mcp: ['an|a|the|your|any? mcp server|access|connection|endpoint|link|url|address?'],
  },
);

const posts: Classes = {
  posts: ['the|our|your|my|these|all|every? daily? posts|post|digest|digests|messages'],
  followers: ['to|for|in|on|with ...'],
};
const published = phrases(['publish|crosspost|cross-post {posts} automatically|too|also? {followers}?'], posts);
const unpublished = phrases(
  [
    'stop|quit publishing|crossposting {posts} anymore|automatically? {followers}?',
    'do not publish|crosspost {posts} anymore|automatically? {followers}?',
  ],
  posts,
);

const models: Classes = {
  model: ['the|your|our|that|any|all|a? language|ai? model|models|llm|llms|ai', 'chatgpt|gpt|openai', '{answers}'],
  answers: [
    'the|your|our|any|all? ai|llm|model|ai-written|ai-generated|llm-written|model-written written|generated? answers|replies|responses|summaries',
  ],
  lead: ['you|we|i can|may|could|should'],
  here: ['in|for|on this|the|our|my? channel|server|workspace|team', 'in|for|on? here', 'until|till|for ...'],
};
const modelOn = phrases(
  [
    '{lead}? turn|switch|put {model} back? on again? {here}?',
    '{lead}? turn|switch back? on {model} {here}?',
    '{lead}? enable|activate|reactivate|re-enable|allow {model} {here}?',
    '{model} back? on {here}? {here}?',
    '{model} may|can|could|should answer|reply|help|be used|on? {here}? {here}?',
  ],
  models,
);
const modelOff = phrases(
  [
    '{lead}? turn|switch|shut {model} off {here}?',
    '{lead}? turn|switch|shut off {model} {here}?',
    '{lead}? disable|deactivate {model} {here}? {here}?',
    'no more? {answers} {here}?',
    'no {model} here',
    'no {model} in|for our|my|this|the channel|questions|answers|server|workspace',
    '{model} off {here}?',
    'do not let {model} answer|reply|respond|write|read|see ...?',
    '{model} should|must|may|can not answer|reply|respond|write|read|see|be ...?',
    'keep our|my|the|these questions|messages|data away|back|out|private from|of {model} {here}?',
  ],
  models,
);
/** With its courtesy, which tells it from a name: all papers here are about AI, and many about LLMs. */
const modelRefused = phrases(['no more? ai|llm|llms|chatgpt|gpt|openai please|thanks']);
const backAgain = phrases([
  'i|we am|are back ... continue|resume|restart|start|go on|posting?',
  'you can|could|may start|resume|continue|restart|go on? posting|sending?',
]);

const topPapersWanted = phrases(
  ['subscribe|follow|track|add|restore us|me|this|the? channel? to? {top} back?'],
  topPapers,
);

const told: readonly [ChangeCommand, GivenOptions, Phrases][] = [
  ['connect', { way: 'email' }, byEmail],
  ['connect', { way: 'feed' }, asFeed],
  ['connect', { way: 'mcp' }, forAgent],
  ['schedule', { publish: true }, published],
  ['schedule', { publish: false }, unpublished],
  ['model', { set: 'on' }, modelOn],
  ['model', { set: 'off' }, modelOff],
  ['resume', {}, backAgain],
  ['subscribe', { topic: topicName('') }, topPapersWanted],
];

const model: Classes = {
  never: ['do? not|never', 'stop|quit'],
  ours: ['our|my|the|any|these? questions|question|messages|data|text', 'anything|what we|i? ask|write|say|type?'],
  model: [
    'a|an|any|some|the|your|external? ai|llm|llms|openai|chatgpt|gpt|claude|gemini',
    'a|an|any|some|the|your|external? ai|llm|language model|models',
  ],
};
const sending =
  'send|sending|pass|passing|share|sharing|give|giving|forward|forwarding|hand|handing|show|showing {ours} to|with {model}';

/** Said after a reason, too: "legal says no, do not send …". */
const keptFromModel = phrases([`do not ${sending}`, `never ${sending}`, 'not to use {model}'], {
  ...model,
  ours: ['our|my questions|question|messages|data|text', 'what we|i ask|write|say|type'],
});
const withoutModel = phrases(
  [
    `{never} ${sending}`,
    '{never} use|using {model} for|to|on|when|here answer|answering|answers|questions|our|my?',
    'answer|answers|work|go on? without using? {model}',
  ],
  model,
);
