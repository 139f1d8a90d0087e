import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stemsOf } from '../src/answers/analysis.ts';
import wordShare from '../src/answers/word-share.json' with { type: 'json' };

/**
 * Writes src/answers/claims/word-kin.json from WordNet 3.0 (`apt-get install wordnet-base`): for each stem of an abstract
 * or of everyday English the stems that may stand for it, and the everyday words that are verbs nearly always. Formats:
 * https://wordnet.princeton.edu/documentation/wndb5wn.
 */
const { values } = parseArgs({ options: { from: { type: 'string', default: '/usr/share/wordnet' } } });

/** Senses beyond these are seldom meant. */
const mostSenses = 4;
/** How often a sense was met in the texts that WordNet counted. */
const leastMet = 2;

const parts = ['noun', 'verb', 'adj', 'adv'] as const;
type Part = (typeof parts)[number];
type Synset = { words: string[]; pointers: { sign: string; offset: string; part: Part; from: number; to: number }[] };

const letters: Readonly<Record<string, Part>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
const linesOf = (file: string) =>
  readFileSync(`${values.from}/${file}`, 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

const synsets = new Map<string, Synset>();
for (const part of parts) {
  for (const line of linesOf(`data.${part}`)) {
    const fields = line.split(' | ')[0]?.split(' ') ?? [];
    const count = Number.parseInt(fields[3] ?? '0', 16);
    const words = Array.from({ length: count }, (_, n) => (fields[4 + 2 * n] ?? '').replace(/\(.*$/, '').toLowerCase());
    const first = 5 + 2 * count;
    const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, n) => {
      const [sign = '', offset = '', letter = '', places = '0000'] = fields.slice(first + 4 * n, first + 4 * n + 4);
      const [from, to] = [places.slice(0, 2), places.slice(2)].map((place) => Number.parseInt(place, 16) - 1);
      return { sign, offset, part: letters[letter] ?? 'noun', from: from ?? -1, to: to ?? -1 };
    });
    synsets.set(`${part} ${fields[0]}`, { words, pointers });
  }
}

/** How often each sense was met, by its key of lemma, part and number. */
const met = new Map(
  linesOf('cntlist.rev').map((line) => {
    const [key = '', number = '', times = '0'] = line.split(' ');
    const [lemma = '', rest = ''] = key.split('%');
    return [`${lemma} ${['', 'noun', 'verb', 'adj', 'adv', 'adj'][Number(rest[0])]} ${number}`, Number(times)];
  }),
);

const kin = new Map<string, Set<string>>();
const known = new Set(Object.keys(wordShare.shares));
const isPlain = (word: string) => /^[a-z]{3,}$/.test(word);
const stemOf = (word: string) => (isPlain(word) ? stemsOf(word)[0] : undefined);

for (const part of parts) {
  for (const line of linesOf(`index.${part}`)) {
    const fields = line.trim().split(' ');
    const lemma = fields[0] ?? '';
    const stem = stemOf(lemma);
    if (stem === undefined) continue;
    const offsets = fields.slice(-Number(fields[2]));
    const times = offsets.map((_, n) => met.get(`${lemma} ${part} ${n + 1}`) ?? 0);
    const isEveryday = times.reduce((sum, each) => sum + each, 0) >= leastMet;
    if (!known.has(stem) && !isEveryday) continue;
    for (const [n, offset] of offsets.slice(0, mostSenses).entries()) {
      if (n > 0 && (times[n] ?? 0) < leastMet && offsets.length > 2) continue;
      relate(stem, lemma, synsets.get(`${part} ${offset}`));
    }
  }
}

function relate(stem: string, lemma: string, synset: Synset | undefined): void {
  if (synset === undefined) return;
  const add = (word: string) => {
    const other = stemOf(word);
    if (other !== undefined && other !== stem) kin.set(stem, (kin.get(stem) ?? new Set()).add(other));
  };
  for (const word of synset.words) add(word);
  for (const { sign, offset, part, from, to } of synset.pointers) {
    const other = synsets.get(`${part} ${offset}`);
    if (sign === '+' && synset.words[from] === lemma) add(other?.words[to] ?? '');
    if (sign === '&' || (sign === '@' && part === 'verb')) for (const word of other?.words ?? []) add(word);
  }
}

/** How often a word must have been met, and in what share of that as a verb. */
const [leastVerbs, nearlyAlways] = [3, 0.9];
const timesAs = new Map<string, number>();
for (const [key, times] of met) {
  const as = key.slice(0, key.lastIndexOf(' '));
  timesAs.set(as, (timesAs.get(as) ?? 0) + times);
}
const verbs = linesOf('index.verb').flatMap((line) => {
  const lemma = line.split(' ')[0] ?? '';
  const all = parts.reduce((sum, part) => sum + (timesAs.get(`${lemma} ${part}`) ?? 0), 0);
  const isVerb = all >= leastVerbs && (timesAs.get(`${lemma} verb`) ?? 0) >= nearlyAlways * all;
  return isVerb ? (stemOf(lemma) ?? []) : [];
});

/** WordNet wants it on all copies. */
const licence =
  'WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and without fee or royalty is hereby granted, provided that you agree to comply with the following copyright notice and statements, including the disclaimer, and that the same appear on ALL copies of the software, database and documentation, including modifications that you make for internal use or for distribution. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution of the software and/or database. Title to copyright in this software, database and any associated documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.';
/** Of two stems one must stand in abstracts, or neither is ever met in a quote. */
const written = [...kin].sort().flatMap(([stem, others]): [string, string][] => {
  const met = [...others].filter((other) => known.has(stem) || known.has(other)).sort();
  return met.length === 0 ? [] : [[stem, met.join(' ')]];
});
const file = new URL('../src/answers/claims/word-kin.json', import.meta.url);
writeFileSync(
  file,
  `${JSON.stringify({ licence, kin: Object.fromEntries(written), verbs: [...new Set(verbs)].sort().join(' ') }, null, 2)}\n`,
);
console.log(`${written.length} stems, ${new Set(verbs).size} verbs.`);
