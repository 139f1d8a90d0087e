import type { MiddlewareHandler } from 'hono';
import { readBounded, TooLargeError } from '../core/bounded.ts';

/**
 * Refuses bodies of more bytes. One that does not say how many it has, as some proxies send them, is read here: Hono's own
 * limit would make a request of Node's own out of the server's, which fails.
 */
export const limitBody =
  (maxBytes: number): MiddlewareHandler =>
  async (context, next) => {
    const { raw } = context.req;
    const { method, headers } = raw;
    if (headers.has('content-length') && !headers.has('transfer-encoding')) {
      return Number(headers.get('content-length')) > maxBytes ? context.text(tooLarge, 413) : next();
    }
    if (raw.body === null) return next();
    try {
      const { body } = await readBounded(new Response(raw.body), maxBytes);
      context.req.raw = new Request(raw.url, { method, headers, ...(body === null ? {} : { body, duplex: 'half' }) });
    } catch (error) {
      // Whoever breaks off is no failure of ours.
      return error instanceof TooLargeError ? context.text(tooLarge, 413) : context.text('It broke off.\n', 400);
    }
    return next();
  };

const tooLarge = 'That is more than is taken here.\n';
