import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { beginsWith, holds, isPhrase, phrases, without, withoutEnd } from './phrases.ts';
import { orderIn, spanIn, timeTerms } from './time.ts';
import { type Part, type Sentence, type Word, writtenAs } from './words.ts';

/** Papers that are looked for: the topic without what is said around it, and its time. */
export function readSearch(sentence: Sentence, requests: readonly Part[], where: Where, now: Date): Intent | undefined {
  const asking = requests.filter(({ words }) => asksForPapers(words, where));
  const part = asking.find(({ words }) => topicOf(words, now).length > 0) ?? asking[0];
  if (part === undefined) return undefined;
  const topic = topicOf(part.words, now);
  // "Our users ask about prompt injection. What was published on it?"
  const about = topic.length > 0 && isPhrase(topic, pronouns) === undefined ? topic : elsewhere(sentence, part, now);
  return about.length === 0 ? undefined : searchFor(about, sentence, now);
}

/** The query for a topic, with the time and the order its sentence names. */
export function searchFor(topic: readonly Word[], { parts }: Sentence, now: Date): Intent {
  const all = parts.flatMap(({ words }) => words);
  const span = spanIn(all, now)?.span;
  const order = orderIn(all);
  const query = [writtenAs(topic), ...(span === undefined ? [] : [timeTerms(span)])].join(' ');
  return { kind: 'search', query, ...(order === undefined ? {} : { sort: order }) };
}

/** A topic that is nothing but words, without a verb that asks. */
export function topicOf(words: readonly Word[], now: Date): Word[] {
  const asked = plainly(words);
  const found = spanIn(asked, now);
  const untimed = found === undefined ? asked : [...asked.slice(0, found.start), ...asked.slice(found.end)];
  const named = holds(untimed, inside);
  const topic = withoutEnd(without(plainly(named === undefined ? untimed : untimed.slice(named.end)), leads), tails);
  const doing = holds(topic, work);
  return doing === undefined ? topic : [...topic.slice(0, doing.start), ...topic.slice(doing.end)];
}

/** What follows these is the topic, whatever was said before. */
const inside = phrases([
  'papers|articles|literature|preprints|publications|something|anything|sources|research|studies on|about|regarding|around',
  'whatever you have on|about',
]);
/** "What has NVIDIA been doing on video lately?" */
const work = phrases([
  'been? doing|working|publishing|published|put|done|released|up out|to? on|in|about|with',
  'been doing|working|publishing|up',
]);

function elsewhere({ parts }: Sentence, asking: Part, now: Date): Word[] {
  const others = parts.filter(({ words }) => !asking.words.includes(words[0] as Word));
  const topics = others.map(({ words }) => {
    const about = holds(words, naming);
    return topicOf(about === undefined ? without(plainly(words), questions) : words.slice(about.end), now);
  });
  return topics.sort((one, other) => Number(isAside(one)) - Number(isAside(other)))[0] ?? [];
}

const isAside = (words: readonly Word[]) => words.length === 0 || isPhrase(words, asides) !== undefined;

/** Whether words ask for papers, whatever about. */
export function asksForPapers(words: readonly Word[], where: Where): boolean {
  const asked = plainly(words);
  const isAsked = (list: ReturnType<typeof phrases>) =>
    beginsWith(words, list) !== undefined || beginsWith(asked, list) !== undefined;
  if (where === 'thread') return isAsked(elsewhereToo);
  if (holds(asked, own) !== undefined) return false;
  return isAsked(requests) || holds(asked, something) !== undefined || withoutEnd(asked, behind).length < asked.length;
}

/** What asks for papers even where one is talked about. */
const elsewhereToo = phrases(
  [
    'find|search|show|give|get|list|recommend|suggest|look|any|are|is|do|know|got|what|which me|us|for|there|you|know|have|of|are? me|us|of|for|have|any|some? other|similar|related|more|newer|older|follow|followup|additional|further up? {papers} ...?',
    'find|search|show|give|get|list|recommend|suggest|look me|us|for|up? me|us? any|some|new|recent|more? {papers} on|about|that|by|with|using',
    'search for ...',
    'more like this|it but|one|for|about|with|on ...?',
    'other|related|similar|more {papers} ...?',
    'anything|something else|similar|related|newer|new on|about|like|by|from|to ...?',
    'what|which other|else|related {papers} ...?',
    'who else works|worked|works|published|writes|does ...?',
    'has|have anyone|anybody|somebody|someone|others|people else? published|done|tried|extended|built|followed|cited ...?',
    'new|recent|newer|latest {papers} on|about ...?',
  ],
  { papers: ['papers|paper|work|works|articles|research|publications|preprints|literature|studies|ones|stuff|one'] },
);

/** The paper's own papers: those it cites. */
const own = phrases(['do|did|does they|the|authors|paper authors|paper? cite|compare|mention']);

const paperWords =
  'papers|paper|work|works|articles|article|research|publications|publication|preprints|preprint|literature|studies|study|stuff|something|anything|things|ones|results|reads|material|surveys|survey|posts|news';

