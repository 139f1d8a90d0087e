import { describe, expect, it } from 'vitest';
import { authorList, paperFacts } from '../../../src/core/papers/card.ts';
import { citationKey, referenceOf } from '../../../src/core/papers/citation.ts';
import { displayName, personName } from '../../../src/core/papers/person-name.ts';
import { tidepool } from '../../answers/papers.ts';
import { plainText } from '../../fixtures/plain-text.ts';

describe('a person is known by', () => {
  it.each([
    // Suffixes, before or behind a comma.
    ['Ivo Daumé III', 'Daumé', 'Ivo', 'III'],
    ['Ann Reed Jr.', 'Reed', 'Ann', 'Jr.'],
    ['Ann Reed, Jr.', 'Reed', 'Ann', 'Jr.'],
    ['Reed, Jr., Ann', 'Reed', 'Ann', 'Jr.'],
    ['Reed, Ann, III', 'Reed', 'Ann', 'III'],
    ['Daumé III, Ivo', 'Daumé', 'Ivo', 'III'],
    ['Luis de la Peña II', 'de la Peña', 'Luis', 'II'],
    ['Jane Doe, PhD', 'Doe', 'Jane'],
    ['John Smith, III, PhD', 'Smith', 'John', 'III'],
    ['Jane Doe (MIT)', 'Doe', 'Jane'],
    ['Bo Ii', 'Ii', 'Bo'],
    ['Praveen S V', 'V', 'Praveen S'],
    ['João Silva Neto', 'Silva Neto', 'João'],
    ['Rui Neto', 'Neto', 'Rui'],
    // Particles.
    ['Ludwig van der Berg', 'van der Berg', 'Ludwig'],
    ['van der Berg, Ludwig', 'van der Berg', 'Ludwig'],
    ['Mark Van der Merwe', 'Van der Merwe', 'Mark'],
    ['Luc Van Gool', 'Van Gool', 'Luc'],
    ['Chien Van Nguyen', 'Nguyen', 'Chien Van'],
    ['Éric de la Clergerie', 'de la Clergerie', 'Éric'],
    ['Thibault Le Sellier de Chezelles', 'Le Sellier de Chezelles', 'Thibault'],
    ['Maria Angels de Luis Balaguer', 'de Luis Balaguer', 'Maria Angels'],
    ['Jean de Dieu Nyandwi', 'Nyandwi', 'Jean de Dieu'],
    ['María del Carmen Vidal', 'Vidal', 'María del Carmen'],
    ['Ana de los Ángeles Ruiz', 'Ruiz', 'Ana de los Ángeles'],
    ['Leonardo da Vinci', 'da Vinci', 'Leonardo'],
    ['Gerard ’t Hooft', '’t Hooft', 'Gerard'],
    ['Blaise Agüera y Arcas', 'Agüera y Arcas', 'Blaise'],
    ['Kaoutar El Maghraoui', 'El Maghraoui', 'Kaoutar'],
    ['Hasan Abed Al Kader Hammoud', 'Hammoud', 'Hasan Abed Al Kader'],
    ['Xue Bin Peng', 'Peng', 'Xue Bin'],
    // Otherwise the last word, however it is written.
    ['Ana Gomez', 'Gomez', 'Ana'],
    ['Yizhe zhang', 'zhang', 'Yizhe'],
    ['li yuan', 'yuan', 'li'],
    ['Di Wu', 'Wu', 'Di'],
    ['Yuang Ai', 'Ai', 'Yuang'],
    ['Conor O’Brien', 'O’Brien', 'Conor'],
    ['Saif Al-Kuwari', 'Al-Kuwari', 'Saif'],
    ['Doe, Jane', 'Doe', 'Jane'],
    ['and Lei Bai', 'Bai', 'Lei'],
  ])('%s: %s', (name, family, given, suffix?: string) => {
    expect(personName(name)).toEqual({ family, given, ...(suffix === undefined ? {} : { suffix }) });
  });

  it.each([
    'Plato',
    'Mistral-AI',
    'Qwen Team',
    'ATLAS Collaboration',
    'Inclusion AI',
    'GLM-5 Team',
    'Smith and Sons',
    'Baker, Baker, Baker and Sons',
    '张伟',
    '山田 太郎',
    '김 민수',
    'van der Berg',
    'Madonna III',
    'Gemini Team, Google',
    'BigScience Workshop',
    ':',
  ])('%s as a whole', (name) => expect(personName(name)).toEqual({ family: name }));
});

it('cards and references name people as bibliographies do', () => {
  const { organisation: _, ...own } = tidepool;
  const facts = (...authors: string[]) => plainText(paperFacts({ ...own, authors, upvotes: 0, comments: 0 }));
  expect(facts('Ivo Daumé III', 'Ana Gomez')).toMatch(/^Daumé and Gomez/);
  expect(facts('Ada Lee', 'Ludwig van der Berg')).toMatch(/^Lee and van der Berg/);
  expect(facts('Qwen Team', 'Kang, Wei', 'Bo Li')).toMatch(/^Qwen Team et al\. \(3\)/);
  expect(facts('Kang, Wei')).toMatch(/^Wei Kang/);
  expect(authorList(['Daumé III, Ivo', 'Bo Li'])).toBe('Ivo Daumé III, Bo Li');
  expect(displayName('Reed, Jr., Ann')).toBe('Ann Reed Jr.');
  expect(referenceOf({ ...tidepool, authors: ['Doe, Jane', 'Bo Li'] })).toMatch(/^Jane Doe and Bo Li\. /);
});

it.each([
  [['Ivo Daumé III'], /^daume2026/],
  [['Ludwig van der Berg'], /^berg2026/],
  [['Doe, Jane'], /^doe2026/],
  [['Rosa de Oliveira Júnior'], /^oliveira2026/],
  [['Conor O’Brien'], /^obrien2026/],
  [['Þóra Ægisdóttir'], /^aegisdottir2026/],
  [['张伟'], /^anonymous2026/],
])('the key of a paper by %j', (authors, key) => expect(citationKey({ ...tidepool, authors })).toMatch(key));
