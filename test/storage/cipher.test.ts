import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCipher, UnknownKeyError } from '../../src/storage/cipher.ts';

const first = 'a first key, of more than 32 characters';
const second = 'another key, of more than 32 characters';
const before = createCipher([first]);
const after = createCipher([second, first]);

it('opens any text in its own place alone, and seals no text twice alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, place, other) => {
      const sealed = before.seal(text, place);
      expect(before.open(sealed, place)).toBe(text);
      expect(before.seal(text, place)).not.toBe(sealed);
      if (other !== place) expect(() => before.open(sealed, other)).toThrow();
    }),
  );
});

it('opens nothing in which a bit was changed, and nothing cut short', () => {
  const [id, text = ''] = before.seal('ada@example.org', 'row 1').split('.');
  const bytes = Buffer.from(text, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => before.open(`${id}.${changed.toString('base64url')}`, 'row 1')).toThrow();
  }
  for (let length = 0; length < bytes.length; length++) {
    expect(() => before.open(`${id}.${bytes.subarray(0, length).toString('base64url')}`, 'row 1')).toThrow();
  }
});

it('opens with the new key what was sealed with the old one, as long as that is there', () => {
  const sealed = before.seal('ada@example.org', 'row 1');
  expect(after.open(sealed, 'row 1')).toBe('ada@example.org');
  expect([before.isCurrent(sealed), after.isCurrent(sealed)]).toEqual([true, false]);
  const anew = after.seal(after.open(sealed, 'row 1'), 'row 1');
  expect(createCipher([second]).open(anew, 'row 1')).toBe('ada@example.org');
  expect(() => createCipher([second]).open(sealed, 'row 1')).toThrow(UnknownKeyError);
  expect(() => before.open('', 'row 1')).toThrow(UnknownKeyError);
});

it('knows what it signed, also with an older key, and nothing else', () => {
  const signature = before.sign('the end of row 1');
  expect(before.sign('the end of row 1')).toBe(signature);
  expect(after.isSigned('the end of row 1', signature)).toBe(true);
  expect(after.isSigned('the end of row 2', signature)).toBe(false);
  expect(createCipher([second]).isSigned('the end of row 1', signature)).toBe(false);
  for (const given of ['', signature.slice(1), `${signature.slice(0, -2)}AA`, '💌']) {
    expect(before.isSigned('the end of row 1', given)).toBe(false);
  }
});

it('holds neither the text nor the secret in what it makes', () => {
  const sealed = before.seal('ada@example.org', 'row 1');
  const made = [sealed, Buffer.from(sealed, 'base64url').toString('latin1'), before.sign('ada@example.org')].join();
  expect(made).not.toMatch(/ada@|a first key/);
});
