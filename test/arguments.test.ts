import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../src/arguments.ts';

const read = (...words: string[]) => readArguments(words, '2026-06-19', ['search', 'resume', 'help']);

describe('arguments', () => {
  it.each([
    [[], { kind: 'serve' }],
    [['--once'], { kind: 'once' }],
    [['--help'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
    [['paper', '--version'], { kind: 'version' }],
    [['paper', 'serch'], { kind: 'command', line: 'serch' }],
    [['paper', 'resum'], { kind: 'command', line: 'resum' }],
    [['paper', 'more'], { kind: 'command', line: 'more' }],
    [['paper', 'expert systems'], { kind: 'command', line: 'expert systems' }],
    [['paper', 'expert', 'systems'], { kind: 'command', line: 'expert systems' }],
    [['paper', 'expert', '--page', '2'], { kind: 'command', line: 'expert --page 2' }],
    [['paper', 'search', '--help'], { kind: 'command', line: 'search --help' }],
    [['paper', 'search', 'world models', '--page', '2'], { kind: 'command', line: 'search world models --page 2' }],
    [['paper', 'today', '--topic', 'a "b" c'], { kind: 'command', line: 'today --topic "a \\"b\\" c"' }],
    [['paper', 'today', '--topic=a b'], { kind: 'command', line: 'today --topic="a b"' }],
    [['paper'], { kind: 'command', line: '' }],
    [['backfill', '--from', '2024-05-27'], { kind: 'backfill', from: '2024-05-27', to: '2026-06-19' }],
    [['backfill', '--from=2024-05-27', '--to=2024-06-01'], { kind: 'backfill', from: '2024-05-27', to: '2024-06-01' }],
  ])('%j', (words, task) => {
    expect(read(...words)).toEqual(task);
  });

  it.each([
    [['backfill'], '--from: want a day such as 2024-05-27.'],
    [['backfill', '--from', '2024-05-32'], '--from: got "2024-05-32"; want a day such as 2024-05-27.'],
    [['backfill', '--from', '2030-01-01'], '--from 2030-01-01 is after today (2026-06-19): want an earlier day.'],
    [['backfill', '--from=2026-06-02', '--to=2026-06-01'], '--from 2026-06-02 is after --to 2026-06-01: want an'],
  ])('%j says what --from wants', (words, told) => {
    expect(() => read(...words)).toThrow(told);
  });

  it.each([
    ['backp', 'backup'],
    ['statsu', 'status'],
    ['doctr', 'doctor'],
    ['adminlink', 'admin-link'],
    ['exprot all.yaml', 'export'],
    ['improt ./all --dry-run', 'import'],
    ['statuss --json', 'status'],
    ['moev --to postgres://localhost/paperboy', 'move'],
  ])('%s is asked about, and not searched for', (line, meant) => {
    const [typed = ''] = line.split(' ');
    expect(() => read('paper', ...line.split(' '))).toThrow(UsageError);
    expect(() => read('paper', ...line.split(' '))).toThrow(
      `I do not know "${typed}"; did you mean npm run paper -- ${meant}? To find papers: npm run paper -- search ${typed}`,
    );
  });

  it.each(
    [['--twice'], ['backfill'], ['backfill', '--from', '2024-13-01'], ['backfill', '--form', 'x']].map((w) => [w]),
  )('%j is refused with the usage', (words) => {
    expect(() => read(...words)).toThrow(UsageError);
    expect(() => read(...words)).toThrow('usage: npm start');
  });
});
