import { arxivIdsIn } from '../../core/papers/paper.ts';
import type { Intent } from '../intent.ts';
import { allWords, type Sentence } from '../words/words.ts';
import { isPasted } from './paper.ts';

/** An id, a link or a stamp, or several, and nothing that asks anything about them. */
export function readPasted({ text, parts }: Sentence): Intent | undefined {
  const [id, another] = [...new Set(arxivIdsIn(text))];
  const paper = id ?? otherLink(text);
  if (paper === undefined) return undefined;
  const words = allWords(parts).filter(({ written }) => !isReference(written));
  if (!isPasted(words)) return undefined;
  return another === undefined ? { kind: 'paper', paper } : { kind: 'search', query: arxivIdsIn(text).join(' ') };
}

/** A part of a link or a stamp: "arXiv:2606.10651v1 [cs.CV] 9 Jun 2026". */
const isReference = (written: string) =>
  arxivIdsIn(written).length > 0 ||
  otherLink(written) !== undefined ||
  /^(\d{1,2}|\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i.test(written) ||
  /^[a-z-]+\.[a-z]{2}$/i.test(written);

/** A DOI or a page of OpenReview: not of arXiv, and yet one paper that is named. */
const otherLink = (text: string) => /\b10\.\d{4,5}\/[^\s)]+|https?:\/\/openreview\.net\/\S+/i.exec(text)?.[0];
