import { expect, it } from 'vitest';
import { checkSettings } from '../src/check-settings.ts';

it('lets the rest be looked at where one is missing because of another', () => {
  const settings = { DATABASE_URL: 'papers.db', ADMIN_TOKEN: 'a-token-of-22-letters.', DIGEST_TOP: '7' };
  const { check, config } = checkSettings(settings, {}, []);
  expect(check.findings.map(({ what }) => what)).toEqual([expect.stringMatching(/^PORT: got nothing; .*ADMIN_TOKEN/)]);
  expect(config).toMatchObject({ database: { engine: 'sqlite', file: 'papers.db' }, digest: { top: 7 } });
});

it.each([
  ['abc', 1],
  ['123456789012345678', 1],
  ['a.b', 1],
  ['MTk4.Cl2F.ZnCj', 0],
  // Another server than Discord's own gives tokens as it likes.
  ['abc', 0, 'http://127.0.0.1:9/api'],
])('doubts a token of Discord by its parts: %s', (token, findings, url?: string) => {
  const settings = { DISCORD_TOKEN: token, ...(url === undefined ? {} : { DISCORD_API_URL: url }) };
  const { check } = checkSettings(settings, {}, []);
  const told = check.findings.filter(({ what }) => what.startsWith('DISCORD_TOKEN: a bot'));
  expect(told).toHaveLength(findings);
  expect(JSON.stringify(told)).not.toContain(`"${token}"`);
});
