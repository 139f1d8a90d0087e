import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';

/**
 * A server in a process of its own, so that it takes no time from the one that is measured. The program at `module`
 * says its first message when it is ready, and one message for each it is told.
 */
export async function startBeside<T>(module: URL, argument: unknown, ready: z.ZodType<T>) {
  const child = fork(module, [JSON.stringify(argument)]);
  const said = async <A>(schema: z.ZodType<A>): Promise<A> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([status]) => {
        throw new Error(`${module} ended (status ${status})`);
      }),
    ]);
    return schema.parse(message);
  };
  return {
    ready: await said(ready),
    async ask<A>(question: object, answer: z.ZodType<A>): Promise<A> {
      child.send(question);
      return said(answer);
    },
    async stop(): Promise<void> {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
}
