import type { Passage } from './passages.ts';
import type { Question } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { definesAsked, showsTypes } from './question-types.ts';

/** Of a paper whose title is so much about a thing, any own sentence tells of it where nobody says what the thing is. */
const allTitled = 0.9;
/** What is asked for so plainly that a sentence without it is no answer. */
const mustShow = [
  'cause',
  'number',
  'amount',
  'hardware',
  'duration',
  'cost',
  'licence',
  'person',
] as const satisfies readonly QuestionType[];

/** Whether a sentence of one of many papers is of a kind that answers; `titled`: how much of the question its title holds. */
export function canAnswer(passage: Passage, titled: number, { text, types }: Question): boolean {
  const { text: sentence } = passage.sentence;
  if (types.has('definition') && titled < allTitled) return definesAsked(sentence, text);
  const shows = (type: QuestionType) => showsTypes(sentence, text, new Set([type]));
  if (!mustShow.every((type) => !types.has(type) || shows(type) > 0)) return false;
  if (asksDifference.test(text) && !tellsDifference.test(sentence)) return false;
  if (asksRemedy.test(text) && !asksProblem({ text, types }) && !tellsOwnWork(passage)) return false;
  if (asksWhether.test(text) && !asksBetter.test(text) && praises.test(sentence)) return false;
  const thing = things.find(({ asked }) => asked.test(text));
  return thing === undefined || (thing.shown.test(sentence) && brings.test(sentence));
}

export const asksDifference = /\bdifferences? between\b|\bdiffers?\b|\bdifferent from\b/i;

/** "Ways to stop overthinking?" is answered by what somebody does about it, and not by who suffers from it. */
const asksRemedy =
  /\bhow (?:do|can|could|should|would|to)\b|\b(?:ways?|methods?|approaches|techniques|tricks|strategies|defen[cs]es|remed(?:y|ies)|recipes?)\b|\b(?:stop|prevent|avoid|reduce|mitigate|fix)\b/i;
/** "Do VLMs really understand space?" is not answered by how well somebody's own model does. */
const asksWhether = /^\W*(?:(?:is|are|was|were) (?!there\b)|(?:do|does|did|can|could|has|have|will|would|should)\b)/i;
const asksBetter =
  /\b(?:better|best|beats?|outperform\w*|state of the art|sota|faster|cheaper|improv\w*|helps?|than|versus|vs)\b/i;
const praises =
  /\b(?:outperform\w*|surpass\w*|state[- ]of[- ]the[- ]art|sota|superior\w*|(?:substantial|significant|consistent)(?:ly)? (?:\w+ )?(?:improv|gain)\w*)\b/i;

const tellsDifference =
  /\b(?:unlike|whereas|in contrast|instead of|rather than|as opposed to|differ(?:s|ences?)?|differentiat\w*)\b/i;

/** "Are there benchmarks for …?" asks for a paper that brings one. */
const things = [
  { thing: 'benchmarks?|leaderboards?', shown: /bench|suite|leaderboard|testbed|test set/i },
  {
    thing: 'data ?sets?|corpus|corpora',
    shown: /data ?set|corp(?:us|ora)|collection|bench|set of|\d[\d,.]{0,9}[KM]?\b/i,
  },
  { thing: 'surveys?|reviews?|overviews?', shown: /survey|review|overview|taxonomy/i },
  { thing: 'metrics?', shown: /metric|score|index|measure/i },
].map(({ thing, shown }) => ({
  asked: new RegExp(String.raw`\b(?:there|any|what|which) (?:\w+ ){0,2}?(?:${thing})\b`, 'i'),
  shown,
}));
const brings = /\b(?:introduc|present|propos|construct|creat|releas|develop|curat|design|build|collect)\w*/i;

/**
 * What speaks for a sentence apart from its words: that it says what the authors do, or what they found, as is asked, and
 * not what was wrong before, which every abstract opens with, in the words of any question that the rest of it answers.
 */
export function worthOfForm(passage: Passage, { text: question, types }: Question): number {
  const { text } = passage.sentence;
  const wantsProblem = asksProblem({ text: question, types });
  const wantsFinding = wantsProblem || asksFinding.test(question);
  const does = proposes(passage) ? (wantsFinding ? 0.15 : 0.4) : 0;
  const finds = concludes.test(text)
    ? wantsFinding
      ? 0.6
      : 0.2
    : improves.test(text)
      ? wantsFinding
        ? 0.3
        : 0.1
      : 0;
  const defines = definesAsked(text, question) ? 1 : 0;
  const shown = 0.2 * showsTypes(text, question, types);
  const isProblem = !ownWork.test(text) && problem.test(text);
  const background = tellsOwnWork(passage) ? 0 : isProblem ? 0.7 : 0.3;
  const before = wantsProblem ? (isProblem ? 0.3 : 0) : -background;
  const part = partly.test(text) ? 0.15 : 0;
  return does + finds + defines + shown + before - part - (text.endsWith('?') ? 0.5 : 0);
}

/** It tells what the authors did or found; abstracts open with what was known before. */
export const tellsOwnWork = ({ sentence: { text } }: Passage): boolean =>
  ownWork.test(text) || concludes.test(text) || improves.test(text);

/** Whether it says what the authors do. */
export const proposes = ({ sentence: { text } }: Passage): boolean => proposing.test(text);

/** Whether it asks why something is so or what is wrong with it, which what papers open with may answer. */
export const asksProblem = ({ text, types }: Pick<Question, 'text' | 'types'>): boolean =>
  (['failure', 'limitation', 'cause'] as const).some((type) => types.has(type)) ||
  (asksOfProblem.test(text) && !asksRemedy.test(text));

const asksFinding =
  /^\s*(?:(?:is|are) (?!there)|(?:was|were|do|does|did|can|could|has|have|will|would|should|which|why)\b)|\bhow (?:well|good|vulnerable|robust|much|far|reliable|often)\b|\bevidence\b|\bknown\b|\b(?:any|still) good\b|\bbetter\b/i;
const ownWork = /\b(?:we|our|this (?:paper|work|study|survey))\b/i;
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
  /\b(?:hurts?|harms?|limit\w*|fail\w*|problems?|challenges?|issues?|wrong|weak\w*|vulnerab\w*|risks?|danger\w*|degrad\w*|hard|difficult\w*|los[es]\w*|attacks?|much|many|cost\w*)\b/i;
