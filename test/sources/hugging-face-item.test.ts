import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { hasRecorded, recordedItems } from '../recorded.ts';
import { anItem } from './a-source.ts';

const paperOf = (raw: unknown, day?: string): Paper => {
  const parsed = parseItem(raw, day);
  if (parsed.kind === 'malformed') throw new Error(parsed.reason);
  return parsed.paper;
};
const paper = (facts: Record<string, unknown> = {}, outer: Record<string, unknown> = {}) =>
  paperOf(anItem('2606.00001', facts, outer), '2026-06-18');

test('the date of the paper is its own; the outer one is another time', () => {
  expect(paper().publishedAt).toBe('2026-06-17T00:00:00.000Z');
  expect(paper({ publishedAt: undefined })).not.toHaveProperty('publishedAt');
});

test('the day that was asked for is the featured day, also of a paper that was submitted the evening before', () => {
  expect(paper({ submittedOnDailyAt: '2026-06-17T22:10:00.000Z' }).featuredOn).toBe('2026-06-18');
  expect(paperOf(anItem('2606.00001', { submittedOnDailyAt: '2026-06-17T22:10:00.000Z' })).featuredOn).toBe(
    '2026-06-17',
  );
  expect(paperOf(anItem('2606.00001'))).not.toHaveProperty('featuredOn');
});

test('a fact that does not look as it should is unknown, and costs nothing else', () => {
  const odd = {
    upvotes: null,
    authors: [{ name: 'Ada' }, null, 'Ben', { name: '  ' }, { fullname: 'Cleo' }, { name: ':' }, { name: 'Dan  Two' }],
    ai_keywords: ['Diffusion', 3, 'diffusion', ' ', 'Video  models'],
    ai_summary: '',
    githubStars: '12',
    githubRepo: 'https://github.com/a/b',
    publishedAt: 'yesterday',
    organization: 'Somebody',
  };
  expect(paper(odd, { numComments: -1, thumbnail: 7, mediaUrls: 'x', isNew: { and: 'unknown' } })).toEqual({
    id: '2606.00001',
    title: 'Paper Planes',
    abstract: 'We fold a thousand planes.',
    authors: ['Ada', 'Dan Two'],
    featuredOn: '2026-06-18',
    listed: [{ source: 'hf', as: 'Daily Papers', on: '2026-06-18' }],
    page: { url: 'https://huggingface.co/papers/2606.00001', site: 'Hugging Face' },
    upvotes: 0,
    comments: 0,
    keywords: ['Diffusion', 'Video models'],
    code: { url: 'https://github.com/a/b' },
  });
});

test.each([
  ['https://github.com/a/b/', 'https://github.com/a/b'],
  ['https://github.com/a/b.git', 'https://github.com/a/b'],
  ['https://github.com/a/b/tree/main/sub?x=1#y', 'https://github.com/a/b'],
  [' https://www.github.com/a/b ', 'https://github.com/a/b'],
  ['https://gitlab.com/g/sub/b/-/tree/main', 'https://gitlab.com/g/sub/b'],
  ['http://github.com/a/b', undefined],
  ['https://me:secret@github.com/a/b', undefined],
  ['javascript:alert(1)', undefined],
  ['github.com/a/b', undefined],
])('repository %s', (raw, url) => expect(paper({ githubRepo: raw }).code?.url).toBe(url));

test.each([
  [' https://a.example/x', 'https://a.example/x'],
  ['http://a.example/x', undefined],
  ['https://user@a.example/x', undefined],
  [`https://a.example/${'x'.repeat(500)}`, undefined],
  ['', undefined],
])('project page "%s"', (raw, url) => expect(paper({ projectPage: raw }).projectPage).toBe(url));

test('stars without a repository are nothing', () => {
  expect(paper({ githubStars: 5 })).not.toHaveProperty('code');
});

test('the image is the thumbnail, or the single one of 2024, never a video', () => {
  const png = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2606.00001.png';
  expect(paper({}, { thumbnail: png }).image).toBe(png);
  expect(paper({}, { mediaUrl: png }).image).toBe(png);
  expect(paper({}, { mediaUrls: ['https://cdn-uploads.huggingface.co/a.mp4', png] }).image).toBe(png);
  expect(paper({}, { mediaUrls: ['https://cdn-uploads.huggingface.co/a.qt'] })).not.toHaveProperty('image');
});