const requests = phrases(
  [
    'find|search|list|recommend|suggest|fetch|look|browse|google|query|dig|hunt ...?',
    'show|give|get|send|bring|pull|see|read|share|need|want|have me|us|up? {count}? a|the|some|any|all|more|new|recent|latest|good|best|interesting|most|top|newest|other|few|couple? of|good|new|recent|latest|upvoted|popular|interesting|relevant? {papers} ...?',
    'show|give|get|need|want me|us|up? everything|whatever|all|what ...?',
    'whatever|anything|everything|something you|we have|got|know|find ...?',
    'any|some|more|new|recent|latest|newest|best|good|top|other|interesting|most|the|great|cool|hot|many|a|important new|recent|upvoted|popular|good|interesting|cool|best|latest|relevant|great|decent|nice|newest|few? {papers} ...?',
    'anything|something|stuff|papers|paper|articles|research|work|literature|publications|preprints|everything|whatever|news new|good|interesting|recent|cool|out|you|hot|fresh|published|else|there|have|here? on|about|by|from|for|regarding|with|in|that|which|using|where|related|covering|dealing|around|published|at|like|of ...',
    'is|are|was|were|have|do|did|does|got|has|know|seen there|you|we|i|any|people|anyone|anybody|somebody|someone? have|got|know|see|seen|saw|come|been|get|miss? across|of? {any}? new|recent|good|interesting|other|recently|latest|more|published|nice|existing? {papers} ...?',
    'is|are there {any}? recent|new|good|open|public|standard|existing|well|known|other|established|common? ...? benchmark|benchmarks|dataset|datasets|survey|surveys|leaderboard|tool|tools|library|libraries|corpus|model|models|method|methods|approach|approaches|framework|frameworks|review|baselines for|on|of|about|that|to|in|with ...',
    'has|have|did|does|do anyone|anybody|somebody|someone|people|anything|something|others|they|we|i been|ever? publish|published|written|write|post|posted|done|released|release|come|came|appeared|missed|miss|happened|shown ...?',
    'did|have i|we miss|missed something|anything|much|a|lot? on|about|in ...',
    'what|whats is|are|was|has|have|did|came|got|been|do the? new|latest|recent|newest|out|state|there|you|been|published|happening|happened|going|up|come|people|recently ...? on|in|about|for|with|around|of ...',
    'what is|has|have|are been? ...? been? doing|working|publishing|published|released|up ...?',
    'what papers|work|research|publications|literature|articles|came|was|has|have|got been|on|about|are|is|there|has|came|have|were|was|exist|exists|out|published|written|done|discuss|cover|deal|recently|by|from|in ...',
    'which papers|work|works|articles|publications|preprints|ones on|about|are|is|deal|cover|discuss|by|from|were|came|have|mention|talk|study|investigate|address|explore ...',
    'who works|work|published|publishes|worked|is|are|has working|works|published|doing? on|about|in ...',
    'state of the art|sota in|on|for ...',
    'sota|state-of-the-art in|on|for ...',
    'looking|searching|hunting|interested|look|search for|into|in|something|up ...?',
    'i|we am|are|need|want|would looking|searching|interested|papers|to|something|like|a|some ...?',
    'papers|paper|articles|work|research|publications by|on|about|with|from|w|that|for|in|using|where|since ...',
    'latest|newest|recent|new|recently|most in|on|about|from|by|work|works|advances|progress|developments|research|recent|popular|upvoted|published ...',
    'new|latest|recent|newest ...',
    'something|anything|stuff|everything|whatever on|about|with|for|like|regarding|around|related|from|by ...',
    'learn|read|know more? about|on|up|something ...',
    'prior art ...?',
    'got any ...?',
    'point me|us to|at ...',
    'anyone|anybody|somebody|someone published|seen|come ...',
    'has|have somebody|someone|anyone|anybody solved|done|tried|looked|worked|fixed|built ...',
    'what about papers|work|something ...',
    'how about papers|something|some|anything ...',
  ],
  {
    papers: [paperWords],
    count: [
      'a|one|two|three|four|five|six|seven|eight|ten|3|4|5|10|2|few or|to|couple? three|four|five|4|5|6|few|of?',
      'a few|couple of?',
    ],
    any: ['any|a|an|some|many|other|new|something|more|the|recent|good'],
  },
);

/** Anywhere: what follows is what is looked for. */
const something = phrases([
  'something|anything|whatever|work|research|sources|studies|material|papers|articles|literature|stuff you? have? on|about|regarding|around',
]);

/** Behind the topic: "diffusion papers please", "quantum anything". */
const behind = phrases(['papers|preprints|articles|publications|literature']);

