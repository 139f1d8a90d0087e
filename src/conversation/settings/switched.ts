import { isPhrase, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';

/** "Please switch it off": said of what stands before. */
export const switchIn = (words: readonly Word[]): 'on' | 'off' | undefined =>
  isPhrase(words, off) !== undefined ? 'off' : isPhrase(words, on) !== undefined ? 'on' : undefined;

const off = phrases(['turn|switch|shut off it|that|this', 'turn|switch|shut it|that|this off', 'disable it|that|this']);
const on = phrases(['turn|switch back? on it|that|this', 'turn|switch it|that|this back? on', 'enable it|that|this']);
