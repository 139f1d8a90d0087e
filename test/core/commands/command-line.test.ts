import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../../../src/core/commands/command.ts';
import { parseCommandLine, printCommandLine, splitCommand } from '../../../src/core/commands/command-line.ts';
import { readOptions, specOf } from '../../../src/core/commands/options.ts';
import { plainPunctuation } from '../../../src/core/text.ts';
import { growsLessThan } from '../../fixtures/growth.ts';

const search = defineCommand({
  name: 'search',
  description: 'Find papers',
  options: z.object({
    query: z.string().min(1).max(300).describe('What to look for'),
    page: z.int().min(1).max(100).default(1).describe('Page'),
    sort: z.enum(['relevance', 'new', 'upvotes']).default('relevance').describe('Order'),
    'with-code': z.boolean().default(false).describe('Only with code'),
    note: z.string().exactOptional().describe('A note'),
  }),
  async *run() {},
});
const spec = specOf(search);
const parse = (rest: string) => parseCommandLine(rest, spec).given;

describe('a line of text', () => {
  it.each([
    ['vision language models', { query: 'vision language models' }],
    ['diffusion author:"Kaiming He" since:7d', { query: 'diffusion author:"Kaiming He" since:7d' }],
    ['diffusion with_code:yes', { query: 'diffusion', 'with-code': 'yes' }],
    ['diffusion sort:new page:2', { query: 'diffusion', sort: 'new', page: '2' }],
    ['page:2 speculative decoding --sort upvotes', { query: 'speculative decoding', sort: 'upvotes', page: '2' }],
    ['a --sort=new', { query: 'a', sort: 'new' }],
    ['a —sort new', { query: 'a', sort: 'new' }],
    ['a Page: 3', { query: 'a', page: '3' }],
    ['a page=3 sort=newest', { query: 'a', page: '3', sort: 'newest' }],
    ['a –page 3 ‒sort new', { query: 'a', page: '3', sort: 'new' }],
    ['a -page:3', { query: 'a', page: '3' }],
    ['a with-code', { query: 'a', 'with-code': true }],
    ['a [with-code]', { query: 'a', 'with-code': true }],
    ['query=key with-code attention', { query: 'query=key with-code attention' }],
    ['-page of a book', { query: '-page of a book' }],
    ['""world models"" and ``flow\'\'', { query: '"world models" and "flow"' }],
    ['“world models” −video', { query: '"world models" -video' }],
    ['"sort:new is words" here', { query: '"sort:new is words" here' }],
    ['a note:"two words \\"quoted\\""', { query: 'a', note: 'two words "quoted"' }],
    ['a --with-code', { query: 'a', 'with-code': true }],
    ['--with-code a', { query: 'a', 'with-code': true }],
    ['a --with-code no', { query: 'a', 'with-code': 'no' }],
    ['query:"page:2 of it"', { query: 'page:2 of it' }],
    ['an "unclosed quote sort:new', { query: 'an "unclosed quote', sort: 'new' }],
    ['a note:two words', { query: 'a', note: 'two words' }],
    ['a note:two words sort:new', { query: 'a', note: 'two words', sort: 'new' }],
    ['a --note “two words” b', { query: 'a b', note: 'two words' }],
    ['note:one a b', { query: 'a b', note: 'one' }],
    ['', {}],
  ])('%s', (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  it('names an option that the command does not have', () => {
    expect(parseCommandLine('a --pgae 2', spec).faults).toEqual(['search has no option pgae; did you mean page?']);
    expect(parseCommandLine('a pgae:2', spec).faults).toEqual(['search has no option pgae; did you mean page?']);
    expect(parse('"pgae:2" pgae:two 3:2')).toEqual({ query: '"pgae:2" pgae:two 3:2' });
  });

  it('says when a value is missing', () => {
    expect(parseCommandLine('a page:', spec).faults).toEqual(['page needs a value, for example page:1']);
  });

  it('reads a choice by its beginning, and a number of days by its name', () => {
    const read = (sort: string) => readOptions(search, spec, { query: 'a', sort });
    expect(read('newest')).toMatchObject({ options: { sort: 'new' } });
    expect(read('votes')).toMatchObject({ options: { sort: 'upvotes' } });
    expect(read('Upvote')).toMatchObject({ options: { sort: 'upvotes' } });
    expect(read('n')).toMatchObject({ faults: [{ option: 'sort', said: expect.stringContaining('sort takes') }] });
    const recap = defineCommand({
      name: 'recap',
      description: 'Recap',
      options: z.object({ days: z.int().min(1).max(31).describe('How many days') }),
      async *run() {},
    });
    expect(readOptions(recap, specOf(recap), { days: 'week' })).toMatchObject({ options: { days: 7 } });
  });

  it('forgives the command that a person repeats', () => {
    expect(splitCommand('/paper Search  deep\nlearning')).toEqual({ name: 'search', rest: 'deep\nlearning' });
    expect(splitCommand('/search a')).toEqual({ name: 'search', rest: 'a' });
    expect(splitCommand('Subscribe: robots')).toEqual({ name: 'subscribe', rest: 'robots' });
    expect(splitCommand('search --help')).toEqual({ name: 'help', rest: 'search' });
    expect(splitCommand('--help')).toEqual({ name: 'help', rest: '' });
    expect(splitCommand(' ')).toEqual({ name: '', rest: '' });
  });
});

const given = fc.record(
  {
    query: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('sort:new "a --page')),
    page: fc.integer({ min: 1, max: 100 }),
    sort: fc.constantFrom('relevance', 'new', 'upvotes'),
    'with-code': fc.boolean(),
    note: fc.string(),
  },
  { requiredKeys: ['query'] },
);

describe('properties', () => {
  it('prints what it reads again', () => {
    fc.assert(
      fc.property(given, (options) => {
        const line = printCommandLine({ command: 'search', options }, spec);
        const { name, rest } = splitCommand(line);
        expect(name).toBe('search');
        const { given: read, faults } = parseCommandLine(rest, spec);
        expect(faults).toEqual([]);
        const texts = Object.entries(options)
          .map(([key, value]) => [key, plainPunctuation(String(value)).trim()])
          .filter(([, value]) => value !== '');
        expect(Object.fromEntries(Object.entries(read).map(([key, value]) => [key, String(value)]))).toEqual(
          Object.fromEntries(texts),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('makes punctuation plain once and for all', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w"'`“’ —-]{0,40}$/));
    fc.assert(
      fc.property(texts, (text) => {
        expect(plainPunctuation(plainPunctuation(text))).toBe(plainPunctuation(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any text without a crash, and any options', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.stringMatching(/^[\w"\\: —-]{0,200}$/));
    fc.assert(
      fc.property(anything, (line) => {
        readOptions(search, spec, parseCommandLine(line, spec).given);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['"', '\\"', 'a:', '--', '"\\', '— ', '"a" '])(
    'reads up to 200,000 characters of %j in time that grows with them',
    (piece) => {
      const read = (size: number) => parseCommandLine(piece.repeat(size / piece.length), spec);
      expect(growsLessThan(40, read, 20_000)).toBe(true);
    },
  );
});
