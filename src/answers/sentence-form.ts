import { stemsOf } from './analysis.ts';
import type { Passage } from './passages.ts';
import type { Question } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { definedIn, definesAsked, questionTypesOf, showsTypes } from './question-types.ts';
import { type Sides, sidesOf } from './sides.ts';

/** Of a paper whose title is so much about a thing, any own sentence tells of it where nobody says what the thing is. */
const allTitled = 0.9;
/** What is asked for so plainly that a sentence without it is no answer. */
const mustShow = [
  'number',
  'amount',
  'hardware',
  'duration',
  'licence',
  'person',
] as const satisfies readonly QuestionType[];

/** Whether a sentence of one of many papers is of a kind that answers. */
export function canAnswer(passage: Passage, { text, types }: Pick<Question, 'text' | 'types'>): boolean {
  const { text: sentence } = passage.sentence;
  const shows = (type: QuestionType) => showsTypes(sentence, text, new Set([type]));
  if (!mustShow.every((type) => !types.has(type) || shows(type) > 0)) return false;
  if (types.has('cause') && !causes.test(sentence) && shows('cause') === 0) return false;
  if (asksDifference.test(text) && !tellsDifference.test(sentence)) return false;
  if (asksRemedy.test(text) && !asksProblem({ text, types }) && !tellsOwnWork(passage)) return false;
  if ((asksWhether.test(text) || asksHowWell.test(text)) && !asksBetter.test(text) && praises.test(sentence))
    return false;
  if (asksExtent.test(text) && !extent.test(sentence)) return false;
  const thing = thingAsked(text);
  return thing === undefined || (thing.test(sentence) && brings.test(sentence));
}

