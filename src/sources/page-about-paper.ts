/** A heading of Hugging Face's page of a paper, should it come without the lines above it. */
export const isPageAboutPaper = (title: string): boolean =>
  /^(?:(?:models|datasets|spaces|collections) (?:citing|linking|including) this paper\b|get this paper in your agent)/i.test(
    title.trim(),
  );
