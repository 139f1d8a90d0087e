import type { Section, Table } from '../core/discussions/answer.ts';
import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { Glosses } from './table-glosses.ts';
import { isSign } from './table-settings.ts';
import type { WordsAround } from './table-surroundings.ts';

/**
 * What heads a row or a column: its words; those that a hyphen or a blank divides as one ("resnet50"), and what "EM" stands for
 * everywhere; what the paper says that it stands for; and what is told of what it names.
 */
export type Head = {
  path: string[];
  stems: ReadonlySet<string>;
  joined: ReadonlySet<string>;
  standsFor: ReadonlySet<string>;
  told: ReadonlySet<string>;
};

/** A table ready to be searched. */
export type TableText = {
  table: Table;
  rows: Head[];
  /** One for each column, those of the rows' heads too. */
  columns: Head[];
  /** Words of its caption and of the title of the section it stands in. */
  around: ReadonlySet<string>;
  /** Words of that section, and of the sentences that name the table. */
  near: ReadonlySet<string>;
};

/** Tables that are searched; a longer document has them in its appendix. */
const mostTables = 100;

/** The tables of a full text with the words of their heads counted. */
export function* readingTables(
  sections: readonly Section[],
  wordsAround: WordsAround,
  glosses: Glosses,
): Steps<TableText[]> {
  const read: TableText[] = [];
  for (const { title, tables = [] } of sections) {
    for (const table of tables) {
      if (read.length >= mostTables) return read;
      const rows: Head[] = [];
      for (const row of table.rows) {
        // Of names and what they are set to, both are asked for: "which target did they set for Hopper?"
        const besides = table.heads.length === 0 ? row.slice(table.headColumns) : [];
        rows.push(headOf(rowPath(row, table), besides, table, glosses));
        yield;
      }
      const width = table.rows[0]?.length ?? 0;
      const unit = unitOf(table);
      const columns = Array.from({ length: width }, (_, at) => {
        const path = columnPath(at, table);
        return headOf(path, unit !== undefined && isPlainNumber(path.at(-1)) ? [unit] : [], table, glosses);
      });
      read.push({
        table,
        rows,
        columns,
        around: new Set(stemsOf(`${table.caption} ${title}`)),
        near: wordsAround(title, table.label),
      });
    }
  }
  return read;
}

/** Outermost first; what spans two lines of heads is one head. */
const columnPath = (at: number, { heads }: Table): string[] =>
  heads.map((head) => head[at] ?? '').filter((text, line, all) => text !== '' && text !== all[line - 1]);

/** "−5, 0, 5 dB": the unit that one of them says is of all. */
const unitOf = ({ heads }: Table): string | undefined =>
  heads.at(-1)?.flatMap((head) => /^[-−–+]? ?\d[\d.]* (\p{L}{1,4})$/u.exec(head)?.[1] ?? [])[0];
const isPlainNumber = (head = ''): boolean => /^[-−–+]? ?\d[\d.]*$/.test(head);

/** A number or a sign heads a row with what it is of: "# layers, 6", "Distilled, No", "DOF, 300M". */
const rowPath = (row: readonly string[], { heads, headColumns }: Table): string[] =>
  row.slice(0, headColumns).flatMap((text, at) => {
    const head = heads.at(-1)?.[at] ?? '';
    if (/^[-–—]?$/.test(text)) return [];
    return (/\p{L}/u.test(text) && !isSign(text) && !isAmount(text)) || head === '' ? [text] : [head, text];
  });

const isAmount = (text: string): boolean => /^[\d.,]+ ?(?:[kKMBT%x×]|[kKMGT]i?B|[mnµ]?s|dB|px)$/.test(text);

/** Words of a head, and letters that stand alone, which in a table tell one thing from another ("Track M", "R²"). */
const tableStemsOf = (text: string): string[] => {
  const plain = text.normalize('NFKC').replace(perSecond, ' ').replace(/^all$/i, 'overall');
  const spelt = plain.match(shortHeads)?.map((short) => longHeads.get(short.toLowerCase()) ?? '') ?? [];
  return [...stemsOf([plain, ...spelt].join(' ')), ...lettersIn(plain)];
};

/** What stands in heads for want of room. */
const longHeads = new Map(
  Object.entries({
    lr: 'learning rate',
    bs: 'batch size',
    wd: 'weight decay',
    ppl: 'perplexity',
    avg: 'average',
    max: 'maximum largest highest',
    min: 'minimum smallest lowest',
    qs: 'questions',
    imgs: 'images',
    params: 'parameters',
    '#': 'number count',
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    η: 'eta',
    θ: 'theta',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
  }),
);
const shortHeads = /\b(?:lr|bs|wd|ppl|avg|max|min|qs|imgs|params)\b|#|\p{Script=Greek}/giu;

/** "AvgWords", "OccRange": words that only their capitals divide. */
const camelWords = (text: string): string[] =>
  (text.match(/\b(?:\p{Lu}\p{Ll}{2,}){2,}\b/gu) ?? []).flatMap((word) =>
    tableStemsOf(word.replace(/(?=\p{Lu})/gu, ' ')),
  );

/** Short names of measures, which are words of their own as well. */
const measures = new Map(Object.entries({ em: 'exact match', sr: 'success rate', acc: 'accuracy' }));
/** "Tokens/s", which is asked for as tokens per second, too. */
const perSecond = /\/s(?!\p{L})/gu;
const measureStems = (text: string): string[] => [
  ...(/\/s(?!\p{L})/u.test(text) ? [...stemsOf('second'), 's', '=s'] : []),
  ...stemsOf((text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => measures.get(word) ?? []).join(' ')),
];

/** Letters that are no words, as stems of their own. */
export const lettersIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}'’])[b-hj-z](?![\p{L}\p{N}'’])/giu)].map(([letter]) => `=${letter.toLowerCase()}`);

function headOf(path: string[], besides: readonly string[], { caption }: Table, glosses: Glosses): Head {
  const stems = [...path, ...besides].flatMap(tableStemsOf);
  return {
    path,
    stems: new Set(stems),
    joined: new Set([
      ...stems.slice(1).map((stem, at) => `${stems[at] ?? ''}${stem}`),
      ...path.flatMap(measureStems),
      ...path.flatMap(camelWords),
    ]),
    standsFor: new Set(path.flatMap((head) => [...glosses.standsFor(head, caption)])),
    told: new Set(path.flatMap((head) => [...glosses.toldOf(head)])),
  };
}
