import type { Button, Invocation } from './reply.ts';

/** One page of a list, the last one for a number beyond it: which members to show, and the buttons that lead on. */
export function pageOf(total: number, wanted: number, limit: number, invocation: Invocation) {
  const pages = Math.max(1, Math.ceil(total / limit));
  const page = Math.min(wanted, pages);
  const offset = (page - 1) * limit;
  const rest = total - offset - limit;
  const turn = (label: string, to: number): Button => ({
    label,
    invoke: { ...invocation, options: { ...invocation.options, page: to } },
  });
  const buttons: Button[] = [];
  if (rest > 0) buttons.push(turn(`Next ${Math.min(rest, limit)}`, page + 1));
  if (page > 1) buttons.push(turn('Previous', page - 1));
  return { offset, page, pages, buttons };
}
