import titledShares from './titled-share.json' with { type: 'json' };

/**
 * What a question to all papers is about: the question without the words that only ask it, wherever they stand. "How are
 * people evaluating GUI agents these days?" is about evaluating GUI agents. Words that say what kind of answer is wanted
 * (how, which, why) stay.
 */
export function askedAbout(question: string): string {
  const about = question.replace(tellingApart, 'detect $1 $2').replace(asking, ' ').replace(/\s+/g, ' ').trim();
  return contentWords(about).length > 0 ? about : question;
}

/**
 * The question without the words that any question may hold ("good", "keep", "help"), and without those that titles hold
 * less often than `least` percent of abstracts that do: they name nothing. It is searched so; as it is, where it holds nothing
 * else.
 */
export function naming(question: string, least = fewestTitled): string {
  const named = question
    .replace(word, (found) => (titledShare(found) < least ? ' ' : found))
    .replace(/\s+/g, ' ')
    .trim();
  return contentWords(named).length > 0 ? named : question;
}

/**
 * How much a word tells what something is about rather than how it is told, in percent: the share of papers that hold it in
 * their title, of those that hold it; 100 for most nouns of the field, and for what few papers hold.
 */
export const titledShare = (found: string): number =>
  anyQuestion.has(found.toLowerCase()) ? 0 : (shares.get(found.toLowerCase()) ?? 100);

const shares = new Map(Object.entries(titledShares.shares));
/** Fewer percent than this, and a word is one of any paper. */
const fewestTitled = 6;

/** The words that say what a question is about, in lower case and each once. */
export const contentWords = (question: string): string[] => [
  ...new Set(
    question
      .toLowerCase()
      .replace(/[’']s\b/g, '')
      .replace(interrogative, ' ')
      .match(/[\p{L}\p{N}]+/gu),
  ),
];

/** "Tell fakes from photos" is to detect them. */
const tellingApart = /\btell (.{3,80}?) (from|apart)\b/i;
const asking = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:${[
    'people|folks|researchers|practitioners|anyone|anybody|someone|somebody|everyone|everybody|teams|the community|the field|the literature',
    'these days|nowadays|currently|today|right now|at the moment|lately|recently|so far|as of now|by now|in practice|in general|in the end',
    'recent|latest|current|newest',
    "should i read (?:about|on)|(?:i )?(?:mainly |mostly |just )?(?:want|would like|need) to know|i['’]?d (?:like|love) to (?:know|understand)",
    'papers?|works?|research|studies|articles?|publications?|literature',
    'actually|really|basically|honestly|exactly|usually|typically|generally|commonly|mostly|just|even|still|already|yet',
    "do you know|do we know|is it known|whats? (?:is )?known about|what[’']s known about|what do we know about|tell me|can you tell me|could you tell me|i wonder|i was wondering|please|pls|thanks",
    'the best way to|the best ways to|a good way to|good ways to|the right way to|ways to|ways of|way to',
    'a (?:little |tiny )?bit|a little|kind of|sort of|at all|out loud|all day|nowadays',
    'state of the art|sota|(?:machine|deep) learning|artificial intelligence',
  ].join('|')})(?![\\p{L}\\p{N}'-])`,
  'giu',
);
/** Words of any question. */
const anyQuestion = new Set(
  `good better best bad worst nice decent sensible reliable reliably reliability enough biggest usual important real right
  stop stops make makes build builds deals cope copes look looks go goes went happen happens happened help helps helped hurt
  hurting rest else hurts matter matters want wants try tries tried doing did done get gets got gotten took tell tells told know knew knows
  agree agrees survive survives teach teaches taught teaching sharpen sharpens abilities ability lose loses lost read trick tricks method methods technique techniques strategy strategies solution solutions
  beat beats match matches undo undone notice noticed noticeably decide decides behave behaves suffer suffers prefer trust
  trusted wonder believe claim claims fewer larger smaller longer shorter faster cheaper worse weaker stronger main mainly
  little lots carry carries hold holds compare compares compared fit fits cut cuts save saves
  keep keeps kept lead leads turn turns start starts end ends add adds adding added bring brings
  idea ideas evidence reason reasons advantage advantages tradeoff tradeoffs comparison versus vs when longer always ever
  really too lot lots say says stuff thing things anything something everything nothing`.split(/\s+/),
);
const word = /(?<![\p{L}\p{N}'-])\p{L}+(?![\p{L}\p{N}'-]|:\S)/gu;
const interrogative =
  /\b(?:how|what|which|why|who|when|where|is|are|was|were|do|does|did|can|could|should|to|the|a|an|of|in|on|for|with|about|there|any|each|other|it|its|they|their|them|that|this|these|those|have|has|be|been|we|i|you|one|ones|not|no|and|or|by|from|as|at|if|than|more|most|some|make|get|use|used|using|well|much|many)\b/gi;
