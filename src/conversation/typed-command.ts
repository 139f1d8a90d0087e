import type { CommandSpec } from '../core/chat/command-spec.ts';
import type { Invocation } from '../core/chat/reply.ts';
import type { Command } from '../core/commands/command.ts';
import { parseCommandLine, type ReadLine } from '../core/commands/command-line.ts';
import { readOptions, specOf } from '../core/commands/options.ts';
import { nearest } from '../core/nearest.ts';
import { topicKey } from '../core/queries/topic.ts';
import { placesIn } from './papers/item.ts';
import { timesIn } from './times/schedule-words.ts';
import { beginsWith, holds, isPhrase, phrases } from './words/phrases.ts';
import { titleShare } from './words/title-share.ts';
import { isSaid } from './words/weights.ts';
import { allWords, type Part, readSentence, type Word } from './words/words.ts';

/** A command with its spec, as dispatch knows it. */
export type Known = { command: Command; spec: CommandSpec };

export const knownCommands = (commands: readonly Command[]): ReadonlyMap<string, Known> =>
  new Map(commands.map((command) => [command.name, { command, spec: specOf(command) }]));

/**
 * The command that a line is, where it begins with the name of one and goes on as its options do: always where one of them is
 * named, as in `top:3`. "Subscribe me to robots at 8am" begins so too, and is a sentence: `me` and `at 8am` are no query.
 */
export function typedCommand(line: ReadLine, known: ReadonlyMap<string, Known>): Invocation | undefined {
  const { name, rest, given, named, faults } = line;
  const found = known.get(name);
  if (found === undefined) return misspelt(line, known);
  const { command, spec } = found;
  const positional = spec.options[0]?.name ?? '';
  // Only a button that is drawn as a line says it, and gives every option by name.
  if (command.hidden === true) {
    const isDrawn = faults.length === 0 && named.length > 0 && named.length === Object.keys(given).length;
    return isDrawn ? { command: name, options: given } : undefined;
  }
  // What is wrong with `top:20` the command says.
  if (named.length > 0) {
    const isHalfSaid = isTopical(spec) && !named.includes(positional) && saysWhom(String(given[positional] ?? ''));
    return isHalfSaid ? undefined : { command: name, options: given };
  }
  const { parts } = readSentence(rest);
  const words = allWords(parts);
  // "cite this" in a discussion: the paper is the discussion's.
  if (positional === 'paper' && isPhrase(words, pronouns) !== undefined) return { command: name, options: {} };
  const isTyped = Object.keys(given).some((option) => option !== positional);
  if (faults.length > 0 && optioned.test(rest)) {
    const said = readSentence(String(given[positional] ?? '')).parts;
    return changes(command) && isSpoken(found, '', said) ? undefined : { command: name, options: given };
  }
  if (!isTyped && isSpoken(found, rest, parts)) return undefined;
  // Without its paper it is meant for the one that is talked about.
  const isWhole = faults.length === 0 && readOptions(command, spec, { ...aPaper(spec), ...given }).ok;
  return isWhole || words.length === 0 || isSlip(words, spec) ? { command: name, options: given } : undefined;
}

const isTopical = ({ name }: CommandSpec) => name === 'subscribe' || name === 'unsubscribe';

/** "Subscribe me to robots top:5" is half a sentence, and changes something. */
const saysWhom = (topic: string) => beginsWith(allWords(readSentence(topic).parts), whom) !== undefined;
const whom = phrases(['me|us|to|from|for|about|on', 'our|my|this|the channel|team|group|server|workspace']);

/** A line that begins with almost the name of a command. What would change something is a sentence then, and offered. */
function misspelt({ name, rest }: ReadLine, known: ReadonlyMap<string, Known>): Invocation | undefined {
  const meant = known.get(nameMeant(name, known) ?? '');
  if (meant === undefined || changes(meant.command)) return undefined;
  // Told that a paper is missing, nobody would see the slip.
  if (rest === '' && meant.spec.options.some(({ required }) => required)) return undefined;
  return typedCommand({ name: meant.spec.name, rest, ...parseCommandLine(rest, meant.spec) }, known);
}

/** "serch": one slip away from a command's name, and none of the words that go on from it ("models", "scheduler"). */
function nameMeant(word: string, known: ReadonlyMap<string, Known>): string | undefined {
  const name = word.length < 5 && isWord(word) ? undefined : nearest(word, namesOf(known), 1);
  return name === undefined || word.startsWith(name) || name.charAt(0) !== word.charAt(0) ? undefined : name;
}

/** "Shwo", "subscrib": one word that nobody says, close to the name of a command. Dispatch asks whether it was meant. */
export const isLoneSlip = ({ name, rest }: ReadLine, known: ReadonlyMap<string, Known>): boolean =>
  rest === '' && !isWord(name) && nearest(name, namesOf(known)) !== undefined;

const namesOf = (known: ReadonlyMap<string, Known>) =>
  [...known.values()].filter(({ command }) => command.hidden !== true).map(({ spec }) => spec.name);

/** One that people say, or that titles of papers hold. */
const isWord = (word: string) => isSaid(word) || titleShare(word) > 0;

const aPaper = ({ options }: CommandSpec) => (options[0]?.name === 'paper' ? { paper: 'it' } : {});

