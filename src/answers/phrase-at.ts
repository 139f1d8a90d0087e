/** Whether a phrase stands in a run of stems from a place on. */
export const isPhraseAt = (run: readonly string[], phrase: readonly string[], from: number): boolean =>
  phrase.every((stem, at) => run[from + at] === stem);
