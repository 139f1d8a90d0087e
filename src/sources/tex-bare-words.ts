import { greek, symbol, unmistakable } from './tex-symbols.ts';

/** Not within a word, a path, an identifier or a name with hyphens. */
const start = String.raw`(?<![\p{L}\p{N}_/\\.@-])`;
const number = String.raw`\d[\d.,]*`;
const end = String.raw`(?![\p{L}])`;

const asSymbol = (_: string, name: string) => symbol(name) ?? name;

/** The trigger is only for speed. Each needs a neighbour that no sentence gives the word; in order, for one makes the neighbour of the next. */
const rules: [trigger: RegExp, pattern: RegExp, sign: string | ((found: string, ...groups: string[]) => string)][] = [
  [/\{[a-zA-Z]+\}/, new RegExp(`\\{(times|sim|approx|pm|cdot|geq|leq|circ|infty|${greek})\\}`, 'g'), asBare],
  // "360^circ", "360^{°}"
  [/circ|°/, /(?<=\d)\^?\{?circ\}?(?=times|[^\p{L}]|$)|\^\{?°\}?/gu, '°'],
  // "1.45times", "64times 64", "20x times faster"; "25 times longer" is English.
  [/times/, /(?<=\d)(?:[xX] )?times (?=\d)/g, '×'],
  [/times/, /(?<=[\d°])(?:[xX] ?)?times(?=sim\d|[^\p{Ll}]|$)|(?<=[})\]])times(?=[ \d({[])/gu, '×'],
  // "sim20%", "sim 30K"; "sim2real" is a field, "sim 2" a simulator.
  [/sim/, new RegExp(`${start}sim(?=\\$?${number}(?:%|×|[KMBTkx]${end}|(?![\\p{L}\\p{N}-])))`, 'gu'), '∼'],
  [/sim /, new RegExp(`${start}sim (?=\\$?${number}(?:%|×|[KMBTkx]${end}))`, 'gu'), '∼'],
  [/approx/, new RegExp(`${start}approx ?(?=[$+-]?${number})`, 'gu'), '≈ '],
  [
    /[ )\]]le ?[\d(]/,
    new RegExp(`(?<=[\\s(])le (?=${number}%)|(?<=(?:[\\s(][A-Za-z]|[)\\]])\\s)le(?=\\s?[\\d(])`, 'g'),
    '≤ ',
  ],
  [
    /[ )\]]ge ?[\d(]/,
    new RegExp(`(?<=[\\s(])ge (?=${number}%)|(?<=(?:[\\s(][A-Za-z]|[)\\]])\\s)ge(?=\\s?[\\d(])`, 'g'),
    '≥ ',
  ],
  [/pm/, /(?<=\d)pm(?=\d)|(?<=\d )pm(?= \d+\.\d)|(?<=[\s(])pm(?=\d)/g, '±'],
  [/cdot/, /(?<=\d)cdot ?(?=\d)/g, '·'],
  [/left\(/, /(?<![A-Za-z])O?left\(([^()]{1,80}?)\s?right\)/g, withBrackets],
  [/cdot|propto/, new RegExp(`(?<![\\p{L}_\\\\.@-])(${greek})(?=cdot(?![a-z])|propto)`, 'gu'), asSymbol],
  [/_\{/, /(?<![\p{L}_\\])(sum|prod|int)(?=_\{)/gu, asSymbol],
  // "geq 90%", "infty-RoPE", "0.73rightarrow0.90": no words of any language.
  [new RegExp(unmistakable), new RegExp(`(?<![\\p{L}\\\\/.@-])(${unmistakable})(?![a-z])`, 'gu'), asSymbol],
  // "pi_0", "tau^2-Bench", "lambda=1"; "alpha" alone, "pi0" and "alpha_blend" are names.
  [
    /[_^=<>≤≥≈∈∼]/,
    new RegExp(
      `(?<![\\p{L}\\p{N}_/\\\\.@])(${greek})(?=[_^](?:\\{|infty|∞|\\d|[A-Za-z*+](?![\\p{L}\\p{N}_]))| ?[=<>≤≥≈∈∼] ?[\\d.{(\\[])`,
      'gu',
    ),
    asSymbol,
  ],
  [/Theta\(|Omega\(/, new RegExp(`${start}(Theta|Omega)(?=\\([\\w√^²³ ]{1,12}\\))`, 'gu'), asSymbol],
  [/Delta/, /(?<![\p{L}\p{N}_/-])Delta ?(?=[+-]?\d[\d.]*%)/gu, 'Δ'],
  // A command takes the blank behind it: "p\\in P".
  [/[∈∉⊂⊆⊃⊇→←⇒≤≥≠≈∼∝] /, /(?<=[\p{L}\p{N})\]])([∈∉⊂⊆⊃⊇→←⇒≤≥≠≈∼∝]) (?=\S)/gu, ' $1 '],
  [/[≥≤]/, /([≥≤]) ?(?=\d)/g, '$1 '],
];

/** Reads what is left of commands whose backslash was stripped; other words stay. */
export function withBareWords(text: string): string {
  let read = text;
  for (const [trigger, pattern, sign] of rules) {
    if (!trigger.test(read)) continue;
    read = typeof sign === 'string' ? read.replace(pattern, sign) : read.replace(pattern, sign);
  }
  return read;
}

/** The signs that the rules below it place need their neighbours; a Greek letter in braces stands for itself. */
function asBare(_: string, name = ''): string {
  return /^(?:times|sim|approx|pm|cdot|geq|leq|circ|infty)$/.test(name) ? name : (symbol(name) ?? name);
}

function withBrackets(found: string, inner = ''): string {
  return `${found.startsWith('O') ? 'O' : ''}(${inner.trim()})`;
}
