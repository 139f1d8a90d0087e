import { plainly } from '../words/manners.ts';
import { type Classes, holds, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, readSentence, type Word } from '../words/words.ts';

/**
 * Whether a question names nothing but what any paper has, and so is about the one that was just shown: "limitations?",
 * "which datasets did they use?", "how big is the model?". "Which datasets exist for GUI agents?" says itself what it is about.
 */
export function followsUp(text: string): boolean {
  const { parts } = readSentence(text.slice(0, longest));
  const words = plainly(allWords(parts));
  if (words.length === 0 || words.length > mostWords || holds(words, elsewhere) !== undefined) return false;
  const isAsked = parts.some(({ asks }) => asks);
  if (isPhrase(words, named) !== undefined || (isAsked && isPhrase(words, askedFor) !== undefined)) return true;
  if (isPhrase(words, ofIt) !== undefined || (words.length <= mostOfThey && isPhrase(words, ofThey) !== undefined))
    return true;
  const { name = [] } = isPhrase(words, which) ?? {};
  return name.length > 0 && name.length <= mostNamed && name.every(isNoun) && isPlural(words, name);
}

const longest = 150;
const mostWords = 12;
/** "How do they train robots to fold?" may be asked of everybody; "how did they" is asked of authors. */
const mostOfThey = 6;
/** "Which optical flow datasets", and no more. */
const mostNamed = 3;

const isNoun = ({ text }: Word) => !noNouns.has(text);
/** What no paper is asked for, or what is no noun. */
const noNouns = new Set(
  `about is are was were do does did if to for of in on at by with from and or the a an this that these those it they you we i my our
  one ones else other others next new happened happens changed matters works helps gives time day days date topic topics
  kind sort type exactly up now good best better newest latest first last`.split(/\s+/),
);
/** "What robots", but not "what changed": after "what" a thing has its plural, or "did they" behind it. */
const isPlural = ([first]: readonly Word[], name: readonly Word[]) =>
  first?.text !== 'what' || name.at(-1)?.text.endsWith('s') === true || isPhrase(name, things) !== undefined;

/** What is asked of a channel, of the bot, or of everything there is. */
const elsewhere = phrases([
  'papers|posts|post|channel|channels|digest|digests|list|lists|subscription|subscriptions|topics|bot|paperboy|you|your|we|us|our|my|i',
  'people|anyone|anybody|everyone|researchers|field|community|literature|there exist|today|yesterday|week|month',
  'exist|exists',
  'best|newest|latest|current|recent|sota|state-of-the-art',
]);

/** What every paper may say of itself. */
const surely =
  'dataset|datasets|benchmark|benchmarks|baseline|baselines|metric|metrics|result|results|limitation|limitations|weakness|weaknesses|drawback|drawbacks|caveat|caveats|downside|downsides|shortcoming|shortcomings|contribution|contributions|novelty|method|methodology|approach|architecture|backbone|ablation|ablations|experiment|experiments|hyperparameter|hyperparameters|finding|findings|conclusion|conclusions|takeaway|takeaways|assumptions|motivation|speedup|latency|throughput|runtime|accuracy|params|parameters|failures|hardware|gpus';
/** The same, where something asks for it: alone it may be a topic. */
const asked =
  'data|corpus|corpora|model|models|encoder|decoder|loss|losses|objective|evaluation|evaluations|setup|gpu|compute|memory|vram|speed|performance|number|numbers|score|scores|improvement|improvements|gain|gains|size|sizes|license|licence|problem|task|tasks|optimizer|tokenizer|training|inference|cost|costs|budget|robot|robots|simulator|simulators|environment|environments|language|languages|domain|domains|study|weights|checkpoint|checkpoints|demo|supervision|reward|rewards|failure|errors|tokens|samples|examples|participants|prompt|prompts|implementation|pipeline|intuition|idea|insight|trick|proof|theorem|input|inputs|output|outputs|modality|modalities|resolution|steps|epochs|theory|code|authors|system|algorithm|framework|technique|policy|network|agent|numbers|case|cases|work|rate|recipe|tricks|details|teacher|student|base|claim|claims|question|hypothesis|annotators|labels|hours';
