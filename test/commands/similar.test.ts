import { expect, it } from 'vitest';
import { aPaper, papers } from '../fixtures/papers.ts';
import { replyTo, room, titles, words } from './fixture.ts';

const sails = aPaper({
  id: '2605.00001',
  title: 'Sails Trimmed by Reinforcement Learning',
  abstract: 'Trimming sails by hand loses wind. A policy learns when to trim the sails of a dinghy.',
});
const dinghies = aPaper({
  id: '2605.00002',
  title: 'Dinghies in a Gusty Wind',
  abstract: 'We simulate how sails and a dinghy answer to gusts, and how trimming keeps her upright.',
});
const bread = aPaper({
  id: '2605.00003',
  title: 'Kneading Dough with Two Arms',
  abstract: 'Two robot arms knead dough until it is smooth.',
});
const known = [sails, dinghies, bread, ...papers(20, { abstract: 'Folded planes glide over tables.' })];

it('shows papers that share words with the one named, says which, and can be shared', async () => {
  const reply = await replyTo(await room(known), `similar ${sails.id} limit:1`);
  expect(reply.summary).toBe(`Papers like "${sails.title}"`);
  expect(titles(reply)).toEqual([dinghies.title]);
  expect(words(reply)).toMatch(/In common: .*\bdinghy\b/);
  expect(reply.share).toEqual({ command: 'similar', options: { paper: sails.id, limit: 1 }, share: true });
  expect(reply.audience).toBe('caller');
});

it('shows only those that came after it, where that is asked for', async () => {
  const old = { ...dinghies, id: '2504.00002', publishedAt: '2025-04-01T00:00:00.000Z' };
  const here = await room([{ ...sails, publishedAt: '2026-05-01T00:00:00.000Z' }, old, bread]);
  expect(titles(await replyTo(here, `similar ${sails.id} newer:yes`))).not.toContain(old.title);
  expect(titles(await replyTo(here, `similar ${sails.id}`))).toContain(old.title);
  const newer = await replyTo(here, `similar ${old.id} newer:yes`);
  expect(newer.summary).toBe(`Newer papers like "${old.title}"`);
  expect(titles(newer)[0]).toBe(sails.title);
  expect(newer.share?.options).toMatchObject({ newer: true });
  expect(words(newer)).toMatch(/\b1 May\b/);
});

it('says so when no paper is like it', async () => {
  const reply = await replyTo(await room([bread]), `similar ${bread.id}`);
  expect(reply.summary).toBe(`I know no paper like "${bread.title}".`);
  expect(titles(reply)).toEqual([]);
});

it('asks which paper is meant by a title that two have', async () => {
  const twins = [sails, { ...dinghies, title: 'Sails Trimmed by Hand' }];
  const reply = await replyTo(await room([...twins, bread]), 'similar sails trimmed limit:3');
  expect(reply.failed).toBe(true);
  expect(titles(reply).sort()).toEqual(twins.map(({ title }) => title).sort());
});
