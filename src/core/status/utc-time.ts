/** "2026-06-19 09:00 UTC": operators compare it with their log, whatever zone their channels have. `at`: ISO UTC. */
export const utcTime = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
