import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, phrases } from '../words/phrases.ts';
import type { Part, Sentence, Word } from '../words/words.ts';
import { switchIn } from './switched.ts';

/**
 * Whether the paper is to be shown under links to it that people post: "stop putting a card under every link". Undefined where
 * nothing of the kind is wished for.
 */
export function previewsIn({ parts, clauses }: Sentence): 'on' | 'off' | undefined {
  const ordered = parts.map(({ words }) => orderOf(plainly(words))).find((to) => to !== undefined);
  if (ordered !== undefined) return ordered;
  const of = [...parts, ...clauses].filter(isOfPreviews).map(({ words }) => words);
  if (of.length === 0) return undefined;
  const switched = parts.map(({ words }) => switchIn(plainly(words))).find((to) => to !== undefined);
  if (switched !== undefined) return switched;
  if (of.some((words) => holds(words, off) !== undefined)) return 'off';
  return of.some((words) => holds(words, on) !== undefined) ? 'on' : undefined;
}

/** "Turn off the link previews here they eat my screen": what is switched stands at the front, and why behind it. */
const orderOf = (words: readonly Word[]) => orders.find(([, list]) => beginsWith(words, list) !== undefined)?.[0];
const called = {
  previews: [
    'the|these|those|this|all|any|your|our? arxiv|paper? link|links|url|urls preview|previews|unfurl|unfurls|unfurling|embeds|cards',
    'the|these|those|all|any|your|our? preview|previews|cards|unfurling|unfurls|embedding|expanding of|for|on|under|below|with the|our|these|those|any|all|every|each? arxiv|paper|posted? link|links|url|urls',
  ],
};
const orders = [
  [
    'off',
    phrases(
      ['turn|switch|shut off {previews}', 'turn|switch|shut {previews} off', 'disable|deactivate|hide {previews}'],
      called,
    ),
  ],
  [
    'on',
    phrases(
      ['turn|switch back? on {previews}', 'turn|switch {previews} back? on', 'enable|activate {previews}'],
      called,
    ),
  ],
] as const;

function isOfPreviews({ words, asks }: Part): boolean {
  if (beginsWith(plainly(words), asking) !== undefined || (asks && beginsWith(words, when) !== undefined)) return false;
  return [previews, shown].some((of) => isBag(words, of));
}
const asking = phrases(['why|who|what|which|where']);
const when = phrases(['when']);

const beside = `arxiv url urls link links page pages title titles summary summaries abstract abstracts card cards info details box boxes it them
  paste pastes pasted drop drops dropped dropping share shares shared sharing post posts posted posting put puts putting add adds adding
  showed shows showing shown display displayed displays time times when whenever never channel server workspace chat us
  turn turned switch switched shut on off stop stops stopped quit no not do disable enable activate start hide remove kill without
  noisy annoying spammy ugly clutter cluttered distracting nice great cool helpful useful would be if than rather back prefer
  automatically auto always because since cause both better longer anymore everything paperboy bot`;

/** By what it is called: "link previews", "unfurl links". */
const previews = bag(
  [
    'link|links|url|urls|arxiv|paper|papers previews',
    'link|links|url|urls|arxiv preview',
    'unfurl|unfurls|unfurling link|links|url|urls|arxiv|paper|papers|stop|turn|switch|disable|enable',
    'expand|expanding|embed|embeds|previewing link|links|url|urls',
  ],
  beside,
);
/** By what it does: "… link that we paste … the paper below". */
const shown = bag(
  [
    'links|urls under|below|beneath|underneath|for paper|papers|card|cards|title|titles|summary|summaries|abstract|abstracts|preview|previews|info|details',
    'link|url under|below|beneath|underneath every|each|any|all|post|posts|posted|share|shares|shared|paste|pastes|pasted|drop|drops|dropped paper|papers|card|cards|title|titles|summary|abstract|preview|previews|info|details',
  ],
  beside,
);

const off = phrases(['off|stop|quit|no|not|disable|hide|remove|kill|never|without|noisy|annoying|distracting|spammy']);
const on = phrases([
  'on|enable|activate|start|show|showed|shows|display|unfurl|expand|preview|want|like|nice|great|cool|helpful|useful|put|add|want|need',
]);
