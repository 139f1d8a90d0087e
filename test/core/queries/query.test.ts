import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalQuery,
  daysOfQuery,
  parseQuery,
  printQuery,
  readQuery,
  writeQuery,
} from '../../../src/core/queries/query.ts';
import { growsLessThan } from '../../fixtures/growth.ts';

const canonical = (text: string) => printQuery(parseQuery(text));
const word = (text: string) => ({ kind: 'word', text });

/** Pieces of syntax in any order, whole or broken. */
const piece = fc.oneof(
  fc.constantFrom(
    '-',
    '|',
    '"',
    'author:',
    'org:"',
    'KEYWORD:',
    'since:',
    '7d',
    '2026-05',
    ' ',
    '“',
    '—',
    '-"',
    ' OR ',
    'NOT ',
    '(',
    ':',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('diffusion', 'LLM', 'c++', 'مرحبا', '🙂', 'e\u0301', 'İ', 'ﬁ', '<@1>', '@everyone', "'; drop"),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('parseQuery', () => {
  it('reads every form of the language', () => {
    expect(
      parseQuery('diffusion "image editing" author:"Kaiming He" org:nvidia -video -author:bob since:2026-05'),
    ).toEqual({
      anyOf: [
        {
          all: [
            word('diffusion'),
            { kind: 'phrase', text: 'image editing' },
            { kind: 'author', text: 'Kaiming He' },
            { kind: 'org', text: 'nvidia' },
          ],
          none: [word('video'), { kind: 'author', text: 'bob' }],
        },
      ],
      since: { kind: 'day', day: '2026-05-01' },
    });
  });

  it('excludes words, phrases and fields', () => {
    const [alternative] = parseQuery('-video -"talking head" -org:"open ai" -keyword:gan').anyOf;
    expect(alternative?.all).toEqual([]);
    expect(alternative?.none.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'word video',
      'phrase talking head',
      'org open ai',
      'keyword gan',
    ]);
  });

  it('reads alternatives, with and without spaces', () => {
    expect(parseQuery('a|b c').anyOf).toEqual([
      { all: [word('a')], none: [] },
      { all: [word('b'), word('c')], none: [] },
    ]);
    expect(parseQuery('| a || |').anyOf).toEqual([{ all: [word('a')], none: [] }]);
  });

  it('reads OR, AND and NOT in capitals as what they mean elsewhere', () => {
    expect(canonical('diffusion OR "flow matching"')).toBe(canonical('diffusion | "flow matching"'));
    expect(canonical('diffusion AND video')).toBe(canonical('diffusion video'));
    expect(canonical('diffusion NOT video NOT "talking head" AND NOT author:bob')).toBe(
      canonical('diffusion -video -"talking head" -author:bob'),
    );
    expect(canonical('OR diffusion NOT | OR NOT')).toBe('diffusion');
    expect(canonical('NOT | video')).toBe('video');
    expect(canonical('diffusion or video')).toBe('diffusion or video');
    expect(canonical('"this OR that"')).toBe('"this or that"');
    expect(canonical('author:OR -NOT')).toBe('author:or -not');
  });

  it('reads a value that stands apart from its name', () => {
    expect(canonical('author: LeCun')).toBe('author:lecun');
    expect(canonical('-author:  "Yann LeCun" org: nvidia')).toBe(canonical('org:nvidia -author:"yann lecun"'));
    expect(canonical('since: 2026-05 keyword: author:bob')).toBe(canonical('since:2026-05 keyword author:bob'));
    expect(canonical('author: | org: -video')).toBe('author | org -video');
  });

  it('takes what phones type for quotes and dashes', () => {
    expect(canonical('“image editing” —video')).toBe(canonical('"image editing" -video'));
  });

  it('reads as words what is no syntax', () => {
    expect(canonical('"open quote')).toBe('open quote');
    expect(canonical('author:')).toBe('author');
    expect(canonical('note:this - that')).toBe('note:this that');
    expect(canonical('state-of-the-art')).toBe('state-of-the-art');
    expect(parseQuery('🙂 !!! ()').anyOf).toEqual([]);
  });

  it.each([
    ['since:7d', { since: '2026-06-12' }],
    ['since:2w', { since: '2026-06-05' }],
    ['since:2025', { since: '2025-01-01' }],
    ['since:2025-02-28', { since: '2025-02-28' }],
    ['until:2025', { until: '2025-12-31' }],
    ['until:2026-05 since:2026-04', { since: '2026-04-01', until: '2026-05-31' }],
    ['since:yesterday', { since: '2026-06-18' }],
    ['since:Monday', { since: '2026-06-15' }],
    ['since:this-month', { since: '2026-06-01' }],
    ['since:"last week" until:last-week', { since: '2026-06-08', until: '2026-06-14' }],
    ['since: last week until: may 2026', { since: '2026-06-08', until: '2026-05-31' }],
    ['until:may-3-2025', { until: '2025-05-03' }],
    ['until:may 3 2025', { until: '2025-05-03' }],
    ['since:3 days ago', { since: '2026-06-16' }],
  ])('reads the days of %s', (text, days) => {
    expect(daysOfQuery(parseQuery(text), new Date('2026-06-19T12:00:00Z'))).toEqual(days);
    expect(parseQuery(canonical(text))).toEqual(canonicalQuery(parseQuery(text)));
  });

  it('leaves the words behind a bound to the query', () => {
    expect(canonical('since:last week world models')).toBe('models world since:last-week');
    expect(canonical('since:may diffusion | since:2026 flow')).toBe('diffusion | flow since:2026-01-01');
    expect(canonical('since:monday -video "image editing"')).toBe('"image editing" -video since:monday');
  });

  it('reads how many upvotes are wanted', () => {
    expect(parseQuery('agents votes:50')).toMatchObject({ votes: 50 });
    expect(canonical('votes:20+ world models since:monday')).toBe('models world since:monday votes:20');
    expect(canonical('votes:many "votes:50" -votes:3')).not.toContain(' votes:50');
    expect(parseQuery(canonical('votes:many "votes:50" -votes:3')).votes).toBeUndefined();
  });

  it('reads that code is wanted', () => {
    expect(parseQuery('agents code:yes')).toMatchObject({ code: true, anyOf: [{ all: [word('agents')] }] });
    expect(canonical('CODE:YES votes:2 robots')).toBe('robots votes:2 code:yes');
    expect(parseQuery('code:no "code:yes" -code:yes code:yesterday').code).toBeUndefined();
    expect(parseQuery(canonical('"code:yes"')).code).toBeUndefined();
  });

  it('reads "in:" and "code:" that stand apart from what only they can have', () => {
    expect(canonical('robots in: cs.RO')).toBe('robots in:cs.ro');
    expect(canonical('learning in: the wild')).toBe('in learning the wild');
    expect(parseQuery('robots code: yes')).toMatchObject({ code: true });
    expect(parseQuery('code: a survey').code).toBeUndefined();
  });

  it.each([
    ['x since:2025-02-30', ['since:2025-02-30']],
    ['since:yesterdayish until:5/6/2026', ['since:yesterdayish', 'until:5/6/2026']],
    ['votes:many -votes:3 upvotes: lots', ['votes:many', '-votes:3', 'upvotes:lots']],
    ['code:no code: no -code:yes', ['code:no', 'code:no', '-code:yes']],
    ['author:, org: -keyword:"!" author: votes:20', ['author:', 'org:', '-keyword:', 'author:']],
    ['author:"Kaiming in: | code:', ['author:', 'in:', 'code:']],
  ])('tells which filters of %s it could not read', (typed, filters) => {
    const { query, unread } = readQuery(typed);
    expect(unread.map(({ field, value, negated }) => `${negated ? '-' : ''}${field}:${value}`)).toEqual(filters);
    expect(query).toEqual(parseQuery(typed));
  });

  it.each([
    'since:7d until:yesterday',
    'votes:"20" code:"yes" code:yes,',
    '"author:" coauthor: networks (votes:abc)',
    'learning in: the wild',
  ])('has read all of %s', (typed) => expect(readQuery(typed).unread).toEqual([]));

  it('takes no longer for many dates that nobody can read than its length allows', () => {
    const started = performance.now();
    parseQuery('since:last few a b '.repeat(200));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('printQuery', () => {
  it('prints the same query one way, however it was written', () => {
    const one = 'diffusion "image editing" -video';
    for (const other of [
      '"Image  Editing" diffusion -VIDEO',
      '-video, "diffusion" “image editing”!',
      'diffusion diffusion -video "image editing" -video',
    ]) {
      expect(canonical(other)).toBe(canonical(one));
    }
    expect(canonical('b a | a')).toBe(canonical('A | a b | a'));
  });

  it('quotes words that would read as syntax', () => {
    expect(canonical('("author:bob")')).toBe('"author:bob"');
    expect(canonical('"a|b"')).toBe('"a|b"');
  });

  it('writes a query as it was typed, and reads the same from that', () => {
    expect(writeQuery(parseQuery('Vision  “language Models” -author: "Kaiming He" OR “OR” since:7d'))).toBe(
      'Vision "language Models" -author:"Kaiming He" | "OR" since:7d',
    );
    fc.assert(
      fc.property(text, (typed) => {
        const query = parseQuery(typed);
        expect(parseQuery(writeQuery(query))).toEqual(query);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the canonical query back when it is parsed', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const query = parseQuery(typed);
        const printed = printQuery(query);
        expect(parseQuery(printed)).toEqual(canonicalQuery(query));
        expect(printQuery(parseQuery(printed))).toBe(printed);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('time', () => {
  it.each([
    '"',
    '-',
    '|',
    'a "',
    'author:',
    '!',
    '! a',
    '" ',
    'since:',
    'since: ',
    'NOT ',
    '-"a',
    'é',
    '\u0301',
    '🙂',
    'a"|',
  ])('grows with the length of %j, up to 100,000 characters', (unit) => {
    const read = (size: number) => printQuery(parseQuery(unit.repeat(Math.ceil(size / unit.length))));
    expect(growsLessThan(40, read, 10_000)).toBe(true);
  });
});
