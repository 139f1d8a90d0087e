import type { Notes } from '../../core/chat/chat-adapter.ts';

const name = 'console sample';

/** Remembers that the terminal was shown the sample and is owed the first real digest, also over a restart. */
export const createSampleNote = (notes: Notes) => ({
  isSet: async () => (await notes.get(name)) === 'shown',
  set: () => notes.set(name, 'shown'),
  clear: () => notes.set(name, 'followed'),
});
