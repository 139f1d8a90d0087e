import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operatorUsage, readOperatorTask } from '../../src/operator/arguments.ts';

describe('what an operator types', () => {
  it.each([
    ['status', { kind: 'status', json: false }],
    ['doctor --json', { kind: 'doctor', json: true }],
    ['backup', { kind: 'backup', file: undefined }],
    ['backup a.db', { kind: 'backup', file: 'a.db' }],
    ['restore a.db', { kind: 'restore', file: 'a.db' }],
    ['export all.yaml', { kind: 'export', file: 'all.yaml' }],
    ['import --dry-run all.yaml', { kind: 'import', file: 'all.yaml', dryRun: true }],
    ['admin-link', { kind: 'admin-link' }],
    ['search status', undefined],
    ['', undefined],
  ])('%s', (line, task) => {
    expect(readOperatorTask(line.split(' '))).toEqual(task);
  });

  it.each(['status now', 'restore', 'import', 'doctor --fix', 'backup a b', 'export --json'])(
    '%s is refused with how it is called',
    (line) => {
      expect(readOperatorTask(line.split(' '))).toMatchObject({
        problem: expect.stringContaining('usage: npm run paper -- '),
      });
    },
  );

  it('is known to what starts the program, which has to load more for it', () => {
    const start = readFileSync(new URL('../../src/start.cjs', import.meta.url), 'utf8');
    const names = /isOperators = \[(.*?)\]/.exec(start)?.[1]?.match(/[a-z-]+/g);
    const listed = [...operatorUsage.matchAll(/paper -- ([a-z-]+)/g)].map(([, name]) => name);
    expect(names).toEqual(listed);
  });

  it('each tells of itself with --help, and stands in the list of all', () => {
    for (const command of ['status', 'doctor', 'backup', 'restore', 'export', 'import', 'admin-link']) {
      expect(readOperatorTask([command, '--help'])).toMatchObject({
        kind: 'help',
        text: expect.stringContaining(`-- ${command}`),
      });
      expect(operatorUsage).toContain(`-- ${command}`);
    }
  });
});
