import { describe, expect, it } from 'vitest';
import { arxivIdsIn, asArxivId } from '../../../src/core/papers/arxiv-id.ts';

describe('asArxivId', () => {
  it.each([
    '2606.00001',
    ' 2606.00001v3 ',
    'arXiv:2606.00001v2',
    'arXiv 2606.00001',
    'doi:10.48550/arXiv.2606.00001',
    'https://doi.org/10.48550/arXiv.2606.00001',
    'arxiv.org/abs/2606.00001',
    'https://arxiv.org/abs/2606.00001v2.',
    '(https://arxiv.org/abs/2606.00001),',
    'http://www.arxiv.org/pdf/2606.00001v1.pdf?download=1#page=3',
    'https://arxiv.org/html/2606.00001v1/',
    '<https://huggingface.co/papers/2606.00001>',
    '<https://huggingface.co/papers/2606.00001|2606.00001>',
    'https://huggingface.co/papers/2606.00001#community',
    'https://huggingface.co/papers/2606.00001.md',
    '[Gliding policies for wings](https://hf.co/papers/2606.00001)',
    'https://www.alphaxiv.org/overview/2606.00001v1',
    'https://ar5iv.labs.arxiv.org/html/2606.00001',
    '"2606.00001"',
    '2606.00001!',
    'https://arxiv.org/abs/2606.00001 (v2)',
    'https://huggingface.co/papers/2606.00001v2.',
    'arXiv:2606.00001v2 [cs.CV] 17 Jun 2026',
    'arXiv:2606.00001v1  [cond-mat.mes-hall]  5 November 2026',
    'arXiv:2606.00001 [cs.CL]',
    'arXiv preprint arXiv:2606.00001, 2026.',
    'Cite as: arXiv:2606.00001 [cs.CL] (or arXiv:2606.00001v1 [cs.CL] for this version) https://doi.org/10.48550/arXiv.2606.00001',
    'e-print arXiv: 2606.00001',
    '[12] arXiv:2606.00001 (cross-list from cs.LG) [pdf, html, other]',
    'ａｒＸｉｖ：２６０６．００００１',
  ])('reads %s', (text) => {
    expect(asArxivId(text)).toBe('2606.00001');
  });

  it('reads ids of the old kind', () => {
    expect(asArxivId('https://arxiv.org/abs/hep-th/9901001v2')).toBe('hep-th/9901001');
    expect(asArxivId('CS/9901001.')).toBe('cs/9901001');
    expect(asArxivId('https://arxiv.org/abs/math%2F0309136')).toBe('math/0309136');
    expect(asArxivId('10.48550/arXiv.hep-th/9901001')).toBe('hep-th/9901001');
  });

  it.each([
    'cmp-lg',
    'alg-geom',
    'q-alg',
    'chao-dyn',
    'atom-ph',
    'solv-int',
    'supr-con',
    'patt-sol',
    'dg-ga',
    'mtrl-th',
  ])('reads ids of the archive %s, which is no more', (archive) =>
    expect(asArxivId(`arXiv:${archive}/9408011v1`)).toBe(`${archive}/9408011`),
  );

  it.each([
    ['cond-mat.mes-hall/0309136', 'cond-mat/0309136'],
    ['math.GT/0309136v2', 'math/0309136'],
    ['cs.CL/0001001', 'cs/0001001'],
    ['physics.acc-ph/0101001', 'physics/0101001'],
    ['arXiv:cond-mat/0309136v1 [cond-mat.supr-con] 5 Sep 2003', 'cond-mat/0309136'],
  ])('reads %s without its subject class', (text, id) => expect(asArxivId(text)).toBe(id));

  it.each([
    'papers like 2606.00001',
    '2606.00001 2606.00002',
    '2606.00001,2606.00002',
    'https://arxiv.org/list/cs.CL/recent',
    'https://arxiv.org/list/cs.CL/2606?skip=0&show=25',
    'metaphysics/0101001',
    'arXiv:2606.00001 and what came after',
    'https://doi.org/10.1145/2939672.2939785',
    'version 1.2',
    '',
  ])('takes %j for words', (text) => {
    expect(asArxivId(text)).toBeUndefined();
  });
});

it('finds every id of a message once', () => {
  expect(
    arxivIdsIn('see 2606.00002, arxiv.org/abs/2606.00001v1 and (2606.00002v3),\nnot 12606.00003 or 1.2606.00003'),
  ).toEqual(['2606.00002', '2606.00001']);
});
