import { expect, it } from 'vitest';
import { readWhy } from '../../src/conversation/why-posted.ts';
import { readSentence } from '../../src/conversation/words.ts';

const named = [{ id: '2606.19195', title: 'Moebius: Lightweight Image Inpainting', words: 'moebius' }];

it.each([
  ...['why not moebius?', 'why no Moebius today?', "why didn't we get the moebius paper?", 'why was Moebius posted?'],
  ...['how come moebius is not here', 'why is moebius missing from the list'],
])('%s asks why a paper was posted or was not', (text) => {
  expect(readWhy(readSentence(text), 'channel', named)).toEqual({ kind: 'status', of: 'why', paper: '2606.19195' });
});

it.each(['why is moebius so fast?', 'why not diffusion?', 'why does moebius work'])(
  '%s asks something else',
  (text) => {
    expect(readWhy(readSentence(text), 'channel', named)).toBeUndefined();
  },
);
