import type { Token } from './tokens.ts';

/** Along what something changes or compares: how much, how good, how fast, or that it stays the same. */
type Dimension = 'amount' | 'quality' | 'speed' | 'same';
export type Sense = `${Dimension}${'+' | '-'}`;

/** A word that says where something goes: its own senses, and what follows of what it is said of ("less error" is better). */
export type Direction = { at: number; own: readonly Sense[]; following: readonly Sense[]; isNegated: boolean };

/** Whether two words go the same way, or against each other, by their own senses where those can be compared. */
export function ways(
  one: Pick<Direction, 'own' | 'following'>,
  two: Pick<Direction, 'own' | 'following'>,
): 'same' | 'against' | 'neither' {
  for (const [these, those] of [
    [one.own, two.own],
    [
      [...one.own, ...one.following],
      [...two.own, ...two.following],
    ],
  ] as const) {
    if (these.some((sense) => those.includes(sense))) return 'same';
    if (these.some((sense) => those.some((other) => opposes(sense, other)))) return 'against';
  }
  return 'neither';
}

const words: readonly [Sense, RegExp][] = [
  [
    'amount+',
    /^(?:increas\w*|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|grow\w*|grew|higher|up|more|larger|bigger|longer|gain\w*|climb\w*|boost\w*|lift\w*|elevat\w*|doubl\w*|tripl\w*|above|jump\w*|adds|added|adding|incur\w*)$/,
  ],
  [
    'amount-',
    /^(?:decreas\w*|reduc\w*|drop\w*|lower\w*|declin\w*|fall|falls|fell|falling|less|fewer|shrink\w*|shrank|cut|cuts|cutting|sav(?:e|es|ed|ing|ings)|short\w+|smaller|below|down|halv\w*|minimi[sz]\w*|compress(?:es|ed)|smallest|lowest|fewest|decay\w*|diminish\w*)$/,
  ],
  [
    'quality+',
    /^(?:improv\w*|better|outperform\w*|surpass\w*|beat|beats|beating|superior\w*|exceed\w*|enhanc\w*|strengthen\w*|ahead|boost\w*|gain\w*|stronger|benefit\w*|help|helps|helped|outdo\w*|outscore\w*|prefer\w*|lead|leads|leading|win|wins|elevat\w*|lift\w*|sharpen\w*|clarif\w*)$/,
  ],
  [
    'quality-',
    /^(?:worse\w*|degrad\w*|underperform\w*|inferior\w*|trail\w*|lag|lags|lagging|hurt\w*|harm\w*|deteriorat\w*|behind|impair\w*|compromis\w*|sacrific\w*|los(?:e|es|es|ing)|weaker|suffer\w*|drop\w*|declin\w*|costs|fall|falls|fell|short|damag\w*|blur(?:s|red|ring)|obscur\w*)$/,
  ],
  ['speed+', /^(?:faster|quicker|speedups?|speeds|accelerat\w*|sooner|swifter)$/],
  ['speed-', /^(?:slower|slow|slows|slowed|slowing|slowdown)$/],
  [
    'same+',
    /^(?:comparab\w*|match|matches|matched|matching|par|competitive|equal\w*|rival\w*|preserv\w*|maintain\w*|keep|keeps|kept|keeping|retain\w*|same|similar\w*|lossless|unchanged)$/,
  ],
];

/** What says of two things which is better, and nothing of how much there is. */
const comparing =
  /^(?:outperform\w*|surpass\w*|beat\w*|superior\w*|better|worse|inferior|outdo\w*|underperform\w*|lead\w*|win|wins)$/;
/** "negligible degradation" is as good as none. */
const slight = /^(?:negligible|negligibly|minimal|minimally|little|hardly|barely|marginal|almost)$/;

/** What is better when there is less of it. */
const burdens =
  /^(?:errors?|costs?|latenc\w*|time|times|memory|loss|losses|perplexity|hallucinat\w*|flops?|tokens?|param\w*|consumption|burden|bias\w*|toxicity|overhead|wer|fid|fvd|fpr|false|misleading|length|steps?|compute|degradation|uncertainty|runtime|samples|data|size|fabricat\w*|storage)$/;
const merits =
  /^(?:accura\w*|scores?|f1|performance|quality|throughput|efficien\w*|recall|precision|success|auroc|auc|map|bleu|returns?|robust\w*|capabilit\w*|correct\w*|consistency|reward|coverage|fidelity|alignment|generali[sz]ation|win|pass|understanding)$/;
const times = /^(?:time|times|latenc\w*|runtime|duration)$/;
const paces = /^(?:throughput|speed)$/;

/** How far from its word that is looked for of which it is said, in words. */
const reach = 6;

