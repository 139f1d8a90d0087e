import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../src/answers/claims/read-claims.ts';

const claims = [{ text: 'It has 12 layers.', support: [{ sentence: 1, quote: 'has "12" {layers}' }] }];
const json = JSON.stringify({ claims });

describe('claims are read', () => {
  it.each([
    ['alone', json],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['in a fence within words', `Here you are:\n\`\`\`\n${json}\n\`\`\`\nAnything else?`],
    ['after thoughts', `<think>I could say {"claims":[]} or {"claims": but no.</think>${json}`],
    ['after thoughts whose beginning the server kept', `…and so it is 12.\n</think>\n\n${json}`],
    ['after thoughts in another dress', `<|channel|>analysis<|message|>12 {layers<|end|>${json}<|return|>`],
    ['beside other keys', JSON.stringify({ reasoning: 'It says so.', claims })],
    ['with a number in quotation marks', json.replace('"sentence":1', '"sentence":"1"')],
    ['beside one of another form', JSON.stringify({ claims: [{ text: 'x' }, ...claims, { claim: 'y' }] })],
  ])('%s', (_, answer) => {
    expect(readClaims(answer)).toEqual(claims);
  });

  it('and none, where the list is empty', () => {
    expect(readClaims('{"claims": []}')).toEqual([]);
    expect(readClaims(`${json}\nOr rather: {"claims": [ ]}`)).toEqual([]);
  });

  it.each(['', 'No.', '{"claims":', '{"claims":"all"}', '[]', '{"claims":[{"text":"x"}]}', 'null', json.slice(0, -3)])(
    'but not from %j',
    (answer) => {
      expect(readClaims(answer)).toBeUndefined();
    },
  );

  it('whatever stands before and behind', () => {
    const around = fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', ' ', 'a', ':', '[', '\n') });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(readClaims(before + json + after)).toEqual(claims);
      }),
    );
  });
});
