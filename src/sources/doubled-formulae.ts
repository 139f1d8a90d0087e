import { readableFormula } from './formula.ts';

/**
 * Hugging Face's Markdown of 2025 has each formula up to four times, one behind the other: as it is drawn, as words of its
 * meaning, as TeX, and as the names of its signs ("4e−4 4 superscript 𝑒 4 4e^{-4}4 italic_e start_POSTSUPERSCRIPT - 4
 * end_POSTSUPERSCRIPT"). The TeX alone stays.
 */
export function withoutDoubles(text: string): string {
  const once = text
    .replaceAll('×\\times×', '×')
    .replace(product, '$1×$2')
    .replace(power, ' $1 ')
    .replace(sign, (both, drawn: string, tex: string) => (readableFormula(tex) === drawn ? drawn : both));
  if (!/(?:start|end)_POST|(?:italic|caligraphic)_\S|\b(?:sub|super)script \S/.test(once)) return once;
  const kept: string[] = [];
  for (const token of withoutNames(once.split(' '))) {
    if (token === endOfFormula) endFormula(kept);
    else kept.push(token);
  }
  return kept.join(' ');
}

/** "1024×1024 1024 1024 1024\times 1024 1024 × 1024": numbers have no names. */
const product = /\b(\d[\d.]{0,10})×(\d[\d.]{0,10}) \1 \2 \1\\times \2 \1 × \2/g;

/** "5×10−5 5\\times 10^{-5}": drawn, then its TeX. */
const power = /\d[\d.]{0,10}×10[−-]?\d{1,3} ?(\d[\d.]{0,10}\\times ?10\^\{[−-]?\d{1,3}\})/g;
/** "↑\\uparrow". */
const sign = /([^\s\w\\])(\\[A-Za-z]{2,20})(?![A-Za-z])/g;

/** A sign by its name, perhaps behind what it is glued to. */
const name =
  /^(.*?)(?:(?:bold_|sansserif_|blackboard_)*(?:italic|caligraphic|fraktur|roman|bold|typewriter)_.|(?:start|end)_(?:POST|PRE|FLOAT)?(?:SUB|SUPER)SCRIPT|(?:start|end)_ARG)(.*)$/u;
/** The names of signs go on over signs that have none, no further than this. */
const farthest = 10;
const isSign = /^[^\p{Ll}]{1,12}$|^\p{L}{1,2}$|^(?:divide|over|absent)$/u;
/** Where the names stood: what is before says the formula. */
const endOfFormula = '\uE030';

/** Takes out the names of signs with what stands between them. */
function* withoutNames(tokens: readonly string[]): Generator<string> {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const found = name.exec(token);
    if (found === null) {
      yield token;
      continue;
    }
    let [, glued = '', behind = ''] = found;
    if (glued !== '') yield glued;
    yield endOfFormula;
    let last = at;
    for (let next = at + 1; behind === '' && next < tokens.length && next - last <= farthest; next += 1) {
      const other = tokens[next] ?? '';
      const goesOn = name.exec(other);
      if (goesOn !== null && goesOn[1] === '') {
        last = next;
        behind = goesOn[2] ?? '';
      } else if (goesOn !== null || !isSign.test(other)) break;
    }
    if (behind !== '') yield behind;
    at = last;
  }
}

const isMeaning = /^(?:(?:sub|super)script|absent|[\u{1d400}-\u{1d7ff}ℎℬℰℱℋℐℒℳℛ𝒪]+|[⋅×∈=+−-])$/u;

/** Leaves of a formula, which ends what is kept, its TeX alone: not what it means in words, nor how it is drawn. */
function endFormula(kept: string[]): void {
  const tex = withoutDrawn(kept.pop() ?? '');
  let from = kept.length;
  while (from > 0 && kept.length - from < 60 && (isMeaning.test(kept[from - 1] ?? '') || isNumberAmid(kept, from - 1)))
    from -= 1;
  // The names' first number is glued to the TeX: "4e^{-4}4".
  const shorter = tex.replace(/(?<=\})[\d.]{1,8}$/, '');
  for (const said of [tex, shorter]) {
    const drawn = drawnBefore(kept, from, signsOf(readableFormula(said)));
    if (drawn === 0) continue;
    kept.length = from - drawn;
    kept.push(said);
    return;
  }
  kept.length = from;
  kept.push(tex);
}

/** "𝒥\\mathcal{J}" */
function withoutDrawn(token: string): string {
  const at = token.indexOf('\\');
  const tex = token.slice(Math.max(at, 0));
  return at > 0 && signsOf(token.slice(0, at)) === signsOf(readableFormula(tex)) ? tex : token;
}

/** How many of the tokens before draw what a formula says. */
function drawnBefore(kept: readonly string[], from: number, wanted: string): number {
  for (let count = 1; wanted !== '' && count <= 12 && count <= from; count += 1) {
    const drawn = signsOf(kept.slice(from - count, from).join(''));
    if (drawn === wanted) return count;
    if (drawn.length > wanted.length) return 0;
  }
  return 0;
}

/** "3300 4950" between what is drawn and the TeX; a number of the sentence before it stays. */
const isNumberAmid = (kept: readonly string[], at: number) =>
  /^\d[\d.]*$/.test(kept[at] ?? '') && [kept[at - 1], kept[at + 1]].some((beside) => isMeaning.test(beside ?? ''));

const signsOf = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
