import { readSample } from '../../src/sources/sample.ts';
import { hasRecorded, recordedDays } from '../../test/recorded.ts';

type GivenDay = { day: string; items: unknown[] };

/** The recorded days, a month in memory at a time, or as many made-up ones where they do not stand beside the checkout. */
export function* allDays(count = 537): Generator<GivenDay> {
  for (let position = 0; !hasRecorded && position < count; position++) yield madeUpDay(position);
  let left = count;
  for (let month = '2024-05'; hasRecorded && month <= '2026-07' && left > 0; month = nextMonth(month)) {
    const days = recordedDays(month, month).slice(0, left);
    left -= days.length;
    yield* days;
  }
}

const nextMonth = (month: string) =>
  new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7))).toISOString().slice(0, 7);

function madeUpDay(position: number): GivenDay {
  const day = new Date(Date.UTC(2024, 4, 27 + position)).toISOString().slice(0, 10);
  const { papers } = readSample();
  const items = papers.slice(0, 17).map((paper, at) => ({
    paper: {
      id: `${day.slice(2, 4)}${day.slice(5, 7)}.${String((position * 17 + at) % 100_000).padStart(5, '0')}`,
      title: paper.title,
      summary: Array(5).fill(paper.abstract).join('\n'),
      authors: paper.authors.map((name) => ({ name, hidden: false })),
      publishedAt: `${day}T00:00:00.000Z`,
      upvotes: paper.upvotes,
      ai_keywords: paper.keywords,
    },
    title: paper.title,
    numComments: paper.comments,
  }));
  return { day, items };
}
