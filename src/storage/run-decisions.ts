import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { Decision } from '../core/channels/ledger.ts';

/** Half the work of zlib's own settings, for a twentieth more bytes: a run is a few thousand characters. */
const effort = { level: 3, memLevel: 4, windowBits: 13 };

/** The decisions of a run as text, compressed: forty of them name the same few topics and fields over and over. */
export const decisionsToText = (decisions: readonly Decision[]): string =>
  deflateRawSync(JSON.stringify(decisions), effort).toString('base64');

/** Reads what {@link decisionsToText} wrote, and the plain JSON of releases up to 0.2. */
export function decisionsFromText(text: string): Decision[] {
  const json = text.startsWith('[') ? text : inflateRawSync(Buffer.from(text, 'base64')).toString();
  return z.array(Decision).parse(JSON.parse(json));
}
