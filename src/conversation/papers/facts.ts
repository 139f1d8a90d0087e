import type { Fact } from '../intent.ts';
import { bag, inBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { holds, isPhrase, phrases, withoutEnd } from '../words/phrases.ts';
import { allWords, type Sentence, type Word } from '../words/words.ts';

/** What is asked of a paper's card, and the words that name the paper, if any do. */
export type AskedFacts = { fact: Fact; name?: readonly Word[] };

/**
 * Reads a part that asks for what the card of a paper says, and for nothing else: "who wrote it", but not "who labelled
 * the data". What is none of the words of such questions must name a paper.
 */
export function factsAsked({ words }: { words: readonly Word[] }): AskedFacts | undefined {
  const asked = withoutEnd(plainly(words), purposes);
  if (asked.length === 0 || holds(asked, ofOthers) !== undefined) return undefined;
  const member = isPhrase(asked, membership);
  if (member?.name?.every(({ written }) => /^\p{Lu}/u.test(written)) && member.name.length > 1)
    return { fact: 'authors' };
  const found = bags.flatMap(([fact, list]) => {
    const { others } = inBag(asked, list) ?? {};
    return others === undefined ? [] : [{ fact, others }];
  });
  const best = found.find(({ others }) => others.length === 0) ?? found[0];
  if (best === undefined) return undefined;
  return { fact: best.fact, ...(best.others.length === 0 ? {} : { name: best.others }) };
}

/** "Other papers of the first author": of them nothing is asked. */
const ofOthers = phrases(['other|more|further papers|works|work|publications']);

/** "The bibtex of this for my proposal" */
const purposes = phrases(['for|in my|our|his|her|their|a|an ...']);

/** The fact that a sentence asks for, when it is known to ask for one. */
export function factIn({ parts }: Sentence): Fact {
  const asked = parts.map(factsAsked).find((found) => found !== undefined);
  const words = allWords(parts);
  return asked?.fact ?? bags.find(([, list]) => inBag(words, list) !== undefined)?.[0] ?? 'links';
}

/** The first whose key is there counts. */
const bags: readonly [Fact, ReturnType<typeof bag>][] = [
  [
    'citation',
    bag(
      ['cite|bibtex|bib|citation', 'reference entry', 'need|give|get|copy|paste|export reference'],
      'file put entry key format string properly correctly latex possible email style apa',
    ),
  ],
  [
    'votes',
    bag(
      ['upvotes|upvote|upvoted|votes|likes|stars', 'vote count|number', 'how popular', 'how comments', 'popular'],
      'count number score github hugging face hf liked received receive comments people repo popular points',
    ),
  ],
  [
    'code',
    bag(
      [
        'code|codes|repo|repository|github|codebase|implementation|weights|checkpoint|checkpoints|opensource|opensourced|open-source|open-sourced',
        'open source|sourced|weights',
        'model|models hub|hf',
      ],
      'open source sourced official public publicly available release released releasing releases share shared sharing provide provided publish published online link url hub hugging face hf huggingface download downloadable run try reproduce anywhere somewhere model models dataset data demo page put plan soon use include comes access weight',
    ),
  ],
  [
    'links',
    bag(
      [
        'pdf|link|links|url|doi|arxiv|webpage|website|homepage|demo',
        'project page|site|website',
        'where read|download|available',
        'full text',
        'blog post',
      ],
      'page project version full text id number abs number read download original direct open available hugging face hf hub model site address demo web blog post online dataset video official listing',
    ),
  ],
  [
    'date',
    bag(
      [
        'when published|release|released|submitted|posted|appear|appeared|uploaded|written|out|come|came|dropped|drop|featured|announced|made',
        'how old|recent|new',
        'date|year',
        'when from',
        'how long out|around|online',
      ],
      'published publish release released submitted submission posted publication first version arxiv appear appeared uploaded written come dropped drop online public old recent new long ago around v1 latest day month exact hugging face daily featured announced original officially come',
    ),
  ],
  [
    'organisation',
    bag(
      [
        'lab|labs|university|universities|company|companies|institution|institutions|institute|affiliation|affiliations|organisation|organisations|org|uni',
        'which|what group|team|country|school',
        'where from|based',
        'author|authors work|based|affiliated',
      ],
      'lab labs group groups team teams behind affiliated affiliation based country school working works belong wrote written published did made come comes produced built developed released google deepmind meta nvidia microsoft openai tencent alibaba bytedance baidu huawei stanford mit berkeley academia academic industry industrial',
    ),
  ],
  [
    'authors',
    bag(
      [
        'authors|author|co-authors|coauthors',
        'who wrote|behind|made|did|developed|built|created|published|released|written|authored|on|by|from|responsible|proposed|are|is',
        'whose paper|work',
        'by who|whom',
        'who',
      ],
      'wrote behind developed built created released responsible authored written published proposed names name list first last senior lead leading main corresponding other full complete involved researchers researcher team group contributors designed invented introduced email contact again new',
    ),
  ],
];

/** "Is Ada Falter on the Kites paper?" */
const membership = phrases(['is|was|are {name} on|behind|among|involved|an|one|the|first|last|author ...']);
