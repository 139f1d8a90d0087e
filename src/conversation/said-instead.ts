/**
 * A sentence whose speaker takes something back, with what was meant in its stead: "tldr of Mobius, I mean Moebius" asks for
 * Moebius. What is taken back reaches to the word that leads to it.
 */
export function saidInstead(text: string): string {
  const found = takesBack.exec(text);
  const before = text.slice(0, found?.index).split(/\s+/);
  const behind = found === null ? '' : text.slice(found.index + found[0].length);
  const lead = before.findLastIndex((word) => leads.has(word.toLowerCase()));
  if (behind === '' || lead === -1 || before.length - lead > longest || goesOn.test(behind)) return text;
  return `${before.slice(0, lead + 1).join(' ')} ${behind}`;
}

/** Of what is taken back. */
const longest = 8;
const takesBack =
  /(?:\.{2,3}|…|,| [-–—])\s{0,2}(?:sorry|i mean|i meant|no wait|wait,? no|scratch that|or rather|correction)[,:]? (?=\S)/i;
/** "Sorry for the noise" */
const goesOn = /^(?:for|about|that|this|if|i|to|but|can|could|not)\b/i;
const leads = new Set(
  'on about for of by from with like summarize summarise show me find open explain cite tldr save bookmark discuss compare the is'.split(
    ' ',
  ),
);
