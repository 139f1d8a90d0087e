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
  ])('reads %s', (text) => {
    expect(asArxivId(text)).toBe('2606.00001');
  });

  it('reads ids of the old kind', () => {
    expect(asArxivId('https://arxiv.org/abs/hep-th/9901001v2')).toBe('hep-th/9901001');
    expect(asArxivId('CS/9901001.')).toBe('cs/9901001');
  });

  it.each([
    'papers like 2606.00001',
    '2606.00001 2606.00002',
    '2606.00001,2606.00002',
    'https://arxiv.org/list/cs.CL/recent',
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
