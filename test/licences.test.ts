import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAllowed, refusedLicences } from '../scripts/licences.ts';

it('takes what is allowed, or may be chosen, and nothing else', () => {
  expect(['MIT', '(MIT OR WTFPL)', 'GPL-3.0-only OR ISC'].map(isAllowed)).toEqual([true, true, true]);
  const refused = ['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN x', '', 'MIT-1', '(MIT'];
  expect(refused.filter(isAllowed)).toEqual([]);
});

it('looks at what production installs, however deep, and not at tools', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
    'node_modules/c': { version: '3.0.0', license: 'AGPL-3.0-only' },
    'node_modules/tool': { version: '4.0.0', license: 'AGPL-3.0-only', dev: true },
  };
  expect(refusedLicences(JSON.stringify({ packages }))).toEqual([
    'node_modules/a/node_modules/b@2.0.0: no licence',
    'node_modules/c@3.0.0: AGPL-3.0-only',
  ]);
});

it('finds nothing to refuse in what we install, and no widget of a browser', () => {
  const lock = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
  expect(refusedLicences(lock)).toEqual([]);
  expect(lock).not.toMatch(/"node_modules\/(typeahead|dom|@types\/jquery)"/);
});
