import { expect, it } from 'vitest';
import { checkReport } from '../../src/operator/check-report.ts';
import { aProcess, aReport } from '../fixtures/status.ts';

const findings = (papers: { stored: number; settled: number }, process = aProcess()) =>
  checkReport(aReport({ papers, process })).findings.map(({ what }) => what);

it('finds papers that the index lacks, and none that came a moment ago or that nothing has taken in yet', () => {
  expect(findings({ stored: 1210, settled: 1200 })).toEqual([]);
  expect(findings({ stored: 1210, settled: 1205 })).toEqual(['The index lacks 5 papers that are stored.']);
  const loading = aProcess({ index: { isLoaded: false, papers: 0 } });
  expect(findings({ stored: 1210, settled: 1205 }, loading)).toEqual([]);
});
