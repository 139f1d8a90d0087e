import { anyOf, words } from '../core/any-of.ts';
import { stemsOf } from './analysis.ts';
import { namesIn } from './names.ts';
import type { PaperText } from './passages.ts';
import { modelFamily } from './patterns.ts';
import type { Question } from './question.ts';

/** "Which model?", and the sentence has no name that the question and the title do not, nor a list where one would do. */
export const lacksName = (sentence: string, question: Question, text: PaperText): boolean =>
  asksName.test(question.text) &&
  !question.types.has('number') &&
  (asksThing.test(question.text) || !lists.test(sentence)) &&
  newNames(sentence, question, text).length === 0;

/** What has a name of its own, and what of it nothing but the name tells: tasks may be listed, a robot may not. */
const sets = words('data-?sets? benchmarks? corpus corpora');
const things = words(String.raw`
  models? \w{0,20}llms? vlms? lms? robots? arms? simulators? encoders? decoders? backbones? generators? tokenizers? engines? sensors?
`);
const others = words(`
  games? languages? baselines? methods? metrics? tools? librar(y|ies) frameworks? architectures? algorithms? countr(y|ies)
  universit(y|ies) hospitals? compan(y|ies) platforms? teachers? judges? environments? optimi[sz]ers? detectors? verifiers?
  apis? apps? software teams? labs?
`);

/** What stands between "which" and what has a name where something else is asked for. */
const asksElse = words(`
  do does did is are was were can could couldn't has have had will would made make makes help helps problems? wrong
  missing kinds? sorts? types? happens? happened about exactly new text keeps? goes went design according
`);

/** "which video model", "what's the base LLM?", "the names of the six benchmarks". */
const asksName = new RegExp(
  anyOf`
    \b(?:which|what|what's|whats|base|names?)(?: (?:is|are|was|were) (?:the|their|its))?(?: (?!(?:${asksElse})\b)[^\s,]+){0,4} (?:${sets}|${things}|${others})\b
    \bnames of\b
    \b(?:which|what) (?!(?:${asksElse})\b).{1,60}\bexactly\b
  `,
  'i',
);
const asksSet = new RegExp(String.raw`\b(?:${sets})\b`, 'i');
const asksThing = new RegExp(String.raw`\b(?:${sets}|${things})\b`, 'i');

/** "a, b, and c", "including …", "(i) …": several things are named, whether or not they have names of their own. */
const lists = new RegExp(
  anyOf`
    ,(?! (?:\w+ing|which|while|where|with|and|but|thus|thereby|so|as|we)\b)[^,;]{2,50},? (?:and|or) (?!\w+ing\b)
    \b(?:such as|including|namely|i\.e\.|e\.g\.)
    : (?!https?)
    \([^()]{1,80},[^()]{1,80}\)
    \((?:1|i)\)
  `,
);

/** Of what the authors made, its own name is the answer; of a dataset, no model's. */
function newNames(sentence: string, { terms, text }: Question, { titleStems }: PaperText): string[] {
  const isOwnAsked = asksOwn.test(text);
  const isKnown = (stem: string) => (titleStems.has(stem) && !isOwnAsked) || terms.some((term) => term.stem === stem);
  return namesIn(sentence).filter(
    (name) => !stemsOf(name).every(isKnown) && !(asksSet.test(text) && namesModel.test(name)),
  );
}

const asksOwn =
  /\b(?:buil[dt]|introduc\w*|creat\w*|propos\w*|construct\w*|bring|releas\w*|contribut\w*|mak(?:e|ing)|made)\b|\bwhat(?:'s| is) .{1,80}\bcalled\b/i;
const namesModel = new RegExp(modelFamily);
