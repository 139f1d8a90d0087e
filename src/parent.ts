import type { Environment } from './config.ts';

/** How often it is looked whether npm is still there, in milliseconds. */
const lookMs = 1_000;

/**
 * Calls `onGone` when the npm that started this process has gone. npm hands SIGTERM and SIGINT on, but a closed terminal
 * (SIGHUP) or SIGKILL ends it alone; whoever signalled it takes us for ended, and we would hold the lock and post.
 *
 * Only npm's own child looks: its script begins with `exec`, so that no shell stands between. Who starts node in the
 * background of a shell, under a multiplexer or a supervisor may lose its parent and stays.
 */
export function watchParent(
  { npm_lifecycle_script }: Environment,
  onGone: () => void,
  parentOf = () => process.ppid,
): void {
  if (npm_lifecycle_script?.startsWith('exec ') !== true) return;
  const parent = parentOf();
  const timer = setInterval(() => {
    if (parentOf() === parent) return;
    clearInterval(timer);
    onGone();
  }, lookMs);
  timer.unref();
}