const quality =
  'main|key|core|training|train|test|testing|evaluation|eval|final|reported|quantitative|qualitative|known|biggest|major|important|exact|same|pretraining|pre-training|fine-tuning|finetuning|real-world|real|model|parameter|memory|gpu|inference|compute|hardware|human|user|failure|batch|learning|baseline|base|overall|experimental|central|future|underlying|actual|whole|frame|teacher|student';

const classes: Classes = {
  thing: [`${quality}? ${quality}? ${asked}|${surely}`],
  sure: [
    `${quality}? ${surely}`,
    `training|test|evaluation data|set`,
    'key|main|core idea|insight|trick',
    'future work',
  ],
  the: ['the|its|their|that|those|these', 'any|some of? the|its|their?', 'all? of? the|its|their'],
  of: [
    'in|of|from|for|by it|this|that|them|here',
    'in|of|from|for|by the|this|that|their paper|work|study|authors|model|method|approach|system|one',
  ],
  measured: [
    `${quality}? result|results|accuracy|performance|score|scores|number|numbers|latency|throughput|speed|ablations`,
  ],
  on: ['on|in|under {name}'],
  used: [
    'used|reported|evaluated|tested|compared|considered|needed|involved|mentioned|discussed|listed|included|covered|supported|chosen|measured|like|again|exactly|here|there|then|though|available|released|public|trained',
  ],
  have: ['do|does|did|is|are|was|were|have|has|can|could|will|would|should'],
  they: ['they|them', 'the|their|this authors|author|team', 'it'],
};

const named = phrases(
  [
    '{sure} {used}?',
    'what|how about {the}? {sure} {of}?',
    'what|how about {the} {thing} {used}?',
    '{the} {sure} {of}? {used}?',
    'what is|are|was|were {the} {thing} {used}?',
    'what is|are|was|were {the} {thing} {of}',
    'what is|are|was|were {the} {measured} {on}',
    'is|are|was|were there any|some|an|a|no {sure} {of}?',
    'any|some {measured} {on}',
    'is|are|was|were there any|some|an|a|no {thing}',
    'any|some|no {sure} {of}?',
    'how big|large|small|fast|slow|long|good|accurate|expensive|cheap|robust|stable|many|much|heavy|deep|well|efficient|general is|are|was|were {the} {thing} ...?',
    'how big|large|small|fast|slow|expensive|accurate',
    'how do|does|did|is|are|was|were {the} {thing} work|trained|built|made|collected|labelled|labeled|computed|measured|evaluated|chosen|learned|generalize|scale|perform ...?',
    'do|does|did|is|are|was|were|can|could|will|would {the} {thing} {name}',
    'how does|do|did this|that work|help|scale|generalize|perform|compare ...?',
    'how is|was this|that trained|evaluated|done|measured|tested|learned|different',
    'compared to|with what',
    'by how much',
    'trained|tested|evaluated|based on what|which {name}?',
    'on|in|with|against|for|under what|which {thing} {used}?',
    'on|in|with|against|under what|which {thing} {have} {they} ...?',
  ],
  classes,
);

/** With a question mark they are no topics. */
const askedFor = phrases(
  ['{thing}', '{the} {thing} {of}?', 'which|what {thing} {used}?', 'real robots|robot|hardware|world'],
  classes,
);

/** "What did they train it on?" */
const ofIt = phrases(
  [
    'what|how|why|where|when did|have|were|had they|them ...',
    'how many|much {thing} {have} they ...',
    'have|did|were|had they ...',
    'what|why does|do|did this|that do|mean|show|improve|solve|need|help|work ...?',
  ],
  classes,
);
/** "Why do they need a teacher?" */
const ofThey = phrases(['what|how|why|where|when? do|are|can|could|would|was they ...']);

const which = phrases(
  [
    'which|what {name} is|are|was|were|did|do they|it? {used}',
    'which|what {name} {have} they|it ...',
    'which|what {name} {have} the|this|that authors|author|team|model|method|approach|system|paper ...',
    'how many|much {name} is|are|was|were {used}',
    'how many|much {name} {have} they|it ...',
    'how many|much {name} {have} the|this|that authors|author|team|model|method|approach|system|paper ...',
    'which|what {name}',
    'how many|much {name}',
  ],
  classes,
);
const things = phrases([`... ${asked}|${surely}`]);
