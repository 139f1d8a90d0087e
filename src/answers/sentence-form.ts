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

/** "Ways to stop overthinking?" is answered by what somebody does about it, and not by who suffers from it. */
const asksRemedy =
  /\bhow (?:do|does|can|could|should|would|to)\b|\bwhat (?:helps|improves|works)\b|\bwhat makes [^?]{1,80}\b(?:better|good|work|effective|robust|reliable|stable|faster)\b|\bways? (?:to|of|around|out)\b|\b(?:methods?|approaches|techniques|tricks?|ideas|strategies|defen[cs]es|remed(?:y|ies)|recipes?)\b|\b(?:stop|prevent|avoid|reduce|mitigate|fix)\b/i;
/** "Do VLMs really understand space?" is not answered by how well somebody's own model does. */
const asksWhether =
  /^\W*(?:(?:whether|if)\b|(?:is|are|was|were) (?!there\b)|(?:do|does|did|can|could|has|have|will|would|should)\b)/i;
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
    sides: !asksMeaning && asksFinding(question, types) ? sidesOf(question) : undefined,
  };
}

/** Whether it asks what was found, and neither for a thing or a way to do something, nor for what is wrong. */
function asksFinding(question: string, types: Question['types']): boolean {
  if (asksBestWay.test(question) || thingAsked(question) !== undefined || asksWays.test(question)) return false;
  if (asksExtent.test(question) || asksWhether.test(question) || asksEvidence.test(question)) return true;
  return findings.test(question) && !asksProblem({ text: question, types });
}

/** "Which approaches are there?", "has anybody found a way to …?" */
const asksWays =
  /\b(?:ways?|methods?|approach(?:es)?|techniques?|tricks?|strateg(?:y|ies)) (?:\w+ ){0,3}?(?:to|exist|are|for|of|that)\b/i;

/** "What's the cheapest fix?" asks what to do, and not what a fix is. */
const asksBestWay =
  /\bwhat(?:'s|\u2019s| is| are|'re) (?:the|a|an|your) (?:\w+est|most \w+|good|right|usual|standard|proper|recommended|practical|state[- ]of[- ]the[- ]art) (?:\w+ ){0,2}?(?:fix|way|approach|method|trick|technique|solution|recipe|remedy|strategy|practice|option|choice|workaround|setup|cure|defen[cs]e)(?:e?s)?\b/i;

const asks =
  /\b(?:how|what|which|why|who|where|when|do|does|did|is|are|was|can|could|should|will|has|have|any|ways?)\b/i;
/** "… and how is that fixed?", "… and does it hold up?" */
const anotherQuestion =
  /(?:[,;?]|(?<!e\.g|i\.e|vs)\.|\band\b|\bbut\b)\s+(?:and )?(?=(?:how|what|which|why|does|do|is|are|can)\b)/i;

const asksEvidence = /\bevidence\b|\bknown (?:about|of)\b/i;
const asksExtent = /\bhow (?:much|many|far|few|large|big|small|often)\b/i;

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
const measured = /\d ?%|\d ?[x×](?!\w)|\btimes (?:fewer|less|more|faster|smaller)\b/i;

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

/** Whether it asks why something is so or what is wrong with it, which what papers open with may answer. */
const asksProblem = ({ text, types }: Pick<Question, 'text' | 'types'>): boolean =>
  asksHowFails.test(text) ||
  (!asksRemedy.test(text) &&
    ((['failure', 'limitation', 'cause'] as const).some((type) => types.has(type)) || asksOfProblem.test(text)));

/** "How do web agents fail?" asks what is wrong; "how can robots recover when a grasp fails?" what to do. */
const asksHowFails = /\bhow (?:do|does|did) (?:[\w-]+ ){1,4}?(?:fail|break|struggle|degrade|go wrong|fall short)\b/i;

const findings =
  /^\s*(?:(?:is|are) (?!there)|(?:was|were|do|does|did|can|could|has|have|will|would|should|which|why)\b)|\bhow (?:well|good|vulnerable|robust|much|far|reliable|often)\b|\bevidence\b|\bknown\b|\b(?:any|still) good\b|\bbetter\b/i;
const ownWork =
  /\b(?:we|our|this (?:paper|work|study|survey|approach|method|framework|strategy|design)|the (?:proposed|resulting))\b/i;
const proposing =
  /\b(?:we|this (?:paper|work|study|survey)|our (?:method|approach|framework|model))(?: [\w-]+){0,4}? (?:propos|introduc|present|develop|design|formulat|leverag|employ)\w*/i;
const concludes =
  /\b(?:we|our [\w-]+(?: [\w-]+)?|results?|experiments?|analys[ie]s|findings?|evaluations?|stud(?:y|ies)) (?:\w+ )?(?:show|find|found|observ|demonstrat|reveal|report|suggest|identify an?|uncover|establish|indicat|prov|conclud|challeng|underscor|highlight)\w*/i;
const improves = /\b(?:outperform|surpass|achiev|reduc|improv|degrad|reveal)\w*/i;
const asksOfProblem =
  /\b(?:hurts?|harms?|limit\w*|fail\w*|problems?|challenges?|issues?|wrong|weak\w*|vulnerab\w*|risks?|danger\w*|degrad\w*|hard|difficult\w*|los[es]\w*|attacks?)\b/i;