test('an organisation under each of its three names', () => {
  const organization = { name: 'acme', fullname: 'ACME &amp; Sons' };
  expect(paper({}, { organization }).organisation).toBe('ACME & Sons');
  expect(paper({ organization }).organisation).toBe('ACME & Sons');
  expect(paper({}, { submitterOrganization: { name: 'acme' } }).organisation).toBe('acme');
});

test('the flat shape of a single paper, and a version at its id', () => {
  const { paper: flat } = anItem('2606.00001v3');
  expect(paperOf(flat)).toMatchObject({ id: '2606.00001', title: 'Paper Planes', upvotes: 3 });
});

test.each([
  [anItem('../../etc/passwd'), 'not of arXiv'],
  [anItem('2606.00001', { title: '', summary: 'x' }, { title: ' \n ' }), 'no title'],
  [anItem('2606.00001', { summary: null }), 'no abstract'],
  [{ paper: { id: 5 } }, 'no id'],
  [[], 'not an object'],
])('%#: malformed', (raw, reason) => expect(parseItem(raw)).toMatchObject({ reason: expect.stringContaining(reason) }));

test('whatever a field holds, the item is a paper or a reason, never an exception', () => {
  const { paper: inner, ...outer } = anItem('2606.00001');
  const names = [...Object.keys(inner), 'githubRepo', 'projectPage', 'organization', 'ai_keywords', 'ai_summary'];
  const field = fc.tuple(fc.constantFrom(...names, 'thumbnail', 'mediaUrls', 'numComments'), fc.jsonValue());
  fc.assert(
    fc.property(fc.array(field, { maxLength: 4 }), fc.jsonValue(), (fields, anything) => {
      const changed = Object.fromEntries(fields);
      const parsed = parseItem({ ...outer, ...changed, paper: { ...inner, ...changed } }, '2026-06-18');
      expect(parsed.kind === 'paper' || parsed.reason !== '').toBe(true);
      expect(parseItem(anything).kind).toBe('malformed');
    }),
  );
});

describe.skipIf(!hasRecorded)('recorded items (they stand beside the checkout)', () => {
  const found = (from: string, to: string, ids: string[]) => {
    const papers = new Map<string, Paper>();
    for (const { day, item } of recordedItems(from, to)) {
      const parsed = paperOf(item, day);
      if (ids.includes(parsed.id)) papers.set(parsed.id, parsed);
    }
    return ids.map((id) => papers.get(id));
  };

  test('the early shape: one image, no submitter, no outer abstract', () => {
    expect(found('2024-06', '2024-06', ['2406.02856'])[0]).toMatchObject({
      title: 'Xmodel-LM Technical Report',
      authors: ['Yichuan Wang', 'Yang Liu', 'Yu Yan', 'Xucheng Huang', 'Ling Jiang'],
      publishedAt: '2024-06-05T02:12:06.000Z',
      featuredOn: '2024-06-06',
      upvotes: 5,
      image: 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2406.02856.png',
    });
  });

  test('spring 2025: a line break in the title', () => {
    expect(found('2025-04', '2025-04', ['2504.12626'])[0]).toMatchObject({
      title: 'Packing Input Frame Context in Next-Frame Prediction Models for Video Generation',
      code: { url: 'https://github.com/lllyasviel/FramePack' },
      projectPage: 'https://lllyasviel.github.io/frame_pack_gitpage/',
    });
  });

  test('June 2026: all the modern facts', () => {
    expect(found('2026-06', '2026-06', ['2606.16519'])[0]).toMatchObject({
      organisation: 'The Hong Kong Polytechnic University',
      code: { url: 'https://github.com/LinghuiiShen/BadWorld', stars: 3 },
      summary: { byModel: true },
      comments: 1,
    });
  });

  test('of every month, each item becomes a paper with its title and abstract', () => {
    let items = 0;
    for (const { day, item } of recordedItems('2025-09', '2025-12')) {
      const { title, abstract, keywords, featuredOn } = paperOf(item, day);
      items += 1;
      expect(title + abstract).not.toMatch(/\n| {2}/);
      expect(new Set(keywords.map((word) => word.toLowerCase())).size).toBe(keywords.length);
      expect(featuredOn).toBe(day);
    }
    expect(items).toBeGreaterThan(1_000);
  });
});
