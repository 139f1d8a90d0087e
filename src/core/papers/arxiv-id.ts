/** All that arXiv ever had in ids, which name their archive until March 2007 (info.arxiv.org/help/arxiv_identifier). */
const archives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con';

/** `cs.CL`, `cond-mat.mes-hall` */
const subjectClass = String.raw`(?:\.[a-z]{2,8}(?:-[a-z]{2,4})?)?`;

const idInText = new RegExp(
  String.raw`(?<!\d\.?)(?:(\d{4}\.\d{4,5})|(?<![\p{L}-])(${archives})${subjectClass}(\/\d{7}))(?:v\d{1,3})?(?!\d)`,
  'giu',
);

/**
 * Every arXiv id named in a text, in order and without repeats: bare ids, `arXiv:` and DOI forms, and links
 * to arXiv, Hugging Face or alphaXiv. Versions are dropped, and the subject class in front of an old number, which
 * arXiv's own answers leave out too.
 */
export function arxivIdsIn(text: string): string[] {
  const ids = new Set<string>();
  // As compatibility forms, for those who type wide letters; a link may encode the stroke of an old id.
  const plain = text.normalize('NFKC').replace(/%2f/gi, '/');
  for (const [, modern, archive = '', number] of plain.matchAll(idInText)) {
    ids.add(modern ?? `${archive.toLowerCase()}${number}`);
  }
  return [...ids];
}

/**
 * The id that a text *is*, as people paste it: bare, `arXiv:`, a DOI, a link to any site that names papers so, in
 * Markdown, brackets or quotes, with the punctuation of its sentence; the stamp on a PDF's first page and the line
 * "Cite as". Undefined for a query that merely mentions one.
 */
export function asArxivId(text: string): string | undefined {
  const [id, ...others] = arxivIdsIn(text);
  if (id === undefined || others.length > 0) return undefined;
  const words = text
    .trim()
    .replace(/^\[[^\]]*\](?=\(.*\)$)/s, '')
    .split(/[\s()[\]{},;"'<>|“”]+/);
  return words.every((word) => stampWord.test(word) || arxivIdsIn(word).length > 0) ? id : undefined;
}

/** What stands around an id in a stamp, a reference or on arXiv's own pages. */
const stampWord = new RegExp(
  String.raw`^(?:|arxiv|e?-?prints?|preprints?|doi|cite|as|or|for|this|version|abs|pdf|html|ps|other|cross-list|from|v?\d{1,2}|(?:19|20)\d\d|(?:${archives})${subjectClass}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)|january|february|march|april|august|september|october|november|december)[.:!?–—-]?$`,
  'i',
);
