import type { Button, Invocation } from './reply.ts';

/** One page of a list: which of its members to show, and the buttons that lead on. */
export function pageOf(total: number, page: number, limit: number, invocation: Invocation) {
  const offset = (page - 1) * limit;
  const rest = total - offset - limit;
  const turn = (label: string, to: number): Button => ({
    label,
    invoke: { ...invocation, options: { ...invocation.options, page: to } },
  });
  const buttons: Button[] = [];
  if (rest > 0) buttons.push(turn(`Next ${Math.min(rest, limit)}`, page + 1));
  if (page > 1) buttons.push(turn('Previous', page - 1));
  return { offset, pages: Math.max(1, Math.ceil(total / limit)), buttons };
}
