import type { SourceInfo } from '../papers/paper-source.ts';
import { isListOf } from '../papers/paper-source.ts';
import type { Query, Term } from '../queries/query.ts';

/** Whether topics take papers of a source: those that name others, or leave it out, do not. */
export const takesFrom = (topics: readonly { query: Query }[], source: SourceInfo): boolean =>
  topics.some(
    ({ query: { anyOf } }) => anyOf.length === 0 || anyOf.some(({ all, none }) => isAsked(all, none, source)),
  );

const isAsked = (all: readonly Term[], none: readonly Term[], source: SourceInfo): boolean =>
  all.every(({ kind, text }) => kind !== 'in' || isListOf(source, text)) &&
  !none.some(({ kind, text }) => kind === 'in' && text.toLowerCase() === source.name);