/** Whether what follows a command's name is talk rather than options. */
function isSpoken({ command, spec }: Known, rest: string, parts: readonly Part[]): boolean {
  const words = allWords(parts);
  if (words.length === 0) return false;
  if (rest.trimEnd().endsWith('?') && spec.name !== 'ask') return true;
  if (spec.name === 'help') return words.length > 1 || isPhrase(words, pleading) !== undefined;
  // "Ask 3 how many GPUs they needed" is about one of a list.
  if (spec.name === 'ask')
    return /^#?\d{1,2} (?:what|how|which|why|if|whether|is|does|do|who|where|when)\b/i.test(rest);
  // "Search speculative decoding, newest": no query has a comma.
  if (spec.name === 'search' && /,\s/.test(rest)) return true;
  if (holds(words, spoken) !== undefined || isRequest(spec.name, words)) return true;
  // "Discuss the results section" asks; "discuss the KronQ paper" is offered.
  if (spec.name === 'discuss' && beginsWith(words, ofPart) !== undefined) return true;
  // "Discuss the first one" counts in a list, and opens nothing before somebody presses.
  if (spec.name === 'discuss' && words.length > 1 && placesIn(rest) !== undefined) return true;
  // "Save the third of these"
  if (spec.name === 'save' && placesIn(rest) !== undefined) return false;
  // "Why GRPO collapses and what people do about it" asks of no post.
  if (!changes(command)) return words.length > (spec.name === 'why' ? 7 : 12);
  // As answers call the topic without words.
  if (isTopical(spec) && topicKey(rest) === '') return false;
  const { when, timezone } = timesIn(parts);
  return (
    words.length > 8 ||
    (isTopical(spec) && (beginsWith(words, towards) !== undefined || holds(words, limited) !== undefined)) ||
    ((when !== undefined || timezone !== undefined) && spec.name !== 'schedule') ||
    holds(words, politely) !== undefined
  );
}

const isRequest = (name: string, words: readonly Word[]) =>
  ((name === 'search' || name === 'show' || name === 'top' || name === 'today') &&
    beginsWith(words, requested) !== undefined) ||
  (name === 'similar' && beginsWith(words, ofPapers) !== undefined) ||
  (name === 'similar' && beginsWith(words, things) !== undefined) ||
  (name === 'why' && beginsWith(words, verbs) !== undefined);

/** What is told from a mere look: a channel's settings, and what stands in it or is kept for a person. */
export const changes = ({ name, manages }: Pick<Command, 'name' | 'manages'>): boolean =>
  manages === true || changing.has(name);

const changing = new Set(['save', 'discuss', 'forget-me', 'connect']);

/** One word that is almost a choice, or a number in place of one: told so by the command, which says what it takes. */
function isSlip([word, another, third]: readonly Word[], { options: [first, ...others] }: CommandSpec): boolean {
  if (word === undefined || third !== undefined) return false;
  // "Top 5" is the first five.
  const isNumber =
    first?.name !== 'period' && (first?.choices !== undefined || first?.kind === 'integer') && /^\d+$/.test(word.text);
  if (another !== undefined) return isNumber && /^days?$/.test(another.text);
  const options = first === undefined ? [] : [first, ...others];
  const choices = options.flatMap((option) => option.choices ?? []);
  return isNumber || nearest(word.text, choices) !== undefined;
}

/** `name:value`, `name=value`, `--name`. */
const optioned = /(?:^|\s)(?:--?)?\p{L}[\p{L}_-]*[:=]\S/u;

/** "Help me" names no command. */
const pleading = phrases(['me|us|please|here|needed|wanted']);
/** Words no query is made of. */
const spoken = phrases(['me|us|i|you|we|my|your|please|thanks|they|their|them|did|does|was|were|should|which|exactly']);
/** "Search paper kites" names a topic. */
const requested = phrases([
  'for|papers|some|any|all|the|about|on|stuff|something|everything|number',
  'paper on|about|by|from|that|called|where|with',
  'neighbours|neighbors|similar|related|others|more|only',
  'how|what',
  'todays|yesterdays papers|paper|list|digest|post|ones|picks',
  'the? most|best|top|newest|latest|recent|hottest|good|new upvoted|liked|popular|recent|read|discussed? papers|work|ones|stuff|articles|preprints',
]);
/** "Similar papers to the third one", "similar work on this". */
const ofPapers = phrases(['papers|work|ones|stuff|articles|things to|on|for|about']);
/** "Similar papers", "similar to 4", "similar but newer" */
const things = phrases(['papers|ones|works|articles|to|but']);
/** "Why is the second one so slow" asks about what it says. */
const verbs = phrases(['is|are|do|not|can|could|would']);
const ofPart = phrases(['the|its|their|how|why|what|whether|if|about']);
const politely = phrases(['again|anymore|this|that|these|those|them|it|yourself|posting|everything|papers|channel']);
/** "Subscribe to …, but without …": what stands between is the topic. */
const towards = phrases(['to|from|for|about|on']);
const limited = phrases(['but', 'and|or nothing|not|no', 'except|excluding']);
const pronouns = phrases(['it|this|that', 'this|the paper|one']);
