import { subscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import type { Log } from './core/log.ts';

const Asked = z.object({ method: z.string(), origin: z.union([z.string(), z.instanceof(URL)]), path: z.string() });
const Told = z.object({
  request: z.looseObject({}),
  response: z.object({ statusCode: z.int() }).optional(),
  error: z.object({ code: z.string() }).optional(),
});

/**
 * Tells of each request that this process makes, with what came of it: of `fetch`, and of what the platforms' libraries make
 * (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel). Of an address no more than host and path, without what is in a
 * query (people's words), and without what may be a token in the path.
 */
export function traceRequests(trace: Log['info']): void {
  const began = new WeakMap<object, number>();
  const onEnd = (message: unknown) => {
    const told = Told.safeParse(message).data;
    const request = isRequest(message) ? message.request : undefined;
    const asked = Asked.safeParse(request).data;
    if (told === undefined || asked === undefined || request === undefined) return;
    const since = began.get(request);
    trace('Asked.', {
      ...{ method: asked.method, at: addressWithoutSecrets(asked) },
      ...(told.response === undefined
        ? { failed: told.error?.code ?? 'no answer' }
        : { status: told.response.statusCode }),
      ...(since === undefined ? {} : { ms: Math.round(performance.now() - since) }),
    });
  };
  subscribe('undici:request:create', (message) => {
    if (isRequest(message)) began.set(message.request, performance.now());
  });
  subscribe('undici:request:headers', onEnd);
  subscribe('undici:request:error', onEnd);
}

const isRequest = (message: unknown): message is { request: object } =>
  typeof message === 'object' &&
  message !== null &&
  'request' in message &&
  typeof message.request === 'object' &&
  message.request !== null;

/** `slack.com/api/chat.postMessage`, `discord.com/api/v10/interactions/4711/…/callback` */
function addressWithoutSecrets({ origin, path }: z.infer<typeof Asked>): string {
  if (!URL.canParse(path, String(origin))) return '…';
  const { host, pathname } = new URL(path, String(origin));
  return host + pathname.split('/').map(shown).join('/');
}

/** Ids, versions and the names of methods; whatever else may be a token. */
const shown = (part: string) =>
  part === '' || /^v?\d[\d.]*$/.test(part) || /^[@a-z._-]+(?:[A-Z][a-z._-]+)*$/.test(part) ? part : '…';
