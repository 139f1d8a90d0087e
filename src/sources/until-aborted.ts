/** The one who asked may go, and is told `gone`; the work goes on for whoever else waits for it. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal, gone: T): Promise<T> {
  if (signal.aborted) return Promise.resolve(gone);
  return new Promise((resolve, reject) => {
    const leave = () => resolve(gone);
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
