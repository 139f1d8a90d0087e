import { expect, it } from 'vitest';
import { checkSettings } from '../src/check-settings.ts';

it('lets the rest be looked at where one is missing because of another', () => {
  const settings = { DATABASE_URL: 'papers.db', ADMIN_TOKEN: 'a-token-of-22-letters.', DIGEST_TOP: '7' };
  const { check, config } = checkSettings(settings, {}, []);
  expect(check.findings.map(({ what }) => what)).toEqual([expect.stringMatching(/^PORT: got nothing; .*ADMIN_TOKEN/)]);
  expect(config).toMatchObject({ database: { engine: 'sqlite', file: 'papers.db' }, digest: { top: 7 } });
});
