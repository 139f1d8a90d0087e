/** How long a bot may take for anything the suite waits for, in milliseconds; far more than it needs. */
const patienceMs = 240_000;

/**
 * How long the platforms wait for a first answer, in milliseconds. Theirs is three seconds, which the adapters' own
 * tests hold them to with a clock that stands still; here whole processes share a machine that may be busy.
 */
export const platformPatienceMs = 60_000;

/** What `promise` brings; when it does not come, fails with what stood there instead of with a bare time-out. */
export async function within<T>(promise: Promise<T>, what: string, seen: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${patienceMs} ms for ${what}; saw:\n${seen()}`)), patienceMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets people wait for what becomes true: `changed` is called after every change. */
export function createWaiting() {
  const checks = new Set<() => void>();
  return {
    changed() {
      for (const check of [...checks]) check();
    },
    /** Resolves with the first value that is there. */
    until<T>(look: () => T | undefined): Promise<T> {
      return new Promise((resolve) => {
        const check = () => {
          const found = look();
          if (found === undefined) return;
          checks.delete(check);
          resolve(found);
        };
        checks.add(check);
        check();
      });
    },
  };
}
