import { arxivIdsIn } from '../core/papers/paper.ts';
import { looksLikeZone } from '../core/schedules/read-zone.ts';
import { aboutMe } from './bot/smalltalk.ts';
import type { ChangeCommand, Intent, Named, Said } from './intent.ts';
import type { Meaning } from './likely-intent.ts';
import { asksAbout } from './papers/asks-about.ts';
import { factIn, factsAsked } from './papers/facts.ts';
import { gistAsked } from './papers/gist.ts';
import { itemMeant } from './papers/item.ts';
import { isMask, maskedWords } from './papers/masked-words.ts';
import { ownList } from './papers/own-list.ts';
import { isWrittenAsTitle, quotedTitle } from './papers/quoted-title.ts';
import { isCoined } from './papers/reference.ts';
import type { Reading } from './readings.ts';
import { endsTopic } from './settings/change.ts';
import { ofPosts, readCommand } from './settings/change-options.ts';
import { tellsTopic } from './settings/told-topic.ts';
import { followed, isStanding } from './standing.ts';
import { tellsTimes, timesIn } from './times/schedule-words.ts';
import type { Topic, TopicOf } from './topics/likely-topic.ts';
import { mostReadOf } from './topics/most-read.ts';
import { readSearch } from './topics/search.ts';
import { namesTopic, tellsTop, topOf } from './topics/top.ts';
import { beginsWith, holds, phrases } from './words/phrases.ts';
import { isTalk } from './words/talk.ts';
import { titleShare } from './words/title-share.ts';
import { allWords, type Part, type Sentence, type Word, writtenAs } from './words/words.ts';

/** What a sentence of this meaning asks for in particular: as a rule reads it, else as far as its words say. */
export function readAs(
  meaning: Meaning,
  sentence: Sentence,
  said: Said,
  readings: readonly Reading[],
  topicOf: TopicOf,
): Intent {
  const { text, where, now, named } = said;
  const { words, papers } = maskedWords(text, named);
  const [paper, other] = [...new Set(papers.map(({ id }) => id))];
  // In a discussion another paper is named to be set beside the one that is talked about.
  const one = paper ?? arxivIdsIn(text)[0];
  const ofPaper = one === undefined || where === 'thread' ? {} : { paper: one };
  const quoted = where === 'thread' ? undefined : (paper ?? quotedTitle(sentence));
  const ofQuoted = quoted === undefined ? ofPaper : { paper: quoted };
  const question: Intent = { kind: 'question', question: text.trim(), ...ofPaper };
  const read = readings.find(([, intent]) => intent.kind === meaning)?.[1];
  const item = readings.map(([, intent]) => intent).find((intent) => intent.kind === 'item');
  // "Who is behind the second one?" asks for facts, of one of the list.
  if (item !== undefined && where !== 'thread' && paper === undefined) {
    if (item.does === 'why') return item;
    if (meaning === 'compare' && item.numbers.length > 1) return { ...item, does: 'compare' };
    if (meaning === 'facts' || meaning === 'gist' || meaning === 'paper') return item;
    if (meaning === 'question' && (where === 'digest' || item.does === 'ask')) return { ...item, does: 'ask' };
  }
  if (item !== undefined && where !== 'thread' && keeps.has(meaning) && keeps.has(item.does)) return item;
  const byName = (asked: typeof factsAsked | typeof gistAsked) =>
    where === 'thread' ? {} : namedIn(sentence.parts.map((part) => asked(part)?.name ?? []));
  const command = where === 'thread' ? undefined : commandFirst(sentence, said);
  if (command !== undefined) return { kind: 'change', ...readCommand(command, sentence, topicOf) };
  switch (meaning) {
    case 'question':
      return question;
    case 'search':
      return (
        readings.find(([rule]) => rule === 'similar')?.[1] ??
        ofDay(readSearch(sentence, topicOf('search'), now), sentence, now) ??
        question
      );
    case 'top': {
      const topic = topicOf('search');
      if (tellsTop(sentence, now, topic) && !tellsTopic(sentence, topic))
        return mostReadOf(sentence, topic, now) ?? topOf(sentence, now);
      const search =
        namesTopic(sentence, topic) || tellsTopic(sentence, topic) ? readSearch(sentence, topic, now) : undefined;
      return search ?? (where === 'thread' ? question : { kind: 'unclear' });
    }
    case 'compare': {
      const both = [paper, other].filter((one) => one !== undefined);
      const isNamed = both.length > 1 || where === 'thread';
      return (isNamed ? undefined : read) ?? { kind: 'compare', papers: both, question: text.trim() };
    }
    case 'gist': {
      const name = byName(gistAsked);
      // "Explain rotary embeddings" names no paper, and asks what they are.
      const isTopic = read === undefined && paper === undefined && where !== 'thread' && explainsTopic(sentence, name);
      return isTopic ? question : { ...ofQuoted, ...(read ?? { kind: 'gist', ...name, ...ofQuoted }) };
    }
    case 'facts':
      return {
        ...ofQuoted,
        ...(read ?? { kind: 'facts', fact: factIn(sentence), ...byName(factsAsked), ...ofQuoted }),
      };
    case 'paper': {
      const topic = topicOf('search');
      const name = topic.words.join(' ');
      // Without any name it is a topic: "RNA", "retrosynthesis please", `"chain of thought" papers`.
      const isTopic =
        quoted === undefined && (!words.some(isMask) || words.includes('papers') || isOfAcronyms(words, text));
      const search = isTopic ? readSearch(sentence, topic, now) : undefined;
      const alike = readings.find(([rule]) => rule === 'similar')?.[1];
      if (alike !== undefined) return alike;
      // "How does the inpainting one get by with so little" names none, and asks about it.
      if (read === undefined && paper === undefined && sentence.parts.some(asksAbout)) return question;
      const wanted = quoted ?? paper ?? (name === '' ? text.trim() : name);
      return (quoted === undefined ? read : undefined) ?? search ?? { kind: 'paper', paper: wanted };
    }
    case 'item':
      return read ?? itemMeant(sentence) ?? question;
    case 'smalltalk':
      // "All right" would promise what is asked for.
      return { kind: 'smalltalk', is: aboutMe(sentence) || sentence.parts.some(isRequest) ? 'about' : 'other' };
    default: {
      const change = changeOf(meaning, readings, sentence, topicOf);
      // "The fifth" resumes nothing.
      const isNumber = read === undefined && !sentence.parts.some(saysPosting) ? itemMeant(sentence) : undefined;
      if (isNumber !== undefined && (change === 'pause' || change === 'resume')) return isNumber;
      return { kind: 'change', ...readCommand(change, sentence, topicOf) };
    }
  }
}

