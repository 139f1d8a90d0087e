import type { Question } from './question.ts';

/**
 * How a question is put, apart from what it is about, each 0 or 1. Some ways to ask are nearly always answered by a paper
 * ("what do I need?", in a chat's words, which no paper has), others seldom ("how many people?").
 */
export type Wording = {
  /** Somebody asks for themselves: "can I …", "our data". */
  personal: boolean;
  /** Typed in a hurry: "so whats …", "ok but". */
  hurried: boolean;
  /** "only", "just", "without": whether something is all there is. */
  only: boolean;
  /** "with", "together with": how it goes with something else. */
  along: boolean;
  who: boolean;
  what: boolean;
  how: boolean;
};

export const wordingOf = ({ text }: Question): Wording => ({
  personal: /\b(?:i|we|you|my|our|your|us|me)\b/i.test(text),
  hurried: /\b(?:so|ok|okay|whats|thats|tho|ppl|btw|lol|dont|isnt|doesnt|stuff)\b/i.test(text),
  only: /\b(?:only|just|without|no)\b/i.test(text),
  along: /\bwith\b/i.test(text),
  who: /\b(?:who|where)\b/i.test(text),
  what: /\bwhat/i.test(text),
  how: /\bhow\b/i.test(text),
});
