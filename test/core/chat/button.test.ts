import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeInvocation, encodeInvocation } from '../../../src/core/chat/button.ts';

test('a digest button is short and readable', () => {
  expect(encodeInvocation({ command: 'discuss', options: { paper: '2606.19195' } })).toBe('discuss?paper=2606.19195');
  expect(encodeInvocation({ command: 'search', options: { query: 'a & b', limit: 5, fresh: true }, share: true })).toBe(
    'search!?query=a %0026 b&limit:5&fresh:true',
  );
  expect(encodeInvocation({ command: 'schedule', options: {} }, ['timezone', 'line'])).toBe('schedule^timezone,line');
});

test('whatever is encoded is decoded as it was', () => {
  const text = fc.string({ unit: 'binary' });
  const value = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  const invocation = fc.record(
    {
      command: fc.string({ unit: 'binary', minLength: 1 }),
      options: fc.dictionary(
        text.filter((name) => name !== '__proto__'),
        value,
        { noNullPrototype: true },
      ),
      share: fc.boolean(),
      shown: fc.dictionary(
        text.filter((name) => name !== '__proto__'),
        text,
        { noNullPrototype: true, minKeys: 1 },
      ),
    },
    { requiredKeys: ['command', 'options'] },
  );
  const ask = fc.option(fc.array(fc.string({ unit: 'binary', minLength: 1 })), { nil: undefined });
  fc.assert(
    fc.property(invocation, ask, (given, asked) => {
      const encoded = encodeInvocation(given, asked);
      expect(encoded).not.toContain('|');
      expect(JSON.parse(JSON.stringify(decodeInvocation(encoded)))).toEqual(
        JSON.parse(JSON.stringify({ invocation: given, ...(asked === undefined ? {} : { ask: asked }) })),
      );
    }),
  );
});

test('a lone surrogate survives the way through UTF-8', () => {
  const given = { command: 'search', options: { query: 'half \ud83d' } };
  const overTheWire = Buffer.from(encodeInvocation(given)).toString('utf8');
  expect(decodeInvocation(overTheWire)?.invocation).toEqual(given);
});

test('text that no button carries is not an invocation', () => {
  for (const text of ['', '?paper=1', '!', 'show?paper', 'show?n:abc']) expect(decodeInvocation(text)).toBeUndefined();
});
