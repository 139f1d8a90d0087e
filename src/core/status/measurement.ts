import type { PostResult } from '../chat/chat-adapter.ts';
import type { Platform } from '../chat/place.ts';

/** Something that happened and that an operator counts. Lengths of time in milliseconds. */
export type Measurement =
  /** The digests of so many channels were chosen and written down. */
  | { kind: 'planned'; channels: number; ms: number }
  /** What a platform said to one message. `tooEarly`: it asked for a slower pace (429). */
  | { kind: 'posted'; platform: Platform; result: PostResult['kind']; tooEarly: boolean }
  /** What came of looking for a message whose answer was lost. `unclear`: it is looked for again. */
  | { kind: 'reconciled'; platform: Platform; as: 'found' | 'posted-again' | 'assumed' | 'unclear' }
  /** Messages that came to nothing, since it was too late when they could be sent. */
  | { kind: 'expired'; messages: number }
  /** A command was answered to its end. */
  | { kind: 'ran'; command: string; surface: Platform; ms: number };

/** How rooms tell what happens, without knowing who counts. Never throws. */
export type Measure = (what: Measurement) => void;
