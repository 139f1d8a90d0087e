const idInText =
  /(?<![\d.])(?:(\d{4}\.\d{4,5})|((?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat)(?:\.[A-Z]{2})?\/\d{7}))(?:v\d{1,3})?(?![\d])/gi;

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

/** The id that a text *is*, as far as a person may write one (see {@link arxivIdsIn}); undefined for a query that merely mentions one. */
export function asArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^<|>$/g, '')
    .replace(
      /^(https?:\/\/)?(www\.|export\.|dx\.)?(arxiv\.org\/(abs|pdf|html)|huggingface\.co\/papers|hf\.co\/papers|alphaxiv\.org\/(abs|overview)|doi\.org)\//i,
      '',
    )
    .replace(/^10\.48550\/arxiv\./i, '')
    .replace(/^arxiv:\s*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/(\.pdf|\.md|\/)$/i, '');
  const [id, ...rest] = arxivIdsIn(bare);
  return id !== undefined && rest.length === 0 && bare.replace(/v\d{1,3}$/i, '').toLowerCase() === id.toLowerCase()
    ? id
    : undefined;
}