const isRequest = ({ asks, words }: Part): boolean => asks || beginsWith(words, wishing) !== undefined;
const wishing = phrases([
  'please|can|could|would|will|do|does|did|is|are|what|who|when|where|why|how|which',
  'give|show|make|set|get|bring|tell|send|put|let|add|take|keep|move|write|find|open|use|turn|call me|us|a|an|the|it|this',
  'i|we want|need|would',
]);

/** "SBOM vulnerabilities" names no paper: what is made up in it is an abbreviation, and something stands beside it. */
const isOfAcronyms = (words: readonly string[], text: string): boolean =>
  words.length <= mostOfPhrase &&
  words.every((word) => word === 'CODE' || !isMask(word)) &&
  words.some((word) => !isMask(word) && !isTalk(word)) &&
  (text.match(/[\p{L}\p{N}-]+/gu) ?? []).every((word) => !isCoined(word) || /^[\p{Lu}\d]+s?$/u.test(word));

const mostOfPhrase = 4;

/** "Add number 4 to my reading list" changes that list alone. */
const keeps: ReadonlySet<string> = new Set(['change', 'subscribe', 'save', 'discuss']);

/** The paper whose title may hold some words: "who are the authors of kwai keye" is not asked of the one shown last. */
function namedIn(names: readonly (readonly Word[])[]): Named {
  const name = names.find(
    (words) =>
      (words.length > 0 && words.length <= 4 && !words.some(({ text }) => isTalk(text))) ||
      isWrittenAsTitle(words.map(({ written }) => written)),
  );
  return name === undefined ? {} : { paper: writtenAs(name) };
}

/** The papers of one day, whatever they are about, are its list. */
function ofDay(search: Intent | undefined, sentence: Sentence, now: Date): Intent | undefined {
  if (search?.kind === 'search' && search.query === 'since:1d' && /\byesterday\b/i.test(sentence.text))
    return topOf(sentence, now);
  const [, date, until] =
    (search?.kind === 'search' && /^since:([\d-]{10}) until:([\d-]{10})$/.exec(search.query)) || [];
  return date !== undefined && date === until ? { kind: 'top', period: 'day', date } : search;
}

const explainsTopic = ({ parts }: Sentence, { paper = '' }: Named): boolean =>
  /^(?!(?:the|this|that|your|our) )[^\p{Lu}\d]+$/u.test(paper) &&
  parts.some(({ words }) => holds(words, explaining) !== undefined);
const explaining = phrases(['explain|eli5|describe']);

/** "Subscribe to …" is said to nobody else; in a discussion it may be a paper's own word. */
function commandFirst(sentence: Sentence, { authors = [] }: Said): 'subscribe' | 'unsubscribe' | undefined {
  const { parts } = sentence;
  if (isStanding(sentence)) return 'subscribe';
  const command = followed(parts, authors);
  if (command !== undefined) return command;
  const first = parts[0]?.words[0]?.text;
  return (first === 'subscribe' || first === 'unsubscribe') && !parts.some(({ asks }) => asks) ? first : undefined;
}

