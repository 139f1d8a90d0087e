import type { Block } from '../../core/chat/reply.ts';
import { plainly } from '../words/manners.ts';
import { type Classes, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, readSentence, writtenAs } from '../words/words.ts';

/**
 * A citation in a style that is not given here: what asks for the one that is, and what is said of the style. "Apa citation for
 * Moebius" is "cite Moebius".
 */
export function citedInStyle(text: string): { text: string; note: Block } | undefined {
  if (text.length > longest) return undefined;
  const words = plainly(allWords(readSentence(text).parts));
  const style = words.map((word) => styles.get(word.text)).find((known) => known !== undefined);
  const found = style === undefined ? undefined : isPhrase(words, asked);
  if (found === undefined) return undefined;
  const told = `I do not write ${style}: here are a one-line reference and BibTeX, from which a reference manager makes it.`;
  return { text: `cite ${writtenAs(found.name ?? []) || 'it'}`, note: { type: 'note', text: [told] } };
}

const longest = 150;

/** Styles by the word that names them; of "IEEE" one E is read. */
const styles: ReadonlyMap<string, string> = new Map([
  ...['apa', 'mla', 'acm', 'ris'].map((name) => [name, name.toUpperCase()] as const),
  ['ie', 'IEEE'],
  ['endnote', 'EndNote'],
  ['chicago', 'Chicago style'],
  ['harvard', 'Harvard style'],
  ['vancouver', 'Vancouver style'],
  ['turabian', 'Turabian'],
]);

const classes: Classes = {
  style: ['apa|mla|ie|acm|ris|endnote|chicago|harvard|vancouver|turabian'],
  form: ['style|format|form|formatting|version|edition|file|export'],
  // "In Chicago" is a place.
  in: [
    'in|as|using|with|like? a|an|the? apa|mla|ie|acm|ris|endnote {form}?',
    'in|as|using|with|like? a|an|the? {style} {form}',
  ],
  give: [
    'give|get|show|send|make|write|create|generate|produce|export|copy|paste|need|want|have me|us?',
    'i|we need|want',
    'what is|would',
    'is there|do you have',
  ],
  the: ['the|a|an|its|their|this|that|any'],
  noun: ['citation|reference entry|line?', 'bibliography entry|line'],
};

const asked = phrases(
  [
    'cite|reference|format {name} {in}',
    'how do|can|could|should|would|to? i|we|one|you? to? cite|reference|format {name} {in}',
    '{give}? {the}? {style} {form}? {noun} for|of|to {name}',
    '{give}? {the}? {style} {form}? {noun}',
    '{give}? {the}? {noun} for|of|to {name} {in}',
    '{give}? {the}? {noun} {in}',
    '{give}? {name} citation|reference {in}',
    '{give}? {name} citation|reference {style} {form}?',
    '{give}? {the}? {style} {form} for|of {name}',
    '{give}? {the}? {style} {form}',
    '{give} it|this|that to|for? me|us? {in}',
    '{in}',
  ],
  classes,
);
