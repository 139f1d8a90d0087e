import type { Block } from '../chat/reply.ts';
import { longDay } from '../day.ts';
import type { Services } from './command.ts';

/** Of what is shown before any source has answered. */
export const sampleNote = 'From the sample that comes with Paperboy: no paper source has answered yet.';

/** What a reader must know of where the papers come from: that they are a sample, or that the source is silent. */
export async function sourceNotes({
  isSample,
  sourceHealth,
}: Pick<Services, 'isSample' | 'sourceHealth'>): Promise<Block[]> {
  const health = sourceHealth();
  if (await isSample()) {
    return [{ type: 'note', text: [sampleNote] }];
  }
  if (health.reachable) return [];
  const since = `${longDay(health.since)} ${health.since.slice(11, 16)} UTC`;
  return [{ type: 'note', text: [`${health.source} has not answered since ${since}; these are the papers I have.`] }];
}
