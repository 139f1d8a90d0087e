const idInText =
  /(?<!\d\.?)(?:(\d{4}\.\d{4,5})|((?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat)(?:\.[A-Z]{2})?\/\d{7}))(?:v\d{1,3})?(?![\d])/gi;

/**
 * Every arXiv id named in a text, in order and without repeats: bare ids, `arXiv:` and DOI forms, and links
 * to arXiv, Hugging Face or alphaXiv. Versions are dropped.
 */
export function arxivIdsIn(text: string): string[] {
  const ids = new Set<string>();
  for (const [, modern, old] of text.matchAll(idInText)) {
    const id = modern ?? old?.toLowerCase().replace(/\.[a-z]{2}(?=\/)/, (c) => c.toUpperCase());
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

/**
 * The id that a text *is*, in whatever one word people paste: bare, `arXiv:`, a DOI, a link to any site that names
 * papers so, in Markdown, brackets or quotes, with the punctuation of its sentence. Undefined for a query that merely
 * mentions one.
 */
export function asArxivId(text: string): string | undefined {
  const word = text
    .trim()
    .replace(/^\[[^\]]*\](?=\(.*\)$)/s, '')
    .replace(/^(arxiv|doi)\b[:\s]*/i, '');
  const [id, ...others] = arxivIdsIn(word);
  return others.length === 0 && !/\s/.test(word) ? id : undefined;
}
