import { replace } from 'unicodeit';
import { replacements } from 'unicodeit/ts_dist/js/data.js';

/** All that unicodeit knows. It tries each of them on whatever it is given, which takes a millisecond. */
const commands = new Set(replacements.map(([command]) => command));
const known = new Map<string, string>();

/** Asked once for each command there is, so that twenty thousand macros of somebody's own cost nothing. */
function toUnicode(command: string): string {
  if (!commands.has(command)) return command;
  const sign = known.get(command) ?? replace(command);
  known.set(command, sign);
  return sign;
}

/**
 * The character a LaTeX command without arguments stands for (`alpha` gives α), or undefined: then it may be
 * anybody's own macro. From the tables of unicodeit.
 */
export function symbol(name: string): string | undefined {
  return words.get(name) ?? one(toUnicode(`\\${name}`)) ?? inText(name);
}

/** A letter of the plane every font has, or the letter itself: 𝔼 is a box on many phones. */
export const doubleStruck = (letter: string): string => one(toUnicode(`\\mathbb{${letter}}`)) ?? letter;

/** `\texttimes` and its like are the signs of running text. */
const inText = (name: string) => (name.startsWith('text') ? one(toUnicode(`\\${name.slice(4)}`)) : undefined);

/** One visible character that is no markup any more. */
const one = (text: string) => (/^[^\\{}\p{C}\p{M}]$/u.test(text) && text.length === 1 ? text : undefined);

/** What the tables lack or spell otherwise than abstracts do. */
const words = new Map(
  Object.entries({
    eg: 'e.g.',
    ie: 'i.e.',
    etc: 'etc.',
    etal: 'et al.',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    deg: '°',
    degree: '°',
    circ: '°',
    dots: '…',
    ldots: '…',
    cdots: '…',
    epsilon: 'ε',
    phi: 'φ',
    varphi: 'φ',
    star: '*',
    ast: '*',
    textgreater: '>',
    textless: '<',
    textasciitilde: '~',
    textbackslash: '\\',
    textdegree: '°',
    textmu: 'µ',
    ss: 'ß',
    o: 'ø',
    O: 'Ø',
    aa: 'å',
    AA: 'Å',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    l: 'ł',
    L: 'Ł',
    i: 'ı',
    log: 'log',
    ln: 'ln',
    exp: 'exp',
    max: 'max',
    min: 'min',
    arg: 'arg',
    argmax: 'argmax',
    argmin: 'argmin',
    sup: 'sup',
    inf: 'inf',
    lim: 'lim',
    sin: 'sin',
    cos: 'cos',
    tanh: 'tanh',
    det: 'det',
    Pr: 'Pr',
    langle: '⟨',
    rangle: '⟩',
    item: '•',
    gt: '>',
    lt: '<',
    mid: '|',
    vert: '|',
    lvert: '|',
    rvert: '|',
    Vert: '‖',
    lVert: '‖',
    rVert: '‖',
    top: '⊤',
    quad: ' ',
    qquad: ' ',
    newline: ' ',
    par: ' ',
    noindent: '',
    left: '',
    right: '',
    big: '',
    Big: '',
    bigl: '',
    bigr: '',
    xspace: '',
    allowbreak: '',
    displaystyle: '',
    centering: '',
    bf: '',
    it: '',
    em: '',
    rm: '',
    sc: '',
    tt: '',
    bfseries: '',
    itshape: '',
    small: '',
    large: '',
  }),
);

export const greek =
  'alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|ell|nabla';

/** Commands that are no words of any language, so that they are LaTeX also without their backslash. */
export const unmistakable =
  'geq|leq|neq|geqslant|leqslant|lesssim|gtrsim|propto|infty|nabla|varepsilon|varphi|varnothing|emptyset|rightarrow|leftarrow|leftrightarrow|longrightarrow|Rightarrow|Leftarrow|Leftrightarrow|uparrow|downarrow|nearrow|searrow|mapsto|cdot|cdots|ldots|lceil|rceil|lfloor|rfloor|langle|rangle|otimes|oplus|odot|notin|subseteq|supseteq|forall';
