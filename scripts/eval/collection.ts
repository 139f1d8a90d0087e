import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Doc } from '../search/systems.ts';

const DocLine = z.object({ id: z.string(), title: z.string().default(''), text: z.string().default('') });
/** `query_doc_id`: the document the query was made from, which is no answer to it. */
const QueryLine = z.object({ id: z.string(), text: z.string(), query_doc_id: z.string().exactOptional() });
export type JudgedQuery = z.infer<typeof QueryLine> & { relevant: Map<string, number> };

/** A judged collection: documents, and queries with the grades of the documents that answer them. */
export type Collection = { docs: Doc[]; queries: JudgedQuery[] };

/** Reads `corpus.jsonl` or `corpus.jsonl.gz`, `queries.jsonl` and `qrels.tsv`; queries without an answer are left out. */
export function readCollection(folder: string): Collection {
  const plain = join(folder, 'corpus.jsonl');
  const corpus = existsSync(plain)
    ? readFileSync(plain, 'utf8')
    : gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8');
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines(readFileSync(join(folder, 'qrels.tsv'), 'utf8'))) {
    const [query = '', doc = '', grade] = line.split('\t');
    if (!(Number(grade) > 0)) continue;
    grades.set(query, (grades.get(query) ?? new Map()).set(doc, Number(grade)));
  }
  return {
    docs: lines(corpus).map((line) => DocLine.parse(JSON.parse(line))),
    queries: lines(readFileSync(join(folder, 'queries.jsonl'), 'utf8')).flatMap((line) => {
      const query = QueryLine.parse(JSON.parse(line));
      const relevant = grades.get(query.id);
      return relevant === undefined ? [] : [{ ...query, relevant }];
    }),
  };
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
