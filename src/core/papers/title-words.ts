import { fold } from '../fold.ts';

/** The words of a title, or of a text that may name one: lower case, without accents and punctuation. */
export const titleWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
