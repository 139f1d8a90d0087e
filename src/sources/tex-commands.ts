import { innermostFirst } from './innermost-first.ts';
import { doubleStruck, symbol } from './tex-symbols.ts';

/** Commands that only say how their argument looks. */
const styles =
  'text(?:bf|it|tt|sc|sf|rm|sl|up|md|normal|subscript)?|emph|underline|uline|math(?:cal|rm|bf|sf|it|tt|scr|frak|ds|bbm)|boldsymbol|bm|pmb|operatorname\\*?|mbox|hbox|ensuremath|widehat|widetilde|overline|hat|bar|tilde|vec|dot|url';
const colours = 'red|blue|green|teal|orange|purple|violet|gr[ae]y|cyan|magenta|brown|black|olive|navy';

/** With its backslash, or as the word that is left of it. */
const command = String.raw`(?:\\|(?<![A-Za-z\\]))`;

const rules: [RegExp, string | ((found: string, ...groups: string[]) => string)][] = [
  [/\s?\(\s*\\(?:eq)?ref\{[^{}]*\}\s*\)|\\(?:begin|end)\s?\{[^{}]*\}/g, ' '],
  [/[~ ]?\\(?:cite[a-z]*|ref|eqref|autoref|label|vspace|hspace)\*?(?:\[[^[\]]*\])*\s?\{[^{}]*\}/g, ''],
  [/\\footnote(?:text)?\s?\{([^{}]*)\}/g, ' ($1)'],
  [/\\textsuperscript\s?\{([^{}]*)\}/g, '^{$1}'],
  [/\\(?:textcolor|colorbox)\s?\{[^{}]*\}\s?\{([^{}]*)\}/g, '$1'],
  [new RegExp(`\\\\color\\{(?:${colours})\\}\\s?`, 'g'), ''],
  [new RegExp(`(?<![A-Za-z\\\\])(?:${colours})\\{([^{}]*)\\}`, 'g'), '$1'],
  [
    new RegExp(`${command}[dt]?frac\\s?\\{([^{}]*)\\}\\s?\\{([^{}]*)\\}`, 'g'),
    (_, over = '', under = '') => `${term(over)}/${term(under)}`,
  ],
  [new RegExp(`${command}sqrt\\s?\\{([^{}]*)\\}`, 'g'), (_, of = '') => `√${term(of)}`],
  [
    new RegExp(`${command}mathbb\\s?(?:\\{([A-Z])\\}|([A-Z])(?![A-Za-z]))`, 'g'),
    (_, group, letter) => doubleStruck(group ?? letter ?? ''),
  ],
  [new RegExp(`${command}(?:${styles})\\{([^{}]*)\\}`, 'g'), '$1'],
  [/\{\\?(?:bf|it|em|rm|sc|tt|sf|bfseries|itshape)\s([^{}]*)\}/g, '$1'],
];

/** `\textbf{…}`, `\frac{1}{2}`, `\mathbb R`, `\alpha` and the like, also without a backslash; `\name` stays. */
export function withCommands(text: string): string {
  const joined = text.replace(/(?<=\p{L})\{-\}(?=\p{L})/gu, '-');
  return innermostFirst(joined, withoutArguments)
    .replace(bareStyle, '')
    .replace(/\{\\([A-Za-z]+)\}|\\([A-Za-z]+)(?:\{\}| (?=[,.;:)]))?/g, (_, group?: string, plain?: string) => {
      const name = group ?? plain ?? '';
      return symbol(name) ?? `\\${name}`;
    })
    .replace(/\betc\.\.(?!\.)/g, 'etc.');
}

/** Commands whose arguments hold no other. */
function withoutArguments(text: string): string {
  let read = text;
  for (const [pattern, meaning] of rules) {
    read = typeof meaning === 'string' ? read.replace(pattern, meaning) : read.replace(pattern, meaning);
  }
  return read;
}

const bareStyle = new RegExp(
  `${command}(?:mathcal|mathrm|mathbf|mathscr|boldsymbol|widetilde|widehat)\\s?(?=[A-Za-z](?![A-Za-z])|[\\\\\\p{Script=Greek}])`,
  'gu',
);

/** An operand: in brackets when it is more than one. */
const term = (text: string) => (/^[\w.\\]*$/.test(text.trim()) ? text.trim() : `(${text.trim()})`);
