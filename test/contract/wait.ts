/**
 * How long the suite waits for anything, in milliseconds: whole processes start here, several at a time, and share a
 * machine that may be busy.
 */
export const processMs = 50_000;

/**
 * How long the platforms wait for a first answer, in milliseconds. Theirs is three seconds, which the adapters' own
 * tests hold them to with a clock that stands still.
 */
export const platformWaitMs = 60_000;
