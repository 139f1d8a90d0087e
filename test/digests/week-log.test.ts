import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { weekLog } from '../../scripts/week-log.ts';
import { hasRecorded } from '../recorded.ts';

it.skipIf(!hasRecorded)('a week of recorded papers writes the log that docs/a-weeks-log.md explains', async () => {
  const page = readFileSync(new URL('../../docs/a-weeks-log.md', import.meta.url), 'utf8');
  const [, shown = ''] = /```json\n(.*?)\n```/s.exec(page) ?? [];
  expect(shown.split('\n')).toEqual(await weekLog());
});
