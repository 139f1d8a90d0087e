import { describe, expect, it } from 'vitest';
import { replay } from '../../scripts/replay-year.ts';
import { hasRecorded, recordedDays } from '../recorded.ts';

describe.skipIf(!hasRecorded)('two recorded months (needs the recorded answers beside the checkout)', () => {
  it('repeats nothing, keeps to the caps, and has a reason for every candidate', async () => {
    const years = await replay(recordedDays('2026-05', '2026-06'));
    expect(years).toHaveLength(3);
    for (const { repeats, overCap, unexplained, posted, digests, top } of years) {
      expect({ repeats, overCap, unexplained }).toEqual({ repeats: 0, overCap: 0, unexplained: 0 });
      expect(posted).toBeGreaterThan(10);
      expect(posted).toBeLessThanOrEqual(digests * top);
    }
  });
});
