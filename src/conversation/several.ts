/** A question to several papers: those of one's list, or those that were shown. `question`: as each of them is asked. */
export type SeveralAsked = { of: 'saved' | 'these'; question: string };

const lists: readonly [SeveralAsked['of'], string][] = [
  ['saved', 'my (?:own )?(?:saved|bookmarked)(?: (?:papers?|list|ones|articles))?|my (?:reading |paper )?list'],
  [
    'these',
    '(?:these|those)(?: \\d+| few)?(?: papers?| ones| articles)?|them|the papers (?:above|here|in this post)|the above papers',
  ],
];
/** Of a phrase that names the papers, what is left of it in the question to each. */
const forms = lists.map(([of, papers]) => ({
  of,
  /** "Ask these: how many GPUs?" */
  lead: new RegExp(`^(?:please )?(?:(?:ask|in|among|of|from) )?(?:all )?(?:of )?(?:${papers})\\s?[:,]\\s`, 'i'),
  /** "which of these use RL?" */
  part: new RegExp(
    `\\b(?<=^(?:which|what|who|how many)(?: ones?| papers?)? )(?:of|among|in|from) (?:all )?(?:${papers})\\b ?`,
    'i',
  ),
  /** "do any of these release code?" */
  whole: new RegExp(
    `\\b(?:(?:any|some|one|all|each|none)(?: ones?| papers?)? (?:of|among|in) )(?:${papers})(?= )|(?<=\\bdo |\\bare |\\bhave |\\bdid |\\bwere )(?:${papers})(?= )`,
    'i',
  ),
}));

/** What a sentence asks of several papers; undefined where it asks nothing of the kind ("what is in my list?"). */
export function severalAsked(text: string): SeveralAsked | undefined {
  const asked = text.trim();
  for (const { of, lead, part, whole } of forms) {
    const question = lead.test(asked)
      ? asked.replace(lead, '')
      : part.test(asked)
        ? asked.replace(part, '')
        : isQuestion.test(asked) && whole.test(asked)
          ? asked.replace(whole, 'they')
          : undefined;
    if (question !== undefined && saysSomething(question)) return { of, question };
  }
  return undefined;
}

const isQuestion =
  /^(?:any|anything|some|something|one|which|what|who|how|why|when|where|do|does|did|is|are|was|were|has|have|can)\b/i;

/** Beside the words that only ask for the papers themselves. */
const saysSomething = (question: string): boolean =>
  question.split(/[^\p{L}\p{N}]+/u).some((word) => word.length > 1 && !asking.test(word));
const asking =
  /^(?:which|what|who|how|why|when|where|many|do|does|did|is|are|was|were|has|have|can|they|it|the|papers?|ones?|there|say|me|you|know|saved|new|best|good|top|latest|about|of|in|on)$/i;
