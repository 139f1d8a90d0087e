import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { escapeHtml, replyHtml } from '../../../src/adapters/kit/html.ts';
import { replyText } from '../../../src/adapters/kit/plain.ts';
import type { Block, Reply } from '../../../src/core/chat/reply.ts';
import { anyBlock } from '../../fixtures/any-block.ts';
import { fullDay, hostileDay, hostileTexts, plainDay } from '../discord/days.ts';

/** What a browser makes of it: the elements with their attributes, and the words. */
function parsed(html: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => void tags.push({ name, attributes: { ...attributes } }),
    ontext: (part) => {
      text += part;
    },
    oncomment: () => expect.fail('a comment'),
    onprocessinginstruction: () => expect.fail('an instruction'),
  });
  parser.end(html);
  return { tags, text };
}

const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'https://a.example/"><img src=x>', 'nonsense', ' '),
);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts, '</p><script>', '&lt;b&gt;'));
const block = anyBlock({
  text,
  url,
  invoke: fc.constant({ command: 'show', options: {} }),
  mostButtons: 3,
  mostChoices: 2,
});
const replyOf = (...blocks: Block[]): Reply => ({ summary: 's', blocks, audience: 'everyone' });

const elements = new Set('h2 h3 p div a strong em code time br blockquote ul li pre hr'.split(' '));

describe('any reply', () => {
  it('is made of few elements, whatever its words are, and links to the web alone', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        for (const { name, attributes } of parsed(replyHtml(replyOf(...blocks))).tags) {
          expect(elements).toContain(name);
          for (const [attribute, value] of Object.entries(attributes)) {
            expect(['href', 'class', 'datetime']).toContain(attribute);
            if (attribute === 'href') expect(value).toMatch(/^https?:\/\//);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shows a text as it is, without what turns it around', () => {
    fc.assert(
      fc.property(text, (words) => {
        const shown = words
          .replace(/\p{Cs}/gu, '\ufffd')
          .replace(/\r\n?|[\u2028\u2029]/g, '\n')
          .replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '');
        expect(parsed(`<i>${escapeHtml(words)}</i>`).text).toBe(shown);
        const [attributes] = parsed(`<i title="${escapeHtml(words)}">`).tags;
        expect(attributes?.attributes.title).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  it('is plain text as well, with no address that is not of the web', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const plain = replyText(replyOf(...blocks));
        expect(plain).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]|(?![\n\t])\p{Cc}/u);
        expect(plain).not.toContain('data:text/html');
      }),
    );
  });
});

it.each([
  ['plain-day', plainDay],
  ['full-day', fullDay],
  ['hostile-day', hostileDay],
])('%s', async (name, day) => {
  await expect(`${replyHtml(day)}\n`).toMatchFileSnapshot(`snapshots/${name}.html`);
  await expect(`${replyText(day)}\n`).toMatchFileSnapshot(`snapshots/${name}.txt`);
});

it('draws a button that opens an address, and none that would run something', () => {
  const day = replyOf({
    type: 'buttons',
    buttons: [
      { label: 'arXiv', url: 'https://arxiv.org/abs/2406.00001' },
      { label: 'Save', invoke: { command: 'save', options: {} } },
    ],
  });
  expect(replyHtml(day)).toBe('<p><a href="https://arxiv.org/abs/2406.00001">arXiv</a></p>');
  expect(replyText(day)).toBe('arXiv (https://arxiv.org/abs/2406.00001)');
});