/** Whether posts may be meant that go on or rest. */
const saysPosting = ({ words }: Part) => words.length > 3 || holds(words, posted) !== undefined;
const posted = phrases([
  'pause|stop|quit|mute|silence|quiet|break|holiday|holidays|vacation|snooze|off|enough|halt|suspend|hush|rest|sleep|no|hold',
  'resume|unpause|unmute|start|restart|continue|again|back|wake|on|go|post|posts|posting|send|sending|papers|digest|reactivate',
]);

/** What few ask for, and what the words do not tell apart, phrases tell better. */
function changeOf(
  likely: ChangeCommand | 'change',
  readings: readonly Reading[],
  sentence: Sentence,
  topicOf: TopicOf,
): ChangeCommand | 'change' {
  const { parts } = sentence;
  const words = allWords(parts);
  const read = readings.map(([, intent]) => intent).find((intent) => intent.kind === 'change')?.command;
  // What is kept for a person, or opened, is a change nobody else sees.
  if (likely === 'schedule' || likely === 'subscribe' || read === 'schedule')
    if (holds(words, forOneself) !== undefined) return 'save';
  if (likely === 'change' && read === undefined)
    return keeping.find(([, list]) => holds(words, list) !== undefined)?.[0] ?? likely;
  // "Send me inverse rendering papers every day at 7" names a topic as well as a time.
  if (likely === 'schedule' && read === 'subscribe' && topicOf('search').words.length > 0) return read;
  if (likely === 'schedule' && parts.some(endsTopic)) return 'unsubscribe';
  if (likely === 'schedule' && isSetUp(words, topicOf)) return 'subscribe';
  const topic = topicOf('subscribe');
  if (likely === 'schedule' && (isOfTopic(topic, parts) || tellsTopic(sentence, topic))) return 'subscribe';
  // "Do not send us papers about language models" turns none off.
  // "My papers at 6:30 London time" names no topic.
  if (likely === 'subscribe' && read === 'schedule' && topicOf('subscribe').isGuessed) return read;
  if (likely === 'subscribe' && isTime(topicOf('subscribe'), parts)) return 'schedule';
  if (parts.some(endsTopic) || (likely === 'model' && read === 'unsubscribe')) return 'unsubscribe';
  return read !== undefined && (likely === 'change' || surely.has(read)) ? read : likely;
}

/** "Set up for my team: code generation, at most 4 papers": what is set up names its topic. */
const isSetUp = (words: readonly Word[], topicOf: TopicOf) =>
  holds(words, settingUp) !== undefined && !topicOf('subscribe').isGuessed;

/** "Medical imaging papers here at 6pm": words that titles hold, and not only a time. */
function isOfTopic({ words, isGuessed }: Topic, parts: readonly Part[]): boolean {
  const isSaidOfTime = tellsTimes(parts);
  const own = words
    .map((word) => word.toLowerCase())
    .filter((word, at) => !isSaidOfTime(word) && !joins.has(word) && !(at === 0 && posting.has(word)));
  return (
    !isGuessed && own.length > 0 && own.every((word) => !ofPosts.has(word) && !isTalk(word) && titleShare(word) > 1)
  );
}
/** "Diffusion on mondays and thursdays" */
const joins = new Set(['on', 'and', 'at']);
/** "Post robotics papers …" */
const posting = new Set(['post', 'send', 'deliver']);

const isTime = ({ words }: Topic, parts: readonly Part[]): boolean =>
  timesIn(parts).when !== undefined &&
  words.length > 0 &&
  words.every((word) => /^\d/.test(word) || word === 'time' || (looksLikeZone(word) && tellsTimes(parts)(word)));
const settingUp = phrases(['set|sign us|me? up', 'create|make|start|configure a|an|the? subscription|feed']);

/** What phrases tell for sure: few ask for it. */
const surely: ReadonlySet<ChangeCommand> = new Set(['forget-me', 'model']);

const forOneself = phrases(['{saves}', 'remind me|us about|of it|this|that'], ownList);
const keeping = [
  [
    'save',
    phrases(['save|saved|unsave|bookmark|unbookmark|keep|store|remember|pin|star', '{saves}', 'read later'], ownList),
  ],
  ['discuss', phrases(['discuss|discussion', 'open|start|make a|the? thread'])],
  [
    'connect',
    phrases([
      'calendar|calender|ics|ical|outlook|mailbox|inbox|mail|mails|email|e-mail|newsletter|feed|feeds|reader|feedly',
    ]),
  ],
] as const;
