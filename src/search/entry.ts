import { crc32 } from 'node:zlib';
import { fold } from '../core/fold.ts';
import type { Paper } from '../core/papers/paper.ts';
import { listedDay } from '../core/papers/paper-days.ts';

/** What of a paper is indexed: the message that adds it. */
export type Entry = Pick<Paper, 'id' | 'title' | 'abstract' | 'authors' | 'keywords'> & {
  /** 0 where nobody votes. */
  upvotes: number;
  /** 1 where its page links code. */
  code: 0 | 1;
  organisation?: string;
  /** The sources and categories that listed it, in lower case, between blanks. */
  lists: string;
  /** Days since 1970 on which it was featured, else published; 0 unknown. */
  day: number;
};

export const toEntry = (paper: Paper): Entry => ({
  id: paper.id,
  title: paper.title,
  abstract: paper.abstract,
  authors: paper.authors,
  keywords: paper.keywords,
  upvotes: paper.upvotes ?? 0,
  code: paper.code === undefined ? 0 : 1,
  lists: listsOf(paper),
  ...(paper.organisation === undefined ? {} : { organisation: paper.organisation }),
  day: dayNumber(listedDay(paper)),
});

const listsOf = ({ listed = [], categories = [] }: Paper): string =>
  [...listed.map(({ source }) => source), ...categories].map(fold).join(' ');

/** Days from 1970-01-01 to an ISO day or time; 0 when unknown. */
const dayNumber = (day: string | undefined): number =>
  day === undefined ? 0 : Math.max(0, Math.floor(Date.parse(day) / 86_400_000));

/** Whether a day number lies between two days, both included; one that is unknown, only where no first day is asked for. */
export function daysWithin({ since, until }: { since?: string; until?: string }): (day: number) => boolean {
  const first = dayNumber(since);
  const last = until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until);
  return (day) => day >= first && day <= last;
}

/** Same print, same words: a paper that differs in it is indexed anew. */
export const fingerprint = ({ title, abstract, authors, keywords, organisation }: Entry): number =>
  crc32(JSON.stringify([title, abstract, authors, keywords, organisation]));

/** Equal for titles that differ in case, accents, spaces and punctuation only. */
export const titleKey = (title: string): number => crc32(bareTitle(title));

const bareTitle = (title: string): string => fold(title).replace(/[^\p{L}\p{N}]+/gu, '');
