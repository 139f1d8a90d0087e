import { setImmediate } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { ChannelKey, Platform } from '../core/chat/place.ts';
import { isAtArxiv, type Paper } from '../core/papers/paper.ts';
import { batches } from './batches.ts';
import { ledgerChannels } from './ledger-channels.ts';
import { paperFromRow } from './paper-row.ts';
import type { Database } from './schema.ts';

const doisPerRead = 100;

/**
 * A paper that is stored under one other id, with the same DOI, is that paper; the one at arXiv where there is one alone.
 * One that is at arXiv is itself: the DOIs there are typed by authors, and all papers of some proceedings bear one.
 */
export async function knownByDoi(tx: Transaction<Database>, papers: readonly Paper[]): Promise<Paper[]> {
  const elsewhere = papers.filter(({ id }) => !isAtArxiv(id));
  const known = await idsByDoi(tx, elsewhere);
  return papers.map((paper) => {
    const ids = (!isAtArxiv(paper.id) && known.get(paper.doi ?? '')) || [];
    const atArxiv = ids.filter(isAtArxiv);
    const [id, ...others] = atArxiv.length > 0 ? atArxiv : ids;
    return id === undefined || others.length > 0 ? paper : under(id, paper);
  });
}

/**
 * Where a paper at arXiv comes after a feed has brought it by its DOI, it takes over its days, and where it was shown: no
 * list has both from now on, and no channel gets it again. The DOI's own row stays for those who saved or discuss it.
 * Gives what the feed said, as of the paper at arXiv, and when it was seen.
 */
export async function takeOver(
  tx: Transaction<Database>,
  papers: readonly Paper[],
): Promise<{ paper: Paper; seenAt: string }[]> {
  const atArxiv = papers.filter(({ id, doi }) => doi !== undefined && isAtArxiv(id));
  if (atArxiv.length === 0) return [];
  const bearers = await idsByDoi(tx, atArxiv);
  for (const { id, doi = '' } of atArxiv) bearers.set(doi, [...new Set([...(bearers.get(doi) ?? []), id])]);
  const taken: (TakenOver & { paper: Paper; seenAt: string })[] = [];
  for (const { id, doi = '' } of atArxiv) {
    const ids = bearers.get(doi) ?? [];
    const before = ids.find((other) => other.startsWith('doi:'));
    if (before === undefined || ids.filter(isAtArxiv).length > 1) continue;
    await setImmediate();
    const { numDeletedRows } = await tx.deleteFrom('featured_days').where('paper', '=', before).executeTakeFirst();
    // Taken over before, or on no list.
    if (numDeletedRows === 0n) continue;
    const row = await tx.selectFrom('papers').selectAll().where('id', '=', before).executeTakeFirstOrThrow();
    taken.push({ before, id, paper: under(id, paperFromRow(row)), seenAt: row.seen_at });
  }
  if (taken.length === 0) return [];
  // Also those where nobody subscribes at the moment: somebody may again.
  for await (const channels of ledgerChannels(tx)) {
    for (const one of taken) {
      await setImmediate();
      await shownAs(tx, channels, one);
    }
  }
  return taken;
}

/** The id of a feed's paper, and that of the same paper at arXiv. */
type TakenOver = { before: string; id: string };

/** A page elsewhere is not where a paper at arXiv is read. */
function under(id: string, { page, ...paper }: Paper): Paper {
  return { ...paper, ...(page === undefined || isAtArxiv(id) ? {} : { page }), id };
}

/** Whoever was shown the one was shown the other. Looked up by their keys: the ledger is in no order of papers. */
async function shownAs(
  tx: Transaction<Database>,
  channels: readonly ChannelKey[],
  { before, id }: TakenOver,
): Promise<void> {
  const asked = channels.map(({ platform, tenant, channel }) => sql`(${platform}, ${tenant}, ${channel})`);
  await tx
    .with('asked(p, t, c)', () => sql<{ p: Platform; t: string; c: string }>`(values ${sql.join(asked)})`)
    .insertInto('shown_papers')
    .columns(['platform', 'tenant', 'channel', 'paper', 'key', 'at', 'sent', 'url'])
    .expression(({ selectFrom, val }) =>
      selectFrom('asked')
        // SQLite reads the first of these from its beginning, and the other one by its key.
        .crossJoin('shown_papers as shown')
        .select(['shown.platform', 'shown.tenant', 'shown.channel', val(id).as('paper')])
        .select(['shown.key', 'shown.at', 'shown.sent', 'shown.url'])
        .whereRef('shown.platform', '=', 'p')
        .whereRef('shown.tenant', '=', 't')
        .whereRef('shown.channel', '=', 'c')
        .where('shown.paper', '=', before),
    )
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'paper']).doNothing())
    .execute();
}

/** By DOI, the ids of all that are stored with one of these papers' DOIs. */
async function idsByDoi(tx: Transaction<Database>, papers: readonly Paper[]): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for await (const dois of batches(
    papers.flatMap(({ doi = [] }) => doi),
    doisPerRead,
  )) {
    const rows = await tx.selectFrom('papers').select(['id', 'doi']).where('doi', 'in', dois).execute();
    for (const { id, doi } of rows) if (doi !== null) ids.set(doi, [...(ids.get(doi) ?? []), id]);
  }
  return ids;
}