/** The words of a sentence that say where something goes, and its spans from one number to another. */
export function directionsOf(tokens: readonly Token[], isNegatedAt: (at: number) => boolean): Direction[] {
  return tokens.flatMap((token, at) => {
    const own = [...sensesOf(tokens, token, at)];
    if (own.length === 0) return [];
    const isSlight = tokens.slice(Math.max(0, at - 3), at + 3).some(({ text }) => slight.test(text));
    const isNegated = isNegatedAt(at) || isSlight;
    // "Without compromising accuracy" keeps it.
    if (isNegated && own.includes('quality-')) return [{ at, own: ['same+'], following: [], isNegated: false }];
    return [{ at, own, following: own.flatMap((sense) => following(sense, tokens, at)), isNegated }];
  });
}

function* sensesOf(tokens: readonly Token[], token: Token, at: number): Generator<Sense> {
  const span = spanFrom(tokens, at);
  if (span !== undefined) yield span < 0 ? 'amount-' : 'amount+';
  if (token.kind === 'number' && /^(?:doubl|tripl|\+\d)/.test(token.text)) yield 'amount+';
  if (token.kind === 'number' && /^[-−]\d/.test(token.text)) yield 'amount-';
  if (token.kind !== 'word') return;
  const next = tokens[at + 1];
  // "more than 80%" bounds a number, and says nothing of where it went.
  if (/^(?:more|less|fewer|above|below|over|under|exceed\w*|up|down|short)$/.test(token.text)) {
    const after = next?.text === 'than' ? tokens[at + 2] : next;
    if (after?.kind === 'number' || (token.text === 'up' && next?.text === 'to')) return;
  }
  const merit =
    next?.kind === 'word' &&
    /^(?:accurate|robust|efficient|correct|reliable|consistent|capable|effective|faithful|diverse|realistic|stable|precise|helpful|useful|successful|satisfied|satisfying|trustworthy|truthful|coherent|natural|scalable|informative|expressive|interpretable|fluent|safe|secure|fair|competitive)(?:ly)?$/.test(
      next.text,
    );
  // "9.75 more than the baseline": how much better, as well as how much more.
  const isMargin = tokens[at - 1]?.kind === 'number' && next?.text === 'than';
  if (isMargin && /^(?:more|higher|less|lower)$/.test(token.text))
    yield /^[mh]/.test(token.text) ? 'quality+' : 'quality-';
  if (token.text === 'more' && merit) yield 'quality+';
  else if (token.text === 'less' && merit) yield 'quality-';
  else for (const [sense, pattern] of words) if (pattern.test(token.text)) yield sense;
}

/** The difference of "from A to B" that begins here; undefined where none does. */
function spanFrom(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.text !== 'from' || tokens[at + 2]?.text !== 'to') return undefined;
  const [first, last] = [tokens[at + 1], tokens[at + 3]];
  return first?.kind === 'number' && last?.kind === 'number' ? last.value - first.value : undefined;
}

/** What else is meant by a sense, by what it is said of. */
function following(sense: Sense, tokens: readonly Token[], at: number): Sense[] {
  const sign = sense.endsWith('+') ? '+' : '-';
  const other = sign === '+' ? '-' : '+';
  const near = nearest(tokens, at);
  if (sense.startsWith('amount')) {
    if (near === 'time') return [`speed${other}`];
    if (near === 'pace') return [`speed${sign}`];
    return near === 'burden' ? [`quality${other}`] : near === 'merit' ? [`quality${sign}`] : [];
  }
  if (sense.startsWith('quality')) {
    if (near === 'time') return [`speed${sign}`, `amount${other}`];
    if (near === 'pace') return [`speed${sign}`, `amount${sign}`];
    if (near === 'burden') return [`amount${other}`];
    return near === 'merit' || !comparing.test(tokens[at]?.text ?? '') ? [`amount${sign}`] : [];
  }
  return [];
}

function nearest(tokens: readonly Token[], at: number): 'time' | 'pace' | 'burden' | 'merit' | undefined {
  const right = tokens.slice(at + 1, at + 1 + reach);
  const left = tokens.slice(Math.max(0, at - reach), at).reverse();
  for (const side of [left.slice(0, 1), right, left]) {
    for (const { kind, text } of side) {
      if (kind === 'break' || /^(?:compared|than|over|versus|while|by|and|but)$/.test(text)) break;
      if (kind !== 'word') continue;
      if (times.test(text)) return 'time';
      if (paces.test(text)) return 'pace';
      if (burdens.test(text)) return 'burden';
      if (merits.test(text)) return 'merit';
    }
  }
  return undefined;
}

/** What is kept is not made worse. */
const opposes = (one: Sense, two: Sense): boolean =>
  one === opposite(two) || (one === 'same+' && two === 'quality-') || (one === 'quality-' && two === 'same+');

const opposite = (sense: Sense): Sense => {
  const turned = sense.endsWith('+') ? sense.replace('+', '-') : sense.replace('-', '+');
  return turned as Sense;
};
