/** How late a timer of ten milliseconds comes, in milliseconds: what everything else in the process waits for. */
export function watchLateness() {
  const late: number[] = [];
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    late.push(Math.max(0, now - before - everyMs));
    before = now;
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      late.sort((one, other) => one - other);
      return { p99Ms: late[Math.floor(late.length * 0.99)] ?? 0, longestMs: late.at(-1) ?? 0 };
    },
  };
}

const everyMs = 10;
