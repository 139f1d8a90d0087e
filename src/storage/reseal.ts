import type { Cipher } from './cipher.ts';

/** A text as it is sealed, and in which row's which field. */
export type SealedText = { sealed: string; place: string };

/** Undefined where it does not open any more: its key was lost, or somebody changed it. */
export function openedText(cipher: Cipher, { sealed, place }: SealedText): string | undefined {
  try {
    return cipher.open(sealed, place);
  } catch {
    return undefined;
  }
}

/**
 * What is sealed with an older key is sealed anew; says how many texts that were, and how many do not open. `put` writes
 * one, unless somebody has changed it meanwhile.
 */
export async function reseal<T extends SealedText>(
  cipher: Cipher,
  texts: readonly T[],
  put: (text: T, anew: string) => Promise<unknown>,
): Promise<{ anew: number; lost: number }> {
  const found = { anew: 0, lost: 0 };
  for (const text of texts.filter(({ sealed }) => !cipher.isCurrent(sealed))) {
    const opened = openedText(cipher, text);
    found[opened === undefined ? 'lost' : 'anew']++;
    if (opened !== undefined) await put(text, cipher.seal(opened, text.place));
  }
  return found;
}
