/**
 * What a question to all papers is about: the question without the words that only ask it, wherever they stand. "How are
 * people evaluating GUI agents these days?" is about evaluating GUI agents. Words that say what kind of answer is wanted
 * (how, which, why) stay.
 */
export function askedAbout(question: string): string {
  const about = question.replace(asking, ' ').replace(/\s+/g, ' ').trim();
  return contentWords(about).length > 0 ? about : question;
}

/**
 * The question without the words that any question may hold ("good", "keep", "help"), which are rare in abstracts and name
 * nothing: what it is searched with. As it is, where it holds nothing else.
 */
export function naming(question: string): string {
  const named = question.replace(anyQuestion, ' ').replace(/\s+/g, ' ').trim();
  return contentWords(named).length > 0 ? named : question;
}

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

const asking = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:${[
    'people|folks|researchers|practitioners|anyone|anybody|someone|somebody|everyone|everybody|teams|the community|the field|the literature',
    'these days|nowadays|currently|today|right now|at the moment|lately|recently|so far|as of now|by now|in practice|in general|in the end',
    'recent|latest|current|newest',
    'papers?|works?|research|studies|articles?|publications?|literature',
    'actually|really|basically|honestly|exactly|usually|typically|generally|commonly|mostly|just|even|still|already|yet',
    "do you know|do we know|is it known|whats? (?:is )?known about|what[’']s known about|what do we know about|tell me|can you tell me|could you tell me|i wonder|i was wondering|please|pls|thanks",
    'the best way to|the best ways to|a good way to|good ways to|the right way to|ways to|ways of|way to',
    'state of the art|sota',
  ].join('|')})(?![\\p{L}\\p{N}'-])`,
  'giu',
);
const anyQuestion = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:${[
    'good|better|best|great|bad|worse|worst|nice|decent|reliabl[ey]|reliability|enough|instead(?: of)?|useful|interesting|promising',
    'main|major|biggest|key|common|typical|usual|popular|important|different|various|certain|possible|real|true|actual',
    'stops?|keeps?|makes?|handles?|builds?|built|deals?(?: with)?|copes?(?: with)?|tackles?|looks?(?: at)?|go(?:es)? about|happens?',
    'helps?|helped|hurts?|matters?|needs?|needed|wants?|tries|try|tried|doing|did|done|works?|working|gets?|gotten|takes?|took|gives?|becomes?|comes?|goes',
    'tricks?|ways?|approach(?:es)?|methods?|techniques?|strateg(?:y|ies)|solutions?|ideas?|evidence|causes?|reasons?|differences?|advantages?|drawbacks?|tradeoffs?|trade-offs?',
    'exists?|existing|out there|known|compared?|comparison|versus|vs|rather|when|whether|earlier|longer|always|ever|really|too|lots?|several|new',
  ].join('|')})(?![\\p{L}\\p{N}'-])`,
  'giu',
);
const interrogative =
  /\b(?:how|what|which|why|who|when|where|is|are|was|were|do|does|did|can|could|should|to|the|a|an|of|in|on|for|with|about|there|any|each|other|it|its|they|their|them|that|this|these|those|have|has|be|been|we|i|you|one|ones|not|no|and|or|by|from|as|at|if|than|more|most|some|make|get|use|used|using|well|much|many)\b/gi;
