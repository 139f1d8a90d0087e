import { arxivIdsIn } from '../../core/papers/paper.ts';
import { titleWords } from '../../core/papers/title-words.ts';
import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent, Where } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases, without, withoutEnd } from '../words/phrases.ts';
import { isEverydayName } from '../words/title-share.ts';
import { type Part, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { paperNamed } from './reference.ts';

/** Papers that are named are compared with each other, or with the one that is talked about. */
export function readComparison(
  { text, clauses, parts }: Sentence,
  where: Where,
  named: readonly NamedPaper[],
): Intent | undefined {
  const rival = [...clauses, ...parts]
    .map(({ words }) => outdone(words))
    .map((name = []) => arxivIdsIn(writtenAs(name))[0] ?? paperCalled(name, named))
    .find((paper) => paper !== undefined);
  if (rival !== undefined) return { kind: 'compare', papers: [rival], question: text };
  let one: Intent | undefined;
  for (const part of [...clauses, ...parts]) {
    const pair = compared(part) ?? (isChoice(clauses, part) ? alternatives(part) : undefined);
    if (pair === undefined) continue;
    const papers = pair.map((side) => paperNamed(side, named)).filter((side) => side !== undefined);
    // "Which is newer, X or Y": the part behind the comma names both.
    if (papers.length > 1) return { kind: 'compare', papers, question: text };
    // Two that are named and no papers: parts of the one that is talked about.
    if (papers.length > 0 || (where === 'thread' && pair.length < 2))
      one ??= { kind: 'compare', papers, question: text };
  }
  return one;
}

const paperCalled = (name: readonly Word[], named: readonly NamedPaper[]): string | undefined =>
  named.find(({ words }) => words === titleWords(writtenAs(name)).join(' ') && !isEverydayName(words.split(' ')))?.id;

/** "Which one is more practical, OCTOPUS or WorldKV?" */
const isChoice = ([first]: readonly Part[], { words }: Part) =>
  words.length <= 9 && first !== undefined && holds(first.words, choices) !== undefined;
const choices = phrases(['which|should|better|prefer']);

function alternatives({ words }: Part): Word[][] | undefined {
  const at = words.findIndex(({ text }) => text === 'or');
  return at < 1 ? undefined : [words.slice(0, at), words.slice(at + 1)];
}

/** The two that a part compares, as they are named; one alone is compared with the paper that is talked about. */
function compared({ words }: Part): Word[][] | undefined {
  const asked = plainly(words);
  if (isPhrase(asked, rivals) !== undefined) return [];
  const versus = holds(asked, between);
  const choice = holds(asked, choosing);
  if (choice !== undefined) return pairOf(asked.slice(choice.end));
  const differ = holds(asked, differing);
  const subject = differ === undefined ? undefined : beginsWith(asked, ofOne);
  if (differ !== undefined && subject !== undefined && subject.end < differ.start)
    return [asked.slice(subject.end, differ.start), asked.slice(differ.end)].map(bare).filter(isOther);
  const begun = beginsWith(asked, comparing);
  if (begun !== undefined) return pairOf(asked.slice(begun.end));
  const beside = holds(asked, aside);
  if (beside !== undefined && beside.start > 2) return pairOf(without(asked.slice(0, beside.start), shown));
  if (versus !== undefined && versus.start > 0 && versus.start <= 6 && asked.length <= 14) {
    return [asked.slice(0, versus.start), asked.slice(versus.end)].map(bare);
  }
  return undefined;
}

/** "Is it better than X, or …": the words of X, which may be anything that is done. */
function outdone(words: readonly Word[]): Word[] | undefined {
  const asked = plainly(words);
  const begun = beginsWith(asked, better);
  if (begun === undefined) return undefined;
  const rest = bare(asked.slice(begun.end));
  const end = rest.findIndex(({ text }) => text === 'or' || text === 'and');
  return end === -1 ? rest : rest.slice(0, end);
}

const shown = phrases(['put|show|set|see|place|lay|give|have|view me|us?']);
const aside = phrases(['side by side']);

const better = phrases([
  'is|are|was|does it|this|that|they|the? paper|one|approach|method|model|work? any|so|really|actually|much|even? better|worse|faster|slower|stronger|cheaper|smaller than|then',
  'better|worse|faster|slower|stronger|cheaper|smaller or better|worse|faster|slower|stronger|cheaper|smaller than',
]);

function pairOf(words: readonly Word[]): Word[][] | undefined {
  const at = holds(words, joints);
  const pair = at === undefined ? [words] : [words.slice(0, at.start), words.slice(at.end)];
  const named = pair.map(bare).filter(isOther);
  return named.length === 0 && pair.length < 2 ? undefined : named;
}

/** A side that names another paper than the one that is talked about. */
const isOther = (side: readonly Word[]) => side.length > 0 && isPhrase(side, pronouns) === undefined;

const bare = (words: readonly Word[]) => withoutEnd(without(words, before), behind);

const comparing = phrases([
  'compare|contrast',
  'compared to|with',
  'is|are there a|any|some|much? big|real|key|main? difference|differences|distinction between',
  'explain|describe|show|outline the? main|key|big? difference|differences|distinction between|of',
  'the? difference|differences|diff|comparison|distinction between|of|with|to|from',
  'what is|are the? main|key|big|biggest? difference|differences|distinction between|of',
  'how is|are|was it|this|that|they|the? paper|one|approach|method|work? any|so|really? different from|to|than',
  'how do|does|did it|this|that|they|the? paper|one|approach|method|work? compare|differ|relate|stack up? with|to|against|from',
]);

/** "How does X differ from Y" */
const ofOne = phrases([
  'how|where|in|why|what what? way|ways|respect|respects? do|does|did|is|are|was|makes|sets',
  'do|does|did|is|are',
]);
const differing = phrases([
  'really|even|exactly|actually|mainly|so|any|much|very? differ|differs|different|apart|distinct? from|to|than',
  'compare|compares|stack up? with|to|against',
]);

const choosing = phrases(['choosing|choose|decide|deciding|torn|pick|picking between']);

/** What the paper is measured against without a word that compares. */
const rivals = phrases([
  'does|do|did it|this|they|the|that|paper|method|model? paper|method|model|approach|work? really|actually|also? beat|outperform|surpass ...',
]);

const between = phrases(['vs|versus', 'compared with|to', 'or|and better|worse|different']);
const joints = phrases(['vs|versus|and|with|to|against|or|from']);
const pronouns = phrases([
  'it|this|that|these|those|them|they|this|that|the? one|paper|work|approach|two|both? papers?',
]);
const before = phrases(['the|a|an|of|between|this|that|with|to|and|paper|papers']);
const behind = phrases(['paper|papers|report|please', 'in terms of ...', 'on|for ...']);
