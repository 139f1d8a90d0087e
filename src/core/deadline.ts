/** The work took longer than it may. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * A controller that also aborts when `outer` does. Abort it when the work is over: until then `outer` holds it.
 * (Node 20 may collect what `AbortSignal.any` gives, and then nobody is told; see also {@link withDeadline}.)
 */
export function abortedWith(outer: AbortSignal | undefined): AbortController {
  const own = new AbortController();
  if (outer?.aborted) own.abort(outer.reason);
  else outer?.addEventListener('abort', () => own.abort(outer.reason), { once: true, signal: own.signal });
  return own;
}

/** Made once: the reason that `abort` makes by itself is an error with a stack, which takes longer than all else here. */
const workIsOver = new Error('the work is over');

/**
 * The work's result; a {@link DeadlineError} after so many milliseconds, or `outer`'s reason when that aborts, whether or
 * not the work heeds its signal. The timer is held here and cleared at the end: Node 20 collects the one of an
 * `AbortSignal.timeout` that went into an `AbortSignal.any`, and whatever waited for it then waits for ever.
 */
export async function withDeadline<T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = abortedWith(outer);
  const { signal } = own;
  const timer = setTimeout(() => own.abort(new DeadlineError(`no end within ${milliseconds / 1_000} s`)), milliseconds);
  const ended = new Promise<never>((_, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([ended, work(signal)]);
  } finally {
    clearTimeout(timer);
    own.abort(workIsOver);
  }
}
