import { StorageError } from '../storage/storage-error.ts';
import type { Bot } from '../wire.ts';

/** How often it is looked whether the planning is free, in milliseconds. */
const lookMs = 500;

/**
 * Takes the planning for a process that has it or does nothing: the terminal, and a single daily run. One that was killed a
 * moment ago is waited for. Throws {@link StorageError} that says who has it.
 */
export async function planAlone(bot: Bot, signal: AbortSignal): Promise<void> {
  const { duties, databaseName, clock } = bot;
  const { planning } = duties;
  planning.begin(signal);
  let seen: { holder: string; until: string } | undefined;
  while (!planning.isHeld() && !signal.aborted) {
    const found = await duties.holderOf('planning');
    // Whoever lives goes on with it every few seconds.
    if (!planning.isHeld() && found !== undefined && found.holder === seen?.holder && found.until !== seen.until) {
      throw new StorageError(
        `${databaseName} is already used for posting by ${found.holder}.`,
        'Stop that process first, or point DATABASE_URL at another database; npm run paper still works beside it.',
      );
    }
    seen = found ?? seen;
    await clock.sleep(lookMs, signal);
  }
}