/** What stands before a topic. */
const leads = phrases(
  [
    'find|search|show|give|get|list|recommend|suggest|fetch|look|need|want|see|pull|bring|send|browse|google|share|dig|hunt|know|read|have|got|keen|eager out|me|us|up|for|at|through|all|into|around? out|for|up|me|us|of?',
    'is|are|was|were there|you|we aware|looking? of? any|a|an|some|anything|something|many|already|also?',
    'do|did|does|have|has you|we|i|anyone|anybody|somebody|someone|people|there|they been? ever|recently|also? have|has|had|got|know|see|seen|publish|published|write|written|post|posted|miss|missed|come|came|release|released|been|wrote|done|show|shown|get|happen|happened? of|across|out|up?',
    'did|have i|we|you miss|missed something|anything|much|a|lot?',
    'i|we am|are|need|want|would like|have|looking|searching|interested|trying|after|writing? in|for|to|into|up?',
    'looking|searching|interested|hunting for|in|into',
    'what|which|whats is|are|was|were|has|have|did|do|came|come|papers|paper|work|research|articles|works|literature|publications|got|about been|the|there|people|you|out|new|exist|exists|on|are|is|have|has|do|recently|published|anyone|came|happening|happened|going|up|deal|cover|discuss|mention|talk|study|explore|address|investigate|written|done|were|was|anybody|dealing|discussing|covering? been|published|written|done|out|with|about|new|there|happening|said|released|going|recently|the|on|latest|in|people? about|on|in|at|recently|with|for|out|up|lately?',
    'who works|work|published|publishes|worked|is|are|has working|works|published|doing|writes? on|about|in?',
    '{count}? {papers} there|that|which|you|we|have|out|published|do|are|is|were|available|exist? is|are|have|deal|talk|discuss|cover|deals|has|been|know? there|with|about|published|new|got|of|out? on|about|in|at|regarding|around|for|of|with|by|from|covering|concerning|related|dealing|where|using|like|w|into|involving|that|which? to|with|on|the|about|use|uses|used?',
    'a|an|the|any|some|all|more|new|newest|latest|recent|recently|best|good|top|most|other|interesting|cool|great|popular|upvoted|liked|few|couple|of|hot|light|short|easy|introductory|solid|hottest|notable|relevant|important|nice|decent|related|existing|lately|really|published|voted|your|similar|state-of-the-art|sota|trending',
    'state of the art|sota in|on|for?',
    'on|about|for|regarding|of|in|around|concerning|with|by|from|into|like|that|which|related|dealing|is|are|there|use|uses|using to|with?',
    'out|there|you have',
    'everything|whatever|all you|there|that|is|know|have? have|is|about|got|on? on|about?',
    'topic|field|area|subject|domain|world of',
    'need|want|get|give|show me|us? everything|all|whatever|anything|something you|there|that? have|is? on|about|from|for?',
    '{count} new|recent|good|latest|best|interesting|relevant? {papers} on|about|from|for|by|in?',
    'advances|progress|developments|advancements|breakthroughs|trends|updates|news in|on|about|with',
    'learn|read|know|hear more|up|about|something|on? about|on?',
    'but|only',
  ],
  {
    papers: [paperWords],
    count: ['{number} or|to|-? {number}?', 'a? few|couple of?'],
    number: ['one|two|three|four|five|six|seven|eight|nine|ten|2|3|4|5|6|7|8|9|10|12|15|20'],
  },
);

/** What stands behind one. */
const tails = phrases([
  'papers|paper|articles|preprints|publications|literature|anything|something|work|research|stuff|studies|works',
  'please|thanks|recently|lately|currently|anywhere|yet|around|here|nowadays|already|too|now|today|preferably|also|though|specifically|especially|particularly|available',
  'in general|particular|there|here|it|them',
  'these days',
  'out there?',
  'for me|us|those',
  'for my|our ...',
  'for a|an|the ...? talk|slide|slides|meeting|presentation|thesis|class|course|seminar|lecture|report|project|deck|reading|journal|review|team|workshop|deadline|proposal|exam|blog ...?',
  'while|when|because|as|since i|we|my|our ...',
  'you|we have|know|got|can|could|recommend|find ...?',
  'been|was|were|is|are|has|have done|published|out|released|written|coming|come|doing|been|there|working lately|recently|on|about? it|them|this?',
  'that i|we|you ...',
  'i|we can|could|should|need|want|am|are ...',
  'on|about|in|of|for|from|since|say|by|or|and',
  'sorted|ordered|ranked|newest|latest|most by|first|upvoted|popular|recent|date ...?',
  'is|are this|that|there|it ...',
  'papers? sorted|ordered by ...',
  'doing|up lately|to?',
  'due ...',
  'would|will help',
  'would|will be great|nice|good|awesome|lovely|perfect|helpful ...?',
]);

const pronouns = phrases([
  'it|this|that|them|those|these|there|topic|one|ones',
  'this|that|the topic|subject|area|stuff|one',
  'out',
]);
const naming = phrases(['on|about|regarding|into|in']);
const questions = phrases([
  'why|how|what|when|where|who do|does|did|is|are|can|should',
  'why|how|what',
  'do|does|did|is|are|can',
]);
const asides = phrases([
  'i|we|you|they|he|she|it|is|are|my|this|that|give|just|let|not|like|hey|hi|do|can|who|and|asking ...',
]);
