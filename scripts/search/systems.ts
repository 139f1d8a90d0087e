import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insertMultiple, load, save, search as searchOrama } from '@orama/orama';
import SQLite from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { Engine } from '../../src/search/engine.ts';
import type { Entry } from '../../src/search/entry.ts';
import { readSnapshot, writeSnapshot } from '../../src/search/snapshot.ts';

/** A document of a collection or a grown corpus. */
export type Doc = { id: string; title: string; text: string; authors?: string[]; keywords?: string[] };

/** A search engine under measurement; in this process, so that only the engine is measured. */
export interface System {
  readonly name: SystemName;
  build(docs: readonly Doc[]): Promise<void>;
  /** Ids, best first. */
  search(query: string, limit: number): Promise<string[]>;
  /** Writes the index into a folder; {@link System.load} of a new system of the name reads it. */
  store(folder: string): Promise<void>;
  load(folder: string): Promise<void>;
}
export const systemNames = ['paperboy', 'minisearch', 'fts5', 'orama'] as const;
export type SystemName = (typeof systemNames)[number];

export const createSystem = (name: SystemName): System => systems[name]();

const systems: Record<SystemName, () => System> = {
  paperboy: createPaperboy,
  minisearch: createMiniSearch,
  fts5: createFts5,
  orama: createOrama,
};

const toEntry = ({ id, title, text, authors = [], keywords = [] }: Doc): Entry => ({
  id,
  title,
  abstract: text,
  authors,
  keywords,
  upvotes: 0,
  code: 0,
  lists: '',
  day: 0,
});

/** A judged query is words, whatever quotes and dashes it holds. */
export const asWords = (text: string) => ({ anyOf: [{ all: [{ kind: 'word' as const, text }], none: [] }] });

function createPaperboy(): System {
  const today = new Date();
  let engine = new Engine();
  return {
    name: 'paperboy',
    async build(docs) {
      engine.add(docs.map(toEntry));
    },
    async search(query, limit) {
      return engine.search(asWords(query), { limit, today }).hits.map(({ id }) => id);
    },
    async store(folder) {
      writeSnapshot(engine.index, join(folder, 'paperboy'), today.toISOString());
    },
    async load(folder) {
      const read = readSnapshot(join(folder, 'paperboy'));
      if (read.kind === 'read') engine = new Engine(read.index);
    },
  };
}

/** Its defaults, on the same text. */
function createMiniSearch(): System {
  const options = { fields: ['title', 'text', 'authors', 'keywords'], extractField };
  let index = new MiniSearch<Doc>(options);
  return {
    name: 'minisearch',
    async build(docs) {
      index.addAll(docs);
    },
    async search(query, limit) {
      return index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id));
    },
    async store(folder) {
      writeFileSync(join(folder, 'minisearch.json'), JSON.stringify(index));
    },
    async load(folder) {
      index = MiniSearch.loadJSON<Doc>(readFileSync(join(folder, 'minisearch.json'), 'utf8'), options);
    },
  };
}

const extractField = (doc: Doc, field: string): string => {
  if (field === 'id') return doc.id;
  if (field === 'title') return doc.title;
  if (field === 'text') return doc.text;
  return ((field === 'authors' ? doc.authors : doc.keywords) ?? []).join(' ');
};

/** SQLite's own full text search: Porter stemmer, bm25, any word may match. */
function createFts5(): System {
  let db = new SQLite(':memory:');
  const find = 'select id from docs where docs match ? order by bm25(docs) limit ?';
  return {
    name: 'fts5',
    async build(docs) {
      db.exec(
        `create virtual table if not exists docs using fts5(id unindexed, title, text, names, tokenize = 'porter unicode61')`,
      );
      const insert = db.prepare('insert into docs (id, title, text, names) values (?, ?, ?, ?)');
      db.transaction(() => {
        for (const { id, title, text, authors = [], keywords = [] } of docs) {
          insert.run(id, title, text, [...authors, ...keywords].join(' '));
        }
      })();
    },
    async search(query, limit) {
      const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
      if (words.length === 0) return [];
      const match = words.map((word) => `"${word}"`).join(' OR ');
      return db
        .prepare<[string, number], { id: string }>(find)
        .all(match, limit)
        .map(({ id }) => id);
    },
    async store(folder) {
      db.prepare('vacuum into ?').run(join(folder, 'fts5.sqlite'));
    },
    async load(folder) {
      db = new SQLite(join(folder, 'fts5.sqlite'));
    },
  };
}

/** Its defaults with a Porter stemmer; any word may match. */
function createOrama(): System {
  const db = create({
    schema: { title: 'string', text: 'string' },
    components: { tokenizer: { language: 'english', stemming: true, stemmer } },
  });
  const ids = new Map<string, string>();
  return {
    name: 'orama',
    async build(docs) {
      const added = await insertMultiple(
        db,
        docs.map(({ title, text, authors = [], keywords = [] }) => ({
          title,
          text: [text, ...authors, ...keywords].join(' '),
        })),
        500,
      );
      added.forEach((id, nth) => {
        ids.set(id, docs[nth]?.id ?? '');
      });
    },
    async search(query, limit) {
      const { hits } = await searchOrama(db, { term: query, limit, threshold: 1 });
      return hits.map(({ id }) => ids.get(id) ?? '');
    },
    async store(folder) {
      writeFileSync(join(folder, 'orama.json'), JSON.stringify(save(db)));
    },
    async load(folder) {
      load(db, JSON.parse(readFileSync(join(folder, 'orama.json'), 'utf8')));
    },
  };
}
