import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import SQLite from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { Engine } from '../../src/search/engine.ts';
import type { Entry } from '../../src/search/entry.ts';

/** A document of a collection or a grown corpus. */
export type Doc = { id: string; title: string; text: string; authors?: string[]; keywords?: string[] };

/** A search engine under measurement; in this process, so that only the engine is measured. */
export interface System {
  readonly name: SystemName;
  build(docs: readonly Doc[]): Promise<void>;
  /** Ids, best first. */
  search(query: string, limit: number): Promise<string[]>;
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

export const toEntry = ({ id, title, text, authors = [], keywords = [] }: Doc): Entry => ({
  id,
  title,
  abstract: text,
  authors,
  keywords,
  upvotes: 0,
  day: 0,
});

/** A judged query is words, whatever quotes and dashes it holds. */
export const asWords = (text: string) => ({ anyOf: [{ all: [{ kind: 'word' as const, text }], none: [] }] });

export function createPaperboy(engine = new Engine()): System {
  const today = new Date();
  return {
    name: 'paperboy',
    async build(docs) {
      engine.add(docs.map(toEntry));
      engine.speller.prepare();
    },
    async search(query, limit) {
      return engine.search(asWords(query), { limit, today }).hits.map(({ id }) => id);
    },
  };
}

/** Its defaults, on the same text. */
function createMiniSearch(): System {
  const index = new MiniSearch<Doc>({ fields: ['title', 'text', 'authors', 'keywords'], extractField });
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
  const db = new SQLite(':memory:');
  db.exec(`create virtual table docs using fts5(id unindexed, title, text, names, tokenize = 'porter unicode61')`);
  const find = db.prepare<[string, number], { id: string }>(
    'select id from docs where docs match ? order by bm25(docs) limit ?',
  );
  return {
    name: 'fts5',
    async build(docs) {
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
      return find.all(words.map((word) => `"${word}"`).join(' OR '), limit).map(({ id }) => id);
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
  };
}
