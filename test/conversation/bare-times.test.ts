import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('a time of the day, and nothing else', () => {
  it.each([
    'earlier please',
    'a bit later',
    'much earlier please',
    'too early',
    'sooner',
    'mornings or evenings',
    'at night',
  ])('%s: asks for the time', (text) =>
    expect(meant(text)).toMatchObject({ command: 'schedule', options: {}, says: expect.stringContaining('post at 8') }),
  );
  it.each([
    ['in the morning', '9:00'],
    ['in the afternoon', '14:00'],
    ['rather in the evening', '18:00'],
    ['only in the evening please', '18:00'],
    ['morning and evening', '9:00 18:00'],
    ['mornings and evenings', '9:00 18:00'],
  ])('%s: %s', (text, when) => expect(meant(text)).toMatchObject({ command: 'schedule', options: { when } }));
});
