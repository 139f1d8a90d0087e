import { describe, expect, it } from 'vitest';
import { compareFormulas } from '../../scripts/replay-ranking.ts';
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

  it('lets no paper of an earlier day take the place of a better new one, where there is one topic', async () => {
    const days = recordedDays('2026-06', '2026-06').slice(0, 8);
    const [inForce, ...others] = await compareFormulas(days, ({ upvotes = 0 }) => upvotes);
    expect(inForce).toMatchObject({ channel: 'top papers', posts: 6, beforeBetter: 0 });
    expect(others.some(({ earlier }) => earlier > (inForce?.earlier ?? 0))).toBe(true);
  });
});
