import { expect, test } from 'vitest';
import { sectionsOfMarkdown } from '../../src/sources/full-text-markdown.ts';
import { growsLessThan } from '../fixtures/growth.ts';

test.each(['[', '![', '](', ' ', '\t', '#', '**a', '_', '`', '|', '<b', '\n'])(
  'a page of nothing but %j is read in time that grows with its length',
  (part) => {
    const read = (times: number) =>
      sectionsOfMarkdown(`# A paper\n\n## 1 ${part.repeat(times)}\n\n${part.repeat(times)}`);
    expect(growsLessThan(40, read, 3_000)).toBe(true);
  },
);

test('links and marks become their words', () => {
  const [section] = sectionsOfMarkdown(
    '# A paper #\n\nSee [the *code*](https://a.b/c_(d)) and ![a tide](x.png)**now**.',
  );
  expect(section).toEqual({ title: 'A paper', text: 'See the code and now.' });
});
