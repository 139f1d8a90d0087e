import { TooLargeError } from '../../core/bounded.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Passes an event stream on by whole events (up to a blank line), within limits for one and for all. The client reads
 * what it has anew with every piece that comes and every event that it holds, so that much of either would take all of
 * the time.
 */
export function wholeEvents(limits: { events: number; bytesOfEvent: number }): TransformStream<Uint8Array, Uint8Array> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let events = 0;
  let isAtLineStart = false;

  function hold(part: Uint8Array): void {
    held.push(part);
    heldBytes += part.byteLength;
    if (heldBytes > limits.bytesOfEvent)
      throw new TooLargeError(`sent more than ${limits.bytesOfEvent / 1e3} kB at once`);
  }

  function pass(controller: TransformStreamDefaultController<Uint8Array>): void {
    events += 1;
    if (events > limits.events) throw new TooLargeError(`sent more than ${limits.events} events`);
    controller.enqueue(Buffer.concat(held));
    held = [];
    heldBytes = 0;
  }

  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      let start = 0;
      for (let at = 0; at < chunk.byteLength; at++) {
        const byte = chunk[at];
        if (byte === lineFeed && isAtLineStart) {
          hold(chunk.subarray(start, at + 1));
          pass(controller);
          start = at + 1;
        }
        if (byte !== carriageReturn) isAtLineStart = byte === lineFeed;
      }
      hold(chunk.subarray(start));
    },
    flush: pass,
  });
}
