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
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...markdownIn('src'),
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

it.each(['src/core', 'src/search'])('the map of %s shows every file', (room) => {
  const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const shown = [...read(`${room}/README.md`).matchAll(/\]\(([\w/-]+\.ts)\)/g)].map(([, file]) => file);
  expect([...new Set(shown)].sort()).toEqual(files.sort());
});

describe('functions, types and members named in backticks or links', () => {
  const modules = ['src', 'commands', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      // This file names what does not exist.
      .filter((file) => file.endsWith('.ts') && file !== 'test/docs.test.ts'),
  );
  const comment = /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g;
  const code = [...modules.map((file) => read(file).replace(comment, '')), read('tsconfig.json')].join('\n');
  const existing = new Set(code.match(/[\p{L}$_][\p{L}\d$_]*/gu));
  /** `fooBar`, `Foo.barBaz`, `foo(…)` and `{@link foo}`; other words in backticks may be settings, values or people's words. */
  const cited =
    /`(?:[\w$]+\.)*(?<mixed>[a-z]+[A-Z][A-Za-z]*|[A-Z][a-z]+[A-Z]\w*)(?:\([^`]*\))?`|`(?:[\w$]+\.)*(?<called>[A-Za-z$_][\w$]*)\([^`]*\)`|\{@link\s+(?<linked>[\w$.#]+)/g;

  function strangersIn(text: string): string[] {
    const named = [...text.matchAll(cited)].flatMap(({ groups }) => Object.values(groups ?? {}));
    return named.flatMap((name) => name?.split(/[.#]/) ?? []).filter((name) => name !== '' && !existing.has(name));
  }

  it('are told from those that do not exist', () => {
    const text =
      'See `shorten(text, 5)`, {@link SearchIndex.search}, `fitNothing`, {@link nowhereAtAll} and `nobodys(1)`.';
    expect(strangersIn(text)).toEqual(['fitNothing', 'nowhereAtAll', 'nobodys']);
  });

  it.each(pages.filter((page) => page !== 'CHANGELOG.md'))('exist: %s', (page) => {
    expect(strangersIn(read(page))).toEqual([]);
  });

  it('exist where comments name them', () => {
    const strangers = modules.flatMap((file) =>
      strangersIn((read(file).match(comment) ?? []).join('\n')).map((name) => `${file}: ${name}`),
    );
    expect(strangers).toEqual([]);
  });
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
