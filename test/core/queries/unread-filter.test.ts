import { expect, it } from 'vitest';
import { readTopic } from '../../../src/core/queries/topic.ts';

it.each([
  ['author:', 'author: wants a value, such as author:"Kaiming He".'],
  ['diffusion org: ', 'org: wants a value'],
  ['-keyword:', 'keyword: wants a value'],
  ['author: since:7d', 'author: wants a value'],
  ['robots until:', 'until: wants a value'],
  ['votes:abc', '"votes:abc" names no number of upvotes. Write votes:20'],
  ['kites upvotes:many', 'names no number of upvotes'],
  ['votes: lots', '"votes:lots" names no number of upvotes'],
  ['author:Foo votes:abc', '"votes:abc" names no number of upvotes'],
  ['since:7d author:', 'author: wants a value'],
  ['in:cs.RO votes:', 'votes: wants a value'],
  ['org: Stanford upvotes:none kites', '"upvotes:none" names no number of upvotes'],
  ['code:yes keyword: until:2026', 'keyword: wants a value'],
  ['author:,', 'author: wants a value'],
  ['author: votes:20', 'author: wants a value'],
  ['robots code:no', 'I cannot read "code:no". Write code:yes, for papers with code.'],
  ['robots -votes:20', 'votes: takes no dash before it. Write votes:20.'],
  ['robots until:soonish', '"until:soonish" is not a date I can read. Write until:2026-05-13'],
])('%s: what to write', (typed, says) => {
  expect(readTopic(typed)).toMatchObject({ ok: false, problem: expect.stringContaining(says) });
});

it.each([
  'author: Kaiming He',
  'author:Foo votes:20 since:7d in:cs.RO',
  'org: Stanford votes: 20',
  'author:"Kaiming He" diffusion',
  'votes:>50',
  'votes: 20',
  'votes:"20"',
  'robots in: cs.RO',
  'upvotes:10+',
  '"author:" in quotes',
  'learning in: the wild',
  'coauthor: networks',
])('%s: nothing to say', (typed) => expect(readTopic(typed)).toMatchObject({ ok: true }));

it.each(['the', 'of it', 'and or', 'to the'])('takes %s for no topic', (typed) =>
  expect(readTopic(typed)).toMatchObject({ ok: false, problem: expect.stringContaining('I find no word in') }),
);
