import type { Paper } from './paper.ts';

type Dated = Pick<Paper, 'publishedAt' | 'featuredOn'>;

/** The UTC day a paper came out; of one whose source does not say, the day it was listed. */
export const publishedDay = ({ publishedAt, featuredOn }: Dated): string | undefined =>
  publishedAt?.slice(0, 10) ?? featuredOn;

/** The day a paper was listed last, by which searches go; of one that never was, the UTC day it came out. */
export const listedDay = ({ publishedAt, featuredOn }: Dated): string | undefined =>
  featuredOn ?? publishedAt?.slice(0, 10);
