import type { StatusReport } from '../../src/core/status/status-report.ts';
import { type AdminOptions, createAdmin } from '../../src/web/admin.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { adminLink } from '../../src/web/sign-in.ts';
import { fakeClock } from '../fixtures/clock.ts';
import { aReport } from '../fixtures/status.ts';
import { startWeb } from './web.ts';

export const token = 'a-token-of-22-letters.';

/** The server with what the operator alone may see. */
export async function startAdmin(report: () => StatusReport = aReport, given: Partial<AdminOptions> = {}) {
  const clock = fakeClock('2026-06-19T09:05:00.000Z');
  const metrics = createMetrics();
  const told = new Set<string>();
  const first = async (text: string) => told.size < told.add(text).size;
  const admin = createAdmin({ token, metrics, status: async () => report(), now: clock.now, first, ...given });
  const web = await startWeb({ admin, ...(given.publicUrl === undefined ? {} : { publicUrl: given.publicUrl }) });
  const link = (at = clock.now()) => adminLink(token, web.url, at);
  return { ...web, clock, metrics, link };
}
