import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('a way out of the chat that is to end', () => {
  it.each([
    ['no more emails please', 'email'],
    ['stop emailing me', 'email'],
    ["please don't email me anymore", 'email'],
    ['unsubscribe me from the emails', 'email'],
    ['turn off the mails pls, my inbox is full', 'email'],
    ['take me off the mailing list', 'email'],
    ['cancel my email digest', 'email'],
    ['turn off the rss feed', 'feed'],
    ['can you disconnect the mcp connection', 'mcp'],
    ['how do I turn off the rss feed?', 'feed'],
    ['we no longer want emails from paperboy', 'email'],
  ])('%s', (text, way) => {
    const off = { kind: 'change', command: 'connect', options: { way, value: 'off' } };
    expect(meant(text)).toMatchObject(off);
    expect(meant(text, 'dm')).toMatchObject(off);
  });

  it.each([
    ['turn the RSS feed back on', 'feed'],
    ['turn emails on', 'email'],
  ])('and one that is to be had again: %s', (text, way) => {
    expect(meant(text)).toEqual({ kind: 'change', command: 'connect', options: { way } });
  });

  it('is left alone where that is denied', () => {
    expect(meant('do not turn off the RSS feed')).not.toHaveProperty('command');
  });

  it.each([
    ['no more papers on email security', 'email security'],
    ['unsubscribe from email classification', 'email classification'],
  ])('is no topic about it: %s', (text, topic) => {
    expect(meant(text)).toMatchObject({ kind: 'change', command: 'unsubscribe', options: { topic } });
  });
});
