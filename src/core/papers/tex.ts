/**
 * Text as TeX typesets it, with LaTeX's own commands and no package: signs that mean something to TeX escaped, accents
 * and mathematics as commands. Letters that it has none for (Chinese, Cyrillic) stay as they are, for biber and XeLaTeX
 * read Unicode; pictures are left out.
 */
export const texOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(texts, (found, lowered?: string, raised?: string, greek?: string) => {
      if (lowered !== undefined) return `$_{${plainOf(lowered)}}$`;
      if (raised !== undefined) return `$^{${plainOf(raised)}}$`;
      return greek === undefined ? texCharacter(found) : [...greek].map(texCharacter).join('');
    })
    // Mathematics side by side is one formula.
    .replace(/(?<!\\)\$\$/g, '');

/** Indices, powers, a Greek letter or two (more are a word), and every other sign that is no plain letter. */
const texts =
  /([\u2080-\u208b]+)|([²³¹⁰\u2074-\u207b]+)|(?<!\p{Script=Greek})(\p{Script=Greek}{1,2})(?!\p{Script=Greek})|\p{Script=Greek}+|\P{ASCII}\p{M}*|[a-z]\p{M}+|[\\{}%&_#$^~<>|]/giu;

/** `₂` is a 2. */
const plainOf = (signs: string) => signs.normalize('NFKC').replaceAll('−', '-');

function texCharacter(character: string): string {
  const direct = special.get(character);
  if (direct !== undefined) return direct;
  const formula = mathematics.get(character);
  if (formula !== undefined) return `$${formula}$`;
  if (/\p{Extended_Pictographic}|^[\u200d\ufe0f]/u.test(character)) return '';
  const [letter = '', ...marks] = character.normalize('NFD');
  // A dotless i or j under an accent; TeX has no dotted one there.
  const dotless = /^[ij]$/.test(letter) && marks.some((mark) => mark < '\u0323');
  const base = dotless ? `\\${letter}` : (special.get(letter) ?? letter);
  if (marks.length === 0 || !(/^[a-z]$/i.test(letter) || special.has(letter))) return character;
  let tex = base;
  for (const mark of marks) {
    const accent = accents.get(mark);
    if (accent === undefined) return character;
    if (accent === '') continue;
    tex = `{\\${accent}${/[a-z]/i.test(accent) && /^[a-z]/i.test(tex) ? ' ' : ''}${tex}}`;
  }
  return tex;
}

/** "× \\times" and so on: a sign and what it becomes, in pairs. */
const pairs = (text: string): Map<string, string> => {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((sign, at): [string, string][] => (at % 2 === 0 ? [[sign, words[at + 1] ?? '']] : [])));
};

const special = new Map([
  ...pairs(String.raw`
    \ \textbackslash{} % \% & \& _ \_ # \# $ \$ ^ \textasciicircum{} ~ \textasciitilde{} < \textless{} > \textgreater{}
    | \textbar{} ß {\ss} æ {\ae} Æ {\AE} ø {\o} Ø {\O} å {\aa} Å {\AA} œ {\oe} Œ {\OE} ł {\l} Ł {\L} ı {\i} ȷ {\j}
    đ {\dj} Đ {\DJ} ð {\dh} Ð {\DH} þ {\th} Þ {\TH} ŋ {\ng} Ŋ {\NG}
    ‐ - ‑ - ‒ -- – -- — --- ― --- ‘ ${'`'} ’ ' ‚ , ‛ ${'`'} “ ${'``'} ” '' „ ,, ‟ ${'``'} ′ ' ″ '' ʹ ' ʼ ' ʻ ${'`'}
    … \ldots{} • {\textbullet} © {\copyright} ® {\textregistered} ™ {\texttrademark} € {\texteuro} £ {\pounds} § {\S}
    ¿ {\textquestiondown} ¡ {\textexclamdown} † {\dag} ‡ {\ddag} ¶ {\P}`),
  // Not `\{`: BibTeX counts braces without reading the backslash, and one alone swallows the rest of the file.
  ['{', '{\\textbraceleft}'],
  ['}', '{\\textbraceright}'],
  ['\u00a0', '~'],
  ...[...'\u2002\u2003\u2005\u2009\u200a\u202f'].map((blank): [string, string] => [blank, ' ']),
]);

const mathematics = pairs(String.raw`
  α \alpha β \beta γ \gamma δ \delta ε \varepsilon ϵ \epsilon ζ \zeta η \eta θ \theta ϑ \vartheta ι \iota κ \kappa
  λ \lambda μ \mu µ \mu ν \nu ξ \xi ο o π \pi ϖ \varpi ρ \rho ϱ \varrho σ \sigma ς \varsigma τ \tau υ \upsilon φ \varphi
  ϕ \phi χ \chi ψ \psi ω \omega Γ \Gamma Δ \Delta Θ \Theta Λ \Lambda Ξ \Xi Π \Pi Σ \Sigma Υ \Upsilon Φ \Phi Ψ \Psi
  Ω \Omega Ω \Omega Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Χ X
  × \times ÷ \div ± \pm ∓ \mp · \cdot ⋅ \cdot ∙ \cdot ∗ * ⋆ \star ∘ \circ ° ^{\circ} − - ≤ \leq ≥ \geq ⩽ \leq ⩾ \geq
  ≠ \neq ≈ \approx ∼ \sim ≃ \simeq ≅ \cong ≡ \equiv ∝ \propto ≪ \ll ≫ \gg ∞ \infty → \rightarrow ← \leftarrow
  ↔ \leftrightarrow ⇒ \Rightarrow ⇐ \Leftarrow ⇔ \Leftrightarrow ↑ \uparrow ↓ \downarrow ↦ \mapsto ⟶ \longrightarrow
  ∈ \in ∉ \notin ∋ \ni ⊂ \subset ⊃ \supset ⊆ \subseteq ⊇ \supseteq ∪ \cup ∩ \cap ∅ \emptyset ∖ \setminus ∀ \forall
  ∃ \exists ¬ \neg ∧ \wedge ∨ \vee ∂ \partial ∇ \nabla √ \surd ∑ \sum ∏ \prod ∫ \int ⊕ \oplus ⊗ \otimes ⊙ \odot ⊤ \top
  ⊥ \perp ∥ \parallel ‖ \| ∣ \mid ⟨ \langle ⟩ \rangle ⌈ \lceil ⌉ \rceil ⌊ \lfloor ⌋ \rfloor ℓ \ell ℏ \hbar ℵ \aleph ℜ \Re
  ℑ \Im ⁿ ^{n} ℂ \mathbf{C} ℍ \mathbf{H} ℕ \mathbf{N} ℙ \mathbf{P} ℚ \mathbf{Q} ℝ \mathbf{R} ℤ \mathbf{Z} 𝔼 \mathbf{E}
  𝟙 \mathbf{1} ⋯ \cdots`);

/** Combining marks and TeX's accents. */
const accents = new Map([
  ['\u0300', '`'],
  ['\u0301', "'"],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '='],
  ['\u0306', 'u'],
  ['\u0307', '.'],
  ['\u0308', '"'],
  ['\u030a', 'r'],
  ['\u030b', 'H'],
  ['\u030c', 'v'],
  ['\u0323', 'd'],
  // The comma below of Romanian: TeX's own fonts have the cedilla.
  ['\u0326', 'c'],
  ['\u0327', 'c'],
  ['\u0328', 'k'],
  ['\u0331', 'b'],
  // Horn and hook of Vietnamese, which the usual fonts lack: a name without them is read, an error stops the document.
  ['\u031b', ''],
  ['\u0309', ''],
]);
