/** Something that needs a hand: what is wrong, in a sentence, and what to do about it. */
export type Finding = { what: string; remedy: string };
