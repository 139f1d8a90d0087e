import { plainly } from '../words/manners.ts';
import { beginsWith, isPhrase, phrases, without, withoutEnd } from '../words/phrases.ts';
import { type Part, type Word, writtenAs } from '../words/words.ts';
import { isWrittenAsTitle } from './quoted-title.ts';

/** The words of a paper that a part looks for as one: "where is that paper about …". */
export function soughtPaper({ words }: Part): Word[] | undefined {
  const asked = plainly(words);
  for (const list of [sought, mine]) {
    const begun = beginsWith(asked, list);
    if (begun === undefined) continue;
    const rest = asked.slice(begun.end);
    if (list === mine && !nouns.has(rest.at(-1)?.text ?? '')) continue;
    const name = withoutEnd(rest, behind);
    if (name.length > 0) return name;
  }
  // "I need the paper The Llama 3 Herd of Models"
  const title = asked.slice(beginsWith(asked, apposed)?.end ?? asked.length);
  return isWrittenAsTitle(title.map(({ written }) => written)) ? title : undefined;
}

const apposed = phrases([
  'i|we? find|get|show|open|pull|need|want|see|read|give|have|know me|us|up|you? the|that|this paper|preprint|article|report',
  'the|that|this paper|preprint|article|report',
]);

/** What is left beside ids and links when somebody pastes one: nothing that asks anything. */
export function isPasted(words: readonly Word[]): boolean {
  const rest = without(plainly(words), showing);
  return rest.length === 0 || isPhrase(rest, asides) !== undefined || writtenAs(rest) === '';
}

const showing = phrases([
  'show|open|get|find|pull|look|see|check|read|give|fetch|load|display|bring|what|how|have|got up|out|at|me|us|about|you|for|it|seen|read? this|the|a|up|at|that|out|seen? paper|one?',
  'arxiv|doi|abs|pdf|link|id|paper|this|here|is|the|of|at|on|please|check|see|fyi|http|https',
]);
const asides = phrases(
  [
    'anyone|anybody|you|we|i seen|read|has|have|got|thoughts ...',
    'thoughts|opinions|interesting|cool|wow|nice|look|great ...?',
    'do|have|did you have|seen|know|read|got|this|it|that ...?',
    '{mark} ...',
  ],
  {
    mark: [
      'cs.cv|cs.cl|cs.lg|cs.ai|cs.ro|cs.ir|cs.se|cs.hc|cs.sd|cs.cr|cs.ma|stat.ml|eess.iv|eess.as|q-bio.qm|cs.gr|cs.mm|cs.dc|cs.ne|cs.si|cs.cy|math.oc',
    ],
  },
);

/** One paper is looked for, and said to be one that exists. */
const sought = phrases([
  'where is that|the paper|one|preprint|report|article saying|about|on|that|which|where|from|by|with|arguing|claiming|showing|called?',
  'what is|was that|the paper|one|preprint|report|article called|about|on|that|which|where|from|by|with|saying|arguing|claiming|showing',
  'what is|was the name|title of that|the paper ...?',
  'which|what paper|one was|is it|that|the one? that|which|where|about?',
  'find|get|show|open|pull|looking|look|search|need|want|remember|recall|give|locate|have|seen|is|know|have you? up|for|me|us|there|seen|read? up? that|the paper|preprint|article|report that|which|where|about|on|from|by|with|called|titled|named|saying|arguing|claiming|showing',
  'that|the paper|preprint|report|article that|which|where|saying|arguing|claiming|showing|called|titled|about|from last|from',
  'paper called|titled|named',
  'find|get|show|open|pull|looking|look|search|need|want|see|read|give|have|know for|me|us|at|up|you? that|the|a? paper|preprint|article|report with|of|by|under the title|name of?',
  'that|the|a paper|preprint|article|report with|of|by|under the title|name of?',
  'i|we mean|meant the|that|this? paper|one|preprint|report|article called|titled|named|about|on|from|by|with|that|where',
  'i|we remember|recall|saw|read a|the|that|about paper ...?',
]);

/** The same where what follows ends in "paper": "pull up the gated deltanet paper". */
const mine = phrases([
  'find|get|show|open|pull|look|looking|search|need|want|give|fetch|locate|bring|see|read up|for|me|us|at|to? up|read|see|me? the|that|this',
  'do|did|have you have|get|got|seen|read|know|seen the|that|this',
  'where is|can the|that|i find|see|get|read? the|that?',
  'the|that',
]);
const nouns = new Set(['paper', 'report', 'preprint', 'article', 'survey']);
const behind = phrases(['paper|preprint|article']);
