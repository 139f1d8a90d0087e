import { expect, test } from 'vitest';
import { textOfMarkdown } from '../../src/sources/full-text-markdown.ts';
import { NestedTooDeep } from '../../src/sources/nested-too-deep.ts';
import { growsLessThan } from '../fixtures/growth.ts';

test.each(['[', '![', '](', ' ', '\t', '#', '**a', '_', '`', '|', '<b', '\n'])(
  'a page of nothing but %j is read in time that grows with its length',
  (part) => {
    const read = (times: number) => textOfMarkdown(`# A paper\n\n## 1 ${part.repeat(times)}\n\n${part.repeat(times)}`);
    expect(growsLessThan(40, read, 3_000)).toBe(true);
  },
);

test.each(['> ', '*a **b ', '- > '])('a page of %j within itself is read as far as papers go', (part) => {
  expect(() => textOfMarkdown(`# A paper\n\n${part.repeat(1_000)}a${'b** a*'.repeat(1_000)}`)).toThrow(NestedTooDeep);
});

test('what is written as an entity, escaped or in several marks is read as what it shows', () => {
  const {
    sections: [section],
  } = textOfMarkdown('# R&amp;D\n\nTrain- &amp; test sets, ``a `b` c``, ***both***, a\\_b, $x_i * y_i$ and k*.');
  expect(section).toEqual({ title: 'R&D', text: 'Train- & test sets, a `b` c, both, a_b, x_i * y_i and k*.' });
});

test('code is left out however long it is, and what follows is read', () => {
  const code = Array.from({ length: 2_000 }, (_, nth) => `# line ${nth} of code\n\n`).join('');
  const { sections } = textOfMarkdown(`# A paper\n\nBefore.\n\n~~~\n${code}~~~\n\nBehind.`);
  expect(sections).toEqual([{ title: 'A paper', text: 'Before.\nBehind.' }]);
});

test('rows of tables and rules are left out, also where a table has no head', () => {
  const page = '# A\n\nOne.\n| a | b |\n| 1 | 2 |\nTwo.\n---\nThree.\n\n| x |\n|---|\n| 1 |';
  expect(textOfMarkdown(page).sections).toMatchObject([{ title: 'A', text: 'One.\nTwo.\nThree.' }]);
});

test('links and marks become their words', () => {
  const {
    sections: [section],
  } = textOfMarkdown('# A paper #\n\nSee [the *code*](https://a.b/c_(d)) and ![a tide](x.png)**now**.');
  expect(section).toEqual({ title: 'A paper', text: 'See the code and now.' });
});

test('what a conference asks its authors is no part of the paper, and the appendix behind it is', () => {
  const asked =
    '## NeurIPS Paper Checklist\n\n### 1. Claims\n\nQuestion: Do the main claims hold?\n\nAnswer: [Yes]\n\n### 2. Limitations\n\nThe authors should fear nothing.';
  const { sections } = textOfMarkdown(`## 1 Introduction\n\nTides turn.\n\n${asked}\n\n## A Proofs\n\nTides return.`);
  expect(sections.map(({ title }) => title)).toEqual(['1 Introduction', 'A Proofs']);
});

test('headings without a mark are headings, and rows under their caption are divided by tabs', () => {
  const caption = 'Table 1:Speed in tokens (\n↑\n) of both.';
  const rows = [
    'Methods\tAlpaca\tDebug',
    'MAT(\n↑\n)\tTokens/s(\n↑\n)\tMAT(\n↑\n)\tTokens/s(\n↑\n)',
    'Ebb-8B\t\t\t',
    'Vanilla\t1.00\t35.73\t1.01\t35.92',
    'Tidal\t1.46\t43.96\t1.53\t53.06',
  ].join('\n');
  const body = `A paper\nAn author\nAbstract\n\nWe speed up.\n\n3Methods\n3.1Agent Setup\n\nWe set the size to\n1\n.\n\n${caption}\n${rows}`;
  expect(textOfMarkdown(`${body}\n\n2 of 3 won.\n\nReferences\nB. Chen (2023)`).sections).toEqual([
    { title: 'Text', text: 'A paper An author' },
    { title: 'Abstract', text: 'We speed up.' },
    {
      title: '3.1Agent Setup',
      text: 'We set the size to 1.\n2 of 3 won.',
      tables: [
        {
          label: 'Table 1',
          caption: expect.stringMatching(/^Speed in tokens/),
          heads: [
            ['', 'Methods', 'Alpaca', 'Alpaca', 'Debug', 'Debug'],
            ['', '', 'MAT(↑)', 'Tokens/s(↑)', 'MAT(↑)', 'Tokens/s(↑)'],
          ],
          rows: [
            ['Ebb-8B', 'Vanilla', '1.00', '35.73', '1.01', '35.92'],
            ['Ebb-8B', 'Tidal', '1.46', '43.96', '1.53', '53.06'],
          ],
          headColumns: 2,
        },
      ],
    },
    { title: 'References', text: 'B. Chen (2023)' },
  ]);
});
