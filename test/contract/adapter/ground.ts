import type { ChatAdapter } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';

/**
 * One platform, with a channel in which a person and the adapter are; the adapter is not started yet. What a platform
 * cannot be made to do is absent, and the tests that need it are skipped with a word.
 */
export type Ground = {
  adapter: ChatAdapter;
  /** The channel where everything happens. */
  place: Place;
  /** What we have said in a place, oldest first, as people read it: words, labels of buttons, addresses. */
  texts(place: Place): readonly string[];
  /** The same as far as another person than the one who asks sees it. Absent where there is one person. */
  seenByOthers?(): readonly string[];
  /** What was said stays as it was, and an edit stands below it: a terminal. */
  neverChanges?: boolean;
  /** A channel that takes no message from us, and never will. Absent where all do. */
  gone?: Place;
  /** The next message meets this: it is done and its answer `lost`, or refused for the pace. */
  fail?(how: 'lost' | 'slow down'): void;
  /** Lets so much time pass that the platform's pace allows another message; absent where it allows any number. */
  rest?(): void;
  /** A person runs the command `search` in the channel. */
  search(query: string): void;
  /** Whether any answer of ours has such a button, and the same person clicks the latest one. */
  offers(label: string): boolean;
  click(label: string): void;
  /** Resolves with the first value that is there, looked for after everything that happens. */
  until<T>(look: () => T | undefined | false, what: string): Promise<T>;
  close(): Promise<void>;
};
