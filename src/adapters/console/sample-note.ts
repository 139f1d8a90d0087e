import type { KeyValueStore } from '../../core/chat/stores.ts';

const name = 'console sample';

/** Remembers that the terminal was shown the sample and is owed the first real digest, also over a restart. */
export const createSampleNote = (keyValues: KeyValueStore) => ({
  isSet: async () => (await keyValues.get(name)) === 'shown',
  set: () => keyValues.set(name, 'shown'),
  clear: () => keyValues.set(name, 'followed'),
});
