/** An element of the answer of `GET /api/daily_papers`, as short as it may be. */
export const anItem = (id: string, title: string, upvotes: number) => ({
  paper: {
    id,
    title,
    summary: `${title} are measured on a thousand flights. They fly well.`,
    authors: [{ _id: id, name: 'Ada Falter', hidden: false }],
    publishedAt: '2026-06-17T00:00:00.000Z',
    upvotes,
  },
  publishedAt: '2026-06-17T00:00:00.000Z',
  title,
  numComments: 0,
});
