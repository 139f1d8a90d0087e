import { bag, inBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { holds, isPhrase, phrases, withoutEnd } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';
import { paperClass } from './reference.ts';

/** Whether a part asks what a paper is about, whole; with the words that name the paper, if any do. */
export function gistAsked({ words }: { words: readonly Word[] }): { name?: readonly Word[] } | undefined {
  const own = withoutEnd(words, passedOn);
  const likened = words.findIndex(({ text }, at) => text === 'like' && at > 0);
  for (const asked of [own, plainly(own), likened === -1 ? [] : plainly(words.slice(0, likened))]) {
    if (asked.length === 0 || holds(asked, ofPart) !== undefined) continue;
    const found = isPhrase(asked, list);
    if (found !== undefined) return found.name === undefined ? {} : { name: found.name };
    const { others } = inBag(asked, summaries) ?? {};
    if (others !== undefined) return others.length === 0 ? {} : { name: others };
  }
  return undefined;
}

/** "… that I can forward to my VP" */
const passedOn = phrases([
  'that|which|to? i|we can|could|may|want|need|to? to? forward|send|show|share|paste|pass|hand|present|use on? to|with|in|at|for ...',
  'to forward|send|show|share|pass|present on? to ...',
]);

/** Asked of the paper's text, and no whole. */
export const ofPart = phrases([
  'limitation|limitations|weakness|weaknesses|drawback|drawbacks|downside|downsides|flaw|flaws',
]);
const summaries = bag(
  [
    'tldr|eli5|summary|summarize|summaries|gist|overview|rundown|synopsis|abstract|takeaway|takeaways|nutshell|pitch|breakdown',
    'what about',
    'short|quick|simple|brief|easy|plain version|explanation|intro|words|terms|english',
    'main|key|core|big|central|biggest|principal|primary point|points|idea|ideas|contribution|contributions|message|claim|claims|takeaway|insight|novelty|finding|findings|conclusion|conclusions|selling',
    'what contribution|contributions|novelty|contribute|propose|proposes|novel',
    'why care|matter|matters|bother|important|interesting|read',
    'worth reading|read|time',
    'explain|simplify',
    'point',
  ],
  `short quick brief simple simply simpler main key core big central principal primary single two three four five 2 3 4 5 2-3 3-4 4-5 5-6 sentence sentences line lines word words
  plain english terms layman bullets bullet points point paragraph level high version jargon basically essentially reading read worth
  idea ideas contribution finding findings found result conclusion explanation explain summarize summary understand novel new novelty different
  care matter matters important interesting time minutes min mins short actually claim claims problem solve solves trying
  propose proposes contribute human language kid five year old beginner newsletter boss manager management managers executives leadership ceo cto vp client clients colleagues slack team tweet form overall whole exec executive non-technical nontechnical technical general broad abstract text story newcomer child grandma`,
);

const list = phrases(
  [
    'say|explain|tell|put|phrase it|this|that|me|us? more? simple|simply|simpler|easier|plainly what they|it|this|the|authors|paper authors|paper? did|do|does|found|find|mean|means|say|says|propose|proposes',
    'what does it|this|the|that paper? say|tell|claim? in? short|brief|shortly|briefly',
    'what is|was the? gist|essence|takeaway|idea of|behind|in|from {paper}',
    'explain|tell me|us? shortly|briefly|quickly|simply|please? what {paper} is|does about|do? {manner}?',
    'explain|tell me|us? shortly|briefly|quickly|simply|please? what is|does {paper} about|do {manner}?',
    'what is|was|are|were {paper} all|actually|really|mainly|even? about|on|for|saying',
    'what about {paper}',
    'what do|does|did {paper} do|propose|say|present|introduce|claim|show|find|argue|contribute|achieve|actually|tell|discover|conclude us? here|do|say|propose|show?',
    'summarize|explain|recap|describe|outline {paper} {manner}?',
    'sum|break {paper} up|down {manner}?',
    'sum up {paper}? {manner}?',
    'walk me|us through {paper} {manner}?',
    'what is|are|was|were the? main|key|core|big|central|most|primary|actual|basic|general|overall important|interesting? idea|contribution|contributions|point|points|finding|findings|takeaway|takeaways|message|gist|conclusion|conclusions|novelty|insight|insights|claim|claims|thesis|story|result|innovation|goal|motivation|deal|pitch|breakthrough behind|of|in|from|with|here? {paper}?',
    'what is|are|was so? new|novel|special|different|interesting|important|exciting|cool|original|the about|in|with|here|novelty|innovation? {paper}?',
    'what did|do|does {paper} find|discover|show|learn|conclude|achieve|prove out? in|at|after? the? end|all|overall|ultimately?',
    'what did|do|does {paper} end up finding|showing|concluding|achieving|proving|discovering',
    'why should|would i|we|one|anyone|you read|care|bother|look {paper}? about|at? {paper}?',
    'why does {paper} matter',
    'why is {paper} important|interesting|relevant|useful|cool|exciting|popular|hot|a|such big? deal? ...?',
    'what is|are|was|were {paper} trying|going|attempting to solve|do|achieve|show|say|tell|prove here?',
    'what problem|question does|do|is|did {paper} solve|address|tackle|try|answer|solving|addressing ...?',
    'which problem|question does|do|is|did {paper} solve|address|tackle|try|answer|solving|addressing ...?',
    'in simple|plain|layman|layperson|easy|other terms|words|english|language',
    'simply|simpler|shorter|briefly',
    'like i am five|5|a|an|twelve ...?',
    'tell me|us? about|more about? {paper}',
    'more about|on {paper}',
    'what should i know|take|remember about|from|away? {paper}',
    'should i read {paper}',
    'i|we? do? not? sure? i|we? really|even? get|see|understand the point|idea of {paper} {manner}?',
    'i do not get|understand {paper}',
    'what am i looking at here?',
    'make it|this simpler|shorter|simple',
    'what is|was {paper}',
    'what {paper} is|does about|do?',
  ],
  {
    ...paperClass,
    manner: [
      'like|as|for|in|to|with|so ...',
      'simply|briefly|shortly|quickly|please|simple|short',
      'i|we only|just? have ...',
    ],
  },
);
