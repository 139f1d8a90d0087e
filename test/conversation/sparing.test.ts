import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('what is to go, and what is to stay', () => {
  it.each([
    'remove my robotics topic but not the agents',
    'remove robotics from our channel but keep the rest',
    'remove us from robotics, nothing else',
    'remove my robotics topic, and keep agents',
    'remove robotics and keep agents',
    'drop robotics, not agents',
    'keep agents but remove my robotics topic',
    'keep the agents, drop robotics',
    'unsubscribe from robotics but leave the others',
  ])('%s', (text) =>
    expect(meant(text)).toEqual({ kind: 'change', command: 'unsubscribe', options: { topic: 'robotics' } }),
  );

  it.each(['remove 2 from my list but keep the rest', 'drop 2 from my bookmarks, nothing else'])('%s', (text) =>
    expect(meant(text)).toEqual({ kind: 'change', command: 'save', options: { paper: '2', remove: true } }),
  );

  it.each(['forget me but keep the topics', 'remove my votes but keep the rest', 'clear my list but keep our topics'])(
    '%s: of what is stored nobody wishes for all',
    (text) => expect(meant(text)).toMatchObject({ kind: 'smalltalk', is: 'stored' }),
  );
});