const extent = /\d ?%|\d ?[x×]|(?<!\()\b\d{2,}|\b(?:half|third|quarter|percent|orders? of magnitude)\b/i;

/** How a text says that it has such a thing as a question asks for: a benchmark, a dataset, a survey. */
export const thingAsked = (question: string): RegExp | undefined =>
  things.find(({ asked }) => asked.test(question))?.shown;

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
const asksHowWell = /\bhow (?:well|good|reliable|reliably|robust|accurate|capable|safe|vulnerable)\b/i;
const praises =
  /\b(?:outperform\w*|ranks? (?:first|second)|surpass\w*|state[- ]of[- ]the[- ]art|sota|superior\w*|(?:substantial|significant|consistent)(?:ly)? (?:\w+ )?(?:improv|gain)\w*)\b/i;

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

/** What a part of an answer tells: what a thing is, what somebody does about it, what came out, why that is so, or what is wrong. */
export type Part = {
  tells: 'meaning' | 'method' | 'finding' | 'cause' | 'problem';
  question: string;
  types: Question['types'];
  /** A trouble that the authors found, and not what they open with. */
  isFound?: boolean;
  /** How things are is asked for rather than how well somebody's own work does: "does …?", "how well do …?", "why …?". */
  general: boolean;
  /** The words of this part. */
  stems: ReadonlySet<string>;
  sides: Sides | undefined;
};

/** What a question asks for, at most two parts: "why …, and what can be done?" wants the problem and a method. */
export function partsWanted({ text, types }: Pick<Question, 'text' | 'types'>): Part[] {
  const said = text.split(anotherQuestion).filter((one) => one.trim() !== '');
  const asking = said.filter((one) => asks.test(one));
  // "We serve many users, what …?": what comes before is no question.
  const questions = asking.length > 0 ? asking : said;
  const parts = questions.map((question) =>
    partOf(question, questions.length === 1 ? types : questionTypesOf(question)),
  );
  const [first = partOf(text, types)] = parts;
  const second = parts.find(({ tells }) => tells !== first.tells);
  if (second !== undefined) return [first, second];
  return first.tells === 'method' ? [first, { ...partOf(text, types, 'finding'), general: false }] : [first];
}

const partOf = (question: string, types: Question['types'], tells = toldBy(question, types)): Part => ({
  tells,
  question,
  types,
  general: tells === 'problem' || tells === 'cause' || (tells === 'finding' && !asksBest.test(question)),
  stems: new Set(stemsOf(question)),
  sides: tells === 'finding' ? sidesOf(question) : undefined,
});

function toldBy(question: string, types: Question['types']): Part['tells'] {
  if (asksBestWay.test(question)) return 'method';
  if (types.has('definition')) return 'meaning';
  // Whoever brings what is asked for says so.
  if (thingAsked(question) !== undefined) return 'method';
  if (asksExtent.test(question) || asksWhether.test(question) || asksEvidence.test(question))
    return asksWays.test(question) ? 'method' : 'finding';
  if (types.has('cause') && !asksRemedy.test(question) && !asksOfProblem.test(question)) return 'cause';
  if (asksProblem({ text: question, types })) return 'problem';
  return asksFinding.test(question) && !asksWays.test(question) ? 'finding' : 'method';
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

/** Whether a sentence can be that part at all; `titled`: how much of the question its paper's title holds. */
export function fitsPart(passage: Passage, { tells, question, isFound }: Part, titled: number): boolean {
  const { text } = passage.sentence;
  if (text.endsWith('?')) return false;
  switch (tells) {
    case 'meaning':
      return saysWhatIs(text, question) || (titled >= allTitled && tellsOwnWork(passage));
    case 'method':
      return tellsOwnWork(passage);
    case 'finding':
      return tellsOwnWork(passage)
        ? concludes.test(text) || improves.test(text) || !proposes(passage)
        : !problem.test(text);
    case 'cause':
      return true;
    case 'problem':
      return (problem.test(text) || harmed.test(text)) && (isFound !== true || tellsOwnWork(passage));
    default:
      return tells satisfies never;
  }
}

/**
 * What speaks for a sentence as that part, apart from its words: that it says what the authors do, or what they found, and
 * not what was wrong before, which every abstract opens with, in the words of any question that the rest of it answers.
 */
export function worthAs({ tells, question, general }: Part, passage: Passage, types: Question['types']): number {
  const { text } = passage.sentence;
  const worth = worthOf[tells];
  const does = proposes(passage) ? worth.does : 0;
  const finds = concludes.test(text)
    ? worth.concludes
    : improves.test(text) || measured.test(text)
      ? worth.improves
      : 0;
  const explains = tells === 'cause' && causes.test(text) ? 0.4 : 0;
  const counted = tells === 'finding' && extent.test(text) ? (asksExtent.test(question) ? 0.4 : 0.15) : 0;
  const shown = 0.2 * showsTypes(text, question, types);
  const defines = tells === 'meaning' && saysWhatIs(text, question) ? 1 : 0;
  const isProblem = !ownWork.test(text) && problem.test(text);
  const background = tellsOwnWork(passage) ? 0 : isProblem ? 0.7 : 0.3;
  const before =
    tells === 'problem' ? (isProblem ? 0.3 : 0) : tells === 'meaning' || tells === 'cause' ? 0 : -background;
  const less =
    (tells === 'finding' && finds === 0 && looksInto.test(text) ? 0.35 : 0) +
    (partly.test(text) ? 0.3 : 0) +
    (hollow.test(text) ? 0.6 : 0) +
    (general && ownPraise.test(text) ? 0.35 : 0);
  return does + finds + counted + defines + explains + shown + before - less;
}

const asksBest = /\b(?:best|which|state of the art|sota|outperform\w*)\b/i;

/** Titles of papers that find out how things are rather than make something. */
export const isStudy = (title: string): boolean => studies.test(title);
const studies =
  /\?|^(?:on|how|why|what|when|do|does|can|are|is) |\b(?:stud(?:y|ies|ying)|analy[sz]\w+|investigat\w+|understanding|rethinking|revisiting|empirical|evaluat\w+|assess\w+|limits?|limitations?|evidence|role|effects?|impact|diagnos\w+|lessons|insights?|demystif\w+|explor\w+|prob\w+|fail\w*)\b/i;

const worthOf: Record<Part['tells'], { does: number; concludes: number; improves: number }> = {
  meaning: { does: 0, concludes: -0.3, improves: 0 },
  method: { does: 0.55, concludes: -0.2, improves: -0.1 },
  finding: { does: 0, concludes: 0.6, improves: 0.4 },
  cause: { does: -0.3, concludes: 0.5, improves: 0 },
  problem: { does: -0.4, concludes: 0.5, improves: 0 },
};

/** It tells how well the authors' own work does, which says little of how things are. */
const ownPraise =
  /\b(?:[Oo]ur|[Ii]t|proposed|[A-Z]\w*[A-Z]\w*) (?:[\w-]+ ){0,5}?(?:outperform|surpass|achiev|exceed|attain|improv|enabl|reduc|mitigat)\w*/;
const harmed =
  /\b(?:hurt|harm|degrad|declin|drop|wors|deteriorat|fail|error|gap|weak|vulnerab|collaps|bias|miss|unable|poor|decreas|shortcoming|limit|los[es])\w*/i;

/** It says what was looked into or made, and not what came out. */
const looksInto =
  /\b(?:we|this (?:paper|work|study)) (?:\w+ )?(?:conduct|perform|examin|investigat|evaluat|stud|analy[sz]|explor|test|compar|provid|build|introduc|propos|present|develop)\w*/i;
/** It says that something was found, and not what. */
const hollow =
  /\b(?:provid\w+|offer\w*|yield\w*) (?:\w+ ){0,2}?(?:insights?|guidance|perspectives?|foundation)\b|\b(?:pav(?:e|es|ing) the way|lay\w* the|future (?:research|work|directions?)|valuable resource|publicly available|(?:code|data|models?) (?:is|are|will be) )/i;

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
export const asksProblem = ({ text, types }: Pick<Question, 'text' | 'types'>): boolean =>
  asksHowFails.test(text) ||
  (!asksRemedy.test(text) &&
    ((['failure', 'limitation', 'cause'] as const).some((type) => types.has(type)) || asksOfProblem.test(text)));

/** "How do web agents fail?" asks what is wrong; "how can robots recover when a grasp fails?" what to do. */
const asksHowFails = /\bhow (?:do|does|did) (?:[\w-]+ ){1,4}?(?:fail|break|struggle|degrade|go wrong|fall short)\b/i;

const asksFinding =
  /^\s*(?:(?:is|are) (?!there)|(?:was|were|do|does|did|can|could|has|have|will|would|should|which|why)\b)|\bhow (?:well|good|vulnerable|robust|much|far|reliable|often)\b|\bevidence\b|\bknown\b|\b(?:any|still) good\b|\bbetter\b/i;
const ownWork =
  /\b(?:we|our|this (?:paper|work|study|survey|approach|method|framework|strategy|design)|the (?:proposed|resulting))\b/i;
const proposing =
  /\b(?:we|this (?:paper|work|study|survey)|our (?:method|approach|framework|model))(?: [\w-]+){0,4}? (?:propos|introduc|present|develop|design|formulat|leverag|employ)\w*/i;
const concludes =
  /\b(?:we|our [\w-]+(?: [\w-]+)?|results?|experiments?|analys[ie]s|findings?|evaluations?|stud(?:y|ies)) (?:\w+ )?(?:show|find|found|observ|demonstrat|reveal|report|suggest|identify an?|uncover|establish|indicat|prov|conclud|challeng|underscor|highlight)\w*/i;
const improves = /\b(?:outperform|surpass|achiev|reduc|improv|degrad|reveal)\w*/i;
/** It goes on from the sentence before, or tells one of several parts. */
const partly =
  /^(?:however|then|second|third|finally|additionally|moreover|furthermore|given|also|thus|therefore|but|yet|\(?\d\)|to (?:support|enable|promote|determine|facilitate|quantify|evaluate|validate)\b)|\b(?:we|and) (?:further|also|then|additionally)\b/i;
const problem =
  /\b(?:remains?|struggl\w*|suffer\w*|falls? short|fails? to|lacks?|lacking|limited|challeng\w*|difficult\w*|unclear|un(?:der-?)?explored|overlook\w*|hinder\w*|bottlenecks?|costly|expensive|prohibitive\w*|do(?:es)? not|cannot)\b/i;
const asksOfProblem =
  /\b(?:hurts?|harms?|limit\w*|fail\w*|problems?|challenges?|issues?|wrong|weak\w*|vulnerab\w*|risks?|danger\w*|degrad\w*|hard|difficult\w*|los[es]\w*|attacks?)\b/i;
