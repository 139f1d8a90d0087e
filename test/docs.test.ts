import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../commands/index.ts';
import { Settings } from '../src/settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'src/core/README.md'],
  ...markdownIn('docs'),
  ...markdownIn('test/servers'),
];

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
}

describe.each(pages)('%s', (page) => {
  it('names only files that exist', () => {
    const named = [...read(page).matchAll(/`((?:src|commands|test|docs|scripts)\/[\w./-]*)`/g)].map(([, path]) => path);
    const missing = named.filter((path) => path !== undefined && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path]) => path ?? '');
    const missing = links.filter((path) => !existsSync(join(root, page, '..', path)));
    expect(missing).toEqual([]);
  });
});

it('the README names every command', () => {
  const table = read('README.md');
  const visible = commands.filter(({ hidden }) => hidden !== true).map(({ name }) => name);
  for (const name of visible) expect(table).toMatch(new RegExp(`\`${name}\\b`));
});

it('the map of core shows every file', () => {
  const files = readdirSync(join(root, 'src/core'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const shown = [...read('src/core/README.md').matchAll(/\]\(([\w/-]+\.ts)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(files.sort());
});

it('the walk-through for a platform shows the whole kit, and quotes what stands in the code', () => {
  const page = read('docs/adding-a-platform.md');
  const shown = [...page.matchAll(/\]\(\.\.\/src\/adapters\/kit\/([\w-]+\.ts)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(readdirSync(join(root, 'src/adapters/kit')).sort());
  const code = readdirSync(join(root, 'test/contract/adapter')).map((file) => read(`test/contract/adapter/${file}`));
  const quoted = [...page.matchAll(/^( *)```ts\n([\s\S]*?)^ *```/gm)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
  expect(quoted.length).toBeGreaterThan(1);
  expect(quoted.filter((text) => !code.some((file) => file.includes(text)))).toEqual([]);
});

it('the README and the pages name only settings and scripts that exist', () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
  for (const page of ['README.md', 'docs/operating.md', 'CONTRIBUTING.md']) {
    const named = [...read(page).matchAll(/`([A-Z]+_[A-Z_]+)\b/g)].map(([, name]) => name ?? '');
    for (const name of named) expect(Object.keys(Settings.shape)).toContain(name);
    for (const [, script] of read(page).matchAll(/npm run (\w[\w:-]*)/g))
      expect(Object.keys(scripts)).toContain(script);
  }
});
