import { stemsOf } from './analysis.ts';
import type { Passage } from './passages.ts';
import type { Question } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { definedIn, definesAsked, questionTypesOf, showsTypes } from './question-types.ts';
import { type Sides, sidesOf } from './sides.ts';

/** What is asked for so plainly that a sentence without it is no answer. */
const mustShow = [
  'number',
  'amount',
  'hardware',
  'duration',
  'licence',
  'person',
] as const satisfies readonly QuestionType[];

/** Whether a sentence of one of many papers can answer what is asked for so plainly. */
export function canAnswer({ sentence: { text } }: Passage, question: string, types: Question['types']): boolean {
  const shows = (type: QuestionType) => showsTypes(text, question, new Set([type]));
  if (!mustShow.every((type) => !types.has(type) || shows(type) > 0)) return false;
  if (asksDifference.test(question) && !tellsDifference.test(text)) return false;
  if (types.has('cause') && !causes.test(text) && shows('cause') === 0) return false;
  const thing = thingAsked(question);
  return thing === undefined || (thing.test(text) && brings.test(text));
}

/** How a text says that it has such a thing as a question asks for: a benchmark, a dataset, a survey. */
const thingAsked = (question: string): RegExp | undefined => things.find(({ asked }) => asked.test(question))?.shown;

const causes =
  /\b(?:stems?|arises?|emerges?|originat\w*|results?) (?:from|when|because)\b|\b(?:induc|attribut|explain|driv|necessar|responsible|root|underlying|trac)\w*\b|\bby-?product\b/i;
export const asksDifference = /\bdifferences? between\b|\bdiffers?\b|\bdifferent from\b/i;

export const asksBetter =
  /\b(?:better|best|beats?|outperform\w*|state of the art|sota|faster|cheaper|improv\w*|helps?|than|versus|vs)\b/i;

const tellsDifference =
  /\b(?:unlike|whereas|in contrast|instead of|rather than|as opposed to|while|compared (?:to|with)|advantages? (?:of|over)|differ(?:s|ences?)?|differentiat\w*)\b/i;

/** "Are there benchmarks for …?" asks for a paper that brings one. */
const things = [
  { thing: 'benchmarks?|leaderboards?', shown: /bench|suite|leaderboard|testbed|test set/i },
  {
    thing: 'data ?sets?|corpus|corpora',
    shown:
      /data ?sets?\b|corp(?:us|ora)\b|collection of|\d[\d,.]{0,9}[KM]? (?:\w+ ){0,2}(?:trajector|demonstration|sample|example|pair|image|video|hour|question|problem|episode)/i,
  },
  { thing: 'surveys?|reviews?|overviews?', shown: /survey|review|overview|taxonomy/i },
  { thing: 'metrics?', shown: /metric|score|index|measure/i },
].map(({ thing, shown }) => ({
  asked: new RegExp(String.raw`\b(?:there|any|what|which) (?:\w+ ){0,4}?(?:${thing})\b`, 'i'),
  shown,
}));
const brings = /\b(?:introduc|present|propos|construct|creat|releas|develop|curat|design|build|collect)\w*/i;

/** A part of a question, its words, and the two things that it sets against each other. */
export type Part = {
  question: string;
  types: Question['types'];
  /** It asks what something is. */
  asksMeaning: boolean;
  stems: ReadonlySet<string>;
  sides: Sides | undefined;
};

/** What is asked first: "why …, and what can be done?" asks twice, and of "we serve many users, what …?" the first half asks nothing. */
export function partAsked({ text, types }: Pick<Question, 'text' | 'types'>): Part {
  const said = text.split(anotherQuestion).filter((one) => one.trim() !== '');
  const asking = said.filter((one) => asks.test(one));
  const [first = text, another] = asking.length > 0 ? asking : said;
  return partOf(first, another === undefined ? types : questionTypesOf(first));
}

function partOf(question: string, types: Question['types']): Part {
  const asksMeaning = types.has('definition') && !asksBestWay.test(question);
  return {
    question,
    types,
    asksMeaning,
    stems: new Set(stemsOf(question)),
    sides: asksMeaning ? undefined : sidesOf(question),
  };
}

/** "What's the cheapest fix?" asks what to do, and not what a fix is. */
const asksBestWay =
  /\bwhat(?:'s|\u2019s| is| are|'re) (?:the|a|an|your) (?:\w+est|most \w+|good|right|usual|standard|proper|recommended|practical|state[- ]of[- ]the[- ]art) (?:\w+ ){0,2}?(?:fix|way|approach|method|trick|technique|solution|recipe|remedy|strategy|practice|option|choice|workaround|setup|cure|defen[cs]e)(?:e?s)?\b/i;

const asks =
  /\b(?:how|what|which|why|who|where|when|do|does|did|is|are|was|can|could|should|will|has|have|any|ways?)\b/i;
/** "… and how is that fixed?", "… and does it hold up?" */
const anotherQuestion =
  /(?:[,;?]|(?<!e\.g|i\.e|vs)\.|\band\b|\bbut\b)\s+(?:and )?(?=(?:how|what|which|why|does|do|is|are|can)\b)/i;

/** It tells what the authors did or found; abstracts open with what was known before. */
export const tellsOwnWork = ({ sentence: { text }, position }: Passage): boolean =>
  ownWork.test(text) ||
  (!ofOthers.test(text) &&
    (concludes.test(text) ||
      (improves.test(text) && position >= firstOwn) ||
      (measured.test(text) && position >= lateResults)));
const ofOthers =
  /^(?:recent|existing|current|previous|prior|while|although|despite|most|many|traditional|conventional|however)\b/i;
/** Where in an abstract, from 0 to 1, what "improves" may be the authors' own, and a figure a result. */
const firstOwn = 0.3;
const lateResults = 0.5;
export const measured = /\d ?%|\d ?[x×](?!\w)|\btimes (?:fewer|less|more|faster|smaller)\b/i;

/** Whether it says what that is which the question asks the meaning of: "X (XY) is …", "X speeds up …", "…, i.e., …". */
export const saysWhatIs = (sentence: string, question: string): boolean =>
  definesAsked(sentence, question) || beginsWith(sentence, definedIn(question) ?? '');

const beginsWith = (sentence: string, thing: string): boolean => {
  const start = sentence.toLowerCase().replace(/^(?:the|an?) /, '');
  return thing !== '' && start.startsWith(thing.toLowerCase()) && tellsOf.test(start.slice(thing.length));
};
const tellsOf = /^s?(?: \([^)]{1,20}\))? (?:\w+ly )?(?:is|are|\w+s)\b(?! (?:been|\w+ed)\b)/;

/** Whether it says what the authors do. */
export const proposes = ({ sentence: { text } }: Passage): boolean => proposing.test(text);

const ownWork =
  /\b(?:we|our|this (?:paper|work|study|survey|approach|method|framework|strategy|design)|the (?:proposed|resulting))\b/i;
const proposing =
  /\b(?:we|this (?:paper|work|study|survey)|our (?:method|approach|framework|model))(?: [\w-]+){0,4}? (?:propos|introduc|present|develop|design|formulat|leverag|employ)\w*/i;
const concludes =
  /\b(?:we|our [\w-]+(?: [\w-]+)?|results?|experiments?|analys[ie]s|findings?|evaluations?|stud(?:y|ies)) (?:\w+ )?(?:show|find|found|observ|demonstrat|reveal|report|suggest|identify an?|uncover|establish|indicat|prov|conclud|challeng|underscor|highlight)\w*/i;
const improves = /\b(?:outperform|surpass|achiev|reduc|improv|degrad|reveal)\w*/i;
