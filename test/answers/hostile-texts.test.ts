import { expect, test } from 'vitest';
import { readPaper } from '../../src/answers/passages.ts';
import { growsLessThan } from '../fixtures/growth.ts';

/** Text made to be slow: one word or sentence without an end, or nothing but ends. */
test.each(['a', '\n', '\n\n', 'Fig. 3 ', 'e.g. ', '(', '$', 'GPT ', 'We introduce X1 '])(
  'a text of nothing but %j is read in time that grows with its length',
  (part) => {
    const read = (times: number) =>
      readPaper({ id: 'x', title: 'x', abstract: 'We do x.' }, [{ title: 'Body', text: part.repeat(times) }]);
    expect(growsLessThan(40, read, 2_000)).toBe(true);
  },
);
