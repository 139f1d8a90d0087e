/*
 * Discord's ids hold their time: milliseconds since the first second of 2015, above 22 bits (discord-api-docs, reference,
 * "Snowflakes").
 */
const epochMs = 1_420_070_400_000;

/** When the thing of this id was made, in milliseconds since 1970. */
export const madeAt = (id: string): number => Number(BigInt(id) >> 22n) + epochMs;

/** No thing made at this time (milliseconds since 1970) or later has a smaller id. */
export const firstIdAt = (at: number): string => String(BigInt(at - epochMs) << 22n);
