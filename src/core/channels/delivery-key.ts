import type { ChannelKey } from '../chat/place.ts';

/**
 * The key of one message: the same for the same channel, run and part, whoever computes it and however often; and
 * different for anything else. At most 25 characters, which is what a Discord nonce takes. `what`: the due time of a
 * run, or another name for the occasion.
 */
export function deliveryKey({ platform, tenant, channel }: ChannelKey, what: string, part: number): string {
  const digest = BigInt.asUintN(112, fnv128(JSON.stringify([platform, tenant, channel, what])));
  return `${digest.toString(36).padStart(22, '0')}.${part}`;
}

/** A digest has at most ten papers, and so at most as many messages, and one about them all. */
export const mostParts = 11;

/**
 * Where a channel stands among those due at the same time, from 0 to 65,535: by chance as it seems, and another place
 * each time, so that at nine o'clock not the same teams are last every day.
 */
export const shuffleOf = ({ platform, tenant, channel }: ChannelKey, due: string): number =>
  Number(BigInt.asUintN(16, fnv128(JSON.stringify([platform, tenant, channel, due])) >> 64n));

/** Messages of a channel in the order of their due times and parts. */
export const deliveryPosition = (dueAt: string, part: number) => `${dueAt}/${String(part).padStart(2, '0')}`;

/** FNV-1a over UTF-8, 128 bits: nobody gains by a collision here, and by chance there is none. */
function fnv128(text: string): bigint {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x1000000000000000000013bn);
  }
  return hash;
}
