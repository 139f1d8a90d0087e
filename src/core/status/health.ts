/** What is wrong, in one word. */
export type Fault = 'loop' | 'heartbeat' | 'store' | 'index';

/** Whether a process works; undefined when it does. A chat that is away is no fault of ours: a new start would not help. */
export interface Health {
  /** Whether it turns at all; what is wrong with it only a new start mends. */
  alive(): Fault | undefined;
  /** Whether it can serve at the moment. */
  ready(): Promise<Fault | undefined>;
}
