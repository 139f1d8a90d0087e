import type { ServerResponse } from 'node:http';

/**
 * What can go wrong with one request: `before` its work is done (nothing happened) or `after` (it happened, the answer
 * is lost). `close` ends the connection, `reset` breaks it, `hang` never answers, a number answers that HTTP status; or
 * whatever a function makes of the answer.
 */
export type Fault = {
  /** "POST /channels/123/messages" */
  request: RegExp;
  when: 'before' | 'after';
  how: 'close' | 'reset' | 'hang' | number | ((response: ServerResponse) => void);
  /** How many requests; once when absent. */
  times?: number;
};

export function createFaults() {
  let waiting: (Fault & { left: number })[] = [];
  return {
    add: (fault: Fault) => void waiting.push({ ...fault, left: fault.times ?? 1 }),
    clear: () => {
      waiting = [];
    },
    take(request: string): Fault | undefined {
      const found = waiting.find((fault) => fault.left > 0 && fault.request.test(request));
      if (found !== undefined) found.left--;
      return found;
    },
  };
}

/** Acts the fault out on the answer. */
export function strike(response: ServerResponse, how: Fault['how']): void {
  if (how === 'close') response.socket?.end();
  else if (how === 'reset') response.socket?.resetAndDestroy();
  else if (typeof how === 'function') how(response);
  else if (how !== 'hang') response.writeHead(how, { 'content-type': 'application/json' }).end('{"message":"fault"}');
}
