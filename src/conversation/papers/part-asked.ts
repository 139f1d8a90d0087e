import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent, Where } from '../intent.ts';
import { bag, inBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import type { Part, Sentence, Word } from '../words/words.ts';
import { gistAsked, ofPart } from './gist.ts';
import { paperNamed } from './reference.ts';

/** In a discussion a part of its paper, however simply it is to be told: "explain the reward function like I'm five". */
export const readPartAsked = (
  { text, parts }: Sentence,
  where: Where,
  named: readonly NamedPaper[],
): Intent | undefined =>
  where === 'thread' &&
  (parts.some((part) => asksOfPart(part, named)) ||
    (parts.length === 1 && (asksMeaning.test(text) || holds(parts[0]?.words ?? [], ofPart) !== undefined)))
    ? { kind: 'question', question: text.trim() }
    : undefined;

/** 'What is "slot attention"' */
const asksMeaning = /^(?:\S+ ){0,3}what(?: is|'s|s| are| does) ["'“][^"'”]{2,60}["'”]/i;

function asksOfPart({ words }: Part, named: readonly NamedPaper[]): boolean {
  const gist = gistAsked({ words });
  if (gist !== undefined && gist.name === undefined) return false;
  const asked = plainly(words);
  if (namesPart(asked, named)) return true;
  if (beginsWith(asked, ofNumbered) !== undefined) return true;
  const begun = beginsWith(asked, explaining);
  if (begun === undefined) return false;
  const rest = asked.slice(begun.end);
  const told = rest.slice(0, holds(rest, manner)?.start);
  return holds(told, numbered) !== undefined || (inBag(told, whole)?.others.length ?? 0) > 0;
}

/** "What's the point of distillation here", "what is this loss for", "main findings of the user study" */
function namesPart(asked: readonly Word[], named: readonly NamedPaper[]): boolean {
  const { name } = isPhrase(asked, ofNamed) ?? {};
  if (name === undefined || name.every(({ text }) => isTalk(text)) || inBag(name, whole)?.others.length === 0)
    return false;
  return !named.some(({ id }) => id === paperNamed(name, named));
}
const ofNamed = phrases([
  'what is|are|was|were the? whole? point|purpose|role|use|idea|intuition|reason|motivation of|behind|for {name} here?',
  'what is|are this|that|the|these|those {name} for|about|doing here?',
  'main|key|core? finding|findings|result|results|takeaway|takeaways|conclusion|conclusions of|from the|their {name}',
]);

const explaining = phrases([
  'explain|describe|clarify|unpack|elaborate|eli5|summarize|outline on? to? me|us? briefly|quickly|simply|please?',
  'walk|talk|take me|us through',
  'break|sum down|up',
  'go over|through|into',
  'a|an|the? short|quick|brief|simple|rough? overview|explanation|rundown|summary of',
  'give|get|show me|us? a|an|the? short|quick|brief|simple|rough? overview|explanation|rundown|summary of|on|for',
]);
const things = 'equation|eq|figure|fig|table|section|algorithm|theorem|lemma|appendix';
const ofNumbered = phrases([`what|how does|do|is|are|was the? ${things}`]);
const numbered = phrases(['equation|eq|figure|fig|table|section|algorithm|theorem|lemma|proof|step|stage|appendix']);
/** For whom, and how, it is to be told. */
const manner = phrases([
  'like|as|to|for|so|with',
  'in a|an|the? plain|simple|easy|one|two|three|few|layman|lay|non-technical|other|short|my',
]);
/** What stands for all of it. */
const whole = bag(
  ['the|their|its|this|that|how|why|what'],
  `thing whole idea ideas point points gist message argument arguments contribution contributions claim claims finding findings
  takeaway takeaways abstract conclusion conclusions story novelty method approach result results system model key main core big
  central essence content contents topic problem motivation insight insights principal primary basics concept title new matters matter important
  interesting relevant useful found built build made wrote entire high level simply briefly shortly quickly down up`,
);
