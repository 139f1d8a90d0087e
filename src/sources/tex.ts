import { innermostFirst } from './innermost-first.ts';
import { withAccents } from './tex-accents.ts';
import { withBareWords } from './tex-bare-words.ts';
import { withCommands } from './tex-commands.ts';
import { withScripts } from './tex-scripts.ts';

/** `\$`, `\{` and `\}` are meant as they look: kept out of the way of math and groups until the end. */
const literal = { dollar: '\uE000', open: '\uE001', close: '\uE002' };

/**
 * Turns one line of LaTeX into what a reader expects to see: `$\alpha$` and `\mathbb{R}^d`, but also what sources
 * leave of it when they strip dollars and backslashes (`1.45times`, `sim20%`, `geq 90%`, `2^{18}`, `textbf{…}`). Own
 * macros (`\name`) and words that only contain such letters stay as they are.
 */
export function fromTex(text: string): string {
  let read = text;
  for (const [trigger, step] of steps) if (trigger.test(read)) read = step(read);
  return read.replaceAll(literal.dollar, '$').replaceAll(literal.open, '{').replaceAll(literal.close, '}');
}

const withEscapes = (text: string) =>
  text
    .replace(/\\\$/g, literal.dollar)
    .replace(/\\\{/g, literal.open)
    .replace(/\\\}/g, literal.close)
    .replace(/\\([%&#_])/g, '$1')
    .replace(/(?<=\d)\\[,;:] ?(?=\d{3}(?!\d))/g, ',')
    .replace(/\\(?:[,;:> ]|\\(?![A-Za-z]))/g, ' ')
    .replace(/\\[!/]/g, '');

/** A dollar pair is math when it holds what money never does; other dollars are money. */
const withoutMathMarks = (text: string) =>
  text
    .replace(
      /\\\(((?:[^\\]|\\(?![()]))+)\\\)|\\\[((?:[^\\]|\\(?![[\]]))+)\\\]|\$\$(.+?)\$\$/g,
      (_, round, square, display) => String(round ?? square ?? display).trim(),
    )
    .replace(/\$(?! )([^$]{1,160}?)(?<! )\$(\d)?/g, (found, inner: string, next?: string) =>
      isMath(inner, next !== undefined) ? `${asGroup(inner)}${next ?? ''}` : found,
    );

/** An index or power on its own is of the word it touches: `Ga$_2$O$_3$`, `e$^-$`. A command takes the blank behind it. */
const asGroup = (inner: string) =>
  inner.replace(/^([_^])([\d+*-]+)$/, '$1{$2}').replace(/(?<=\S)(?:\\times|×) (?=\S)/g, '\\times{}');

/** A Greek letter, an operator or an ℓ: arXiv's API has these for commands (`$π$-Attention`). */
const mathSign = /[\p{Script=Greek}\u2100-\u214f\u{1d400}-\u{1d7ff}]|(?!\p{ASCII})\p{Sm}/u;

/** "x", "Pass@k", "90", "n = 3", "SU(2)" or anything with a command, a sign, a power or an index; not "5 million and ". */
function isMath(inner: string, beforeNumber: boolean): boolean {
  if (/\\[A-Za-z]|^[<>=~]$/.test(inner) || (mathSign.test(inner) && !/^\d/.test(inner))) return true;
  if (beforeNumber) return false;
  if (/^[A-Za-z][A-Za-z@']{0,7}$|^[\d.,]+%?$/.test(inner)) return true;
  if (/^\d[\d.,]*[kKMB]? [a-z]{2,}/.test(inner)) return false;
  return (
    mathSign.test(inner) ||
    /[\\^_{}]|^[A-Za-z]{1,4}\([^()]{1,20}\)$/.test(inner) ||
    /^[A-Za-z0-9 ().]*[=<>+*/-][A-Za-z0-9 ().]*$/.test(inner)
  );
}

/** Braces that only grouped. Sets (`{-1, 0, 1}`), what has other signs, and unpaired braces stay. */
function withoutGroups(text: string): string {
  return innermostFirst(text, (each) =>
    each
      .replace(/(?<=\d)\{([,.+=])\}(?=\d)/g, '$1')
      .replace(/(?<!\$)\{([\p{L}\p{N}\s.'’&+–√∼×≥≤≈°%\\()/\uE010\uE011-]*)\}/gu, '$1'),
  );
}

const withTypography = (text: string) =>
  text
    .replace(/``((?:[^`'"”]|'(?!')|`(?!`))+)(?:''|"|”)/g, '“$1”')
    .replace(/(?<![\w`'])`([^`'"]{1,60})'(?![\w'])/g, '‘$1’')
    // The key of a citation whose command was stripped: "Dromedary sun2023principle".
    .replace(/[~ ][a-z]{2,}(?:19|20)\d\d[a-z]{4,}\d*(?![\w-])|~(?=\s)/g, '')
    // A tie; between numbers it means "to", before one "about".
    .replace(/(?<=[\p{L}\d.,)}\uE011])(?<!\d[kKMBTx%]?(?=~\d))~(?=[\p{L}\d([\\\uE010])|~(?=\uE010)/gu, ' ')
    .replace(/(?<=[^-\s])---(?=[^-\s])|(?<=\s)---(?=\s)/gu, '—')
    .replace(aside, '—')
    .replace(/(?<=[\p{L}\d)])--(?=[\p{L}\d(])|(?<=\s)--(?=\s)/gu, '–')
    .replace(/(?<=[\p{L}\p{N})%\uE011]) +(?=[,;.](?:\s|$))/gu, '');

/** Two hyphens between words are a dash when the sentence goes on; otherwise they join names ("energy–force"). */
const goingOn =
  `a an and all any as at but by each either especially even for from how if in including into is it its many most
  namely not of on one only or our particularly rather so some such than that the their these they this those to
  two using we what when where whether which while who with without yet yielding yields`.split(/\s+/);
const aside = new RegExp(`(?<=\\p{L})--(?=(?:${goingOn.join('|')})(?!\\p{L}))`, 'gu');

/** In order, each with what a text must hold for it to matter: most texts hold little of it, and looking is cheap. */
const steps: [RegExp, (text: string) => string][] = [
  [/\\/, withEscapes],
  [/\$|\\[([]/, withoutMathMarks],
  [/\\/, withAccents],
  [/[\\{]|math|boldsymbol|wide/, withCommands],
  [/[a-z]{2}/, withBareWords],
  [/[\^_]/, withScripts],
  [/\{/, withoutGroups],
  [/`|~|--| [,;.]|\d\d[a-z]{4}/, withTypography],
];
