import { type App, isValidSlackRequest } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { HttpRoutes } from '../../core/chat/http-routes.ts';
import type { Log } from '../../core/log.ts';
import { SlackSettingError } from './identity.ts';
import { createReceiver } from './receiver.ts';
import type { Connection } from './socket.ts';

/** Where Slack sends everything: commands, clicks, events, and the questions of selects. */
export const eventsPath = '/slack/events';

/** Clocks differ by so much at most: Slack's own bound for what is too old (docs.slack.dev, verifying requests). */
const mostAwaySeconds = 300;

/** Signatures of requests that were taken, for as long as they are valid. A busy workspace sends some thousands meanwhile. */
const mostTaken = 50_000;

type Options = { signingSecret: string; routes: HttpRoutes; log: Log; now: () => Date };

/** HTTP mode: Bolt checks every request's signature and age; each is taken once. */
export function createHttp({ signingSecret, routes, log, now }: Options): Connection {
  const taken = new LRUCache<string, true>({ max: mostTaken, ttl: 2 * mostAwaySeconds * 1_000 });
  const { receiver, app } = createReceiver();

  /** The signature, where it is Slack's and not too old. Bolt refuses what is too old, not what claims to come from later. */
  function signatureOf({ headers }: Request, body: string): string | undefined {
    const signature = headers.get('x-slack-signature') ?? '';
    const seconds = Number(headers.get('x-slack-request-timestamp'));
    const nowMilliseconds = now().getTime();
    const isValid =
      // In this form alone: Bolt takes the same signature in others, each of which would be a request of its own.
      /^v0=[0-9a-f]{64}$/.test(signature) &&
      seconds <= nowMilliseconds / 1_000 + mostAwaySeconds &&
      isValidSlackRequest({
        ...{ signingSecret, body, nowMilliseconds },
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
      });
    return isValid ? signature : undefined;
  }

  async function handle(request: Request): Promise<Response> {
    const body = await request.text();
    const form = isForm(request) ? new URLSearchParams(body) : undefined;
    // Slack asks now and then, unsigned, whether our certificate is good (docs.slack.dev, slash commands).
    if (form?.get('ssl_check') === '1') return new Response(null);
    const signature = signatureOf(request, body);
    if (signature === undefined) return new Response(null, { status: 401 });
    // What Slack delivers again is signed anew; the same signature is somebody's copy.
    if (taken.has(signature)) return new Response(null, { status: 409 });
    taken.set(signature, true);
    const answer = await answerTo(
      form?.get('payload') ?? (form === undefined ? body : JSON.stringify(Object.fromEntries(form))),
    );
    // It was not taken after all.
    if (!answer.ok) taken.delete(signature);
    return answer;
  }

  async function answerTo(text: string): Promise<Response> {
    const read = Payload.safeParse(parsed(text));
    if (!read.success) return new Response(null, { status: 400 });
    const to = app();
    if (to === undefined) return new Response(null, { status: 503 });
    const { type, challenge } = read.data;
    return type === 'url_verification' ? Response.json({ challenge }) : acknowledgement(to, read.data);
  }

  /** What a handler acknowledges with; it may go on working after that. */
  function acknowledgement(to: App, body: Record<string, unknown>): Promise<Response> {
    return new Promise((resolve) => {
      const ack = async (answer?: unknown) =>
        resolve(answer === undefined || answer === '' ? new Response(null) : Response.json(answer));
      to.processEvent({ body, ack }).then(
        () => resolve(new Response(null, { status: 404 })),
        (error: unknown) => {
          log.error('slack: a request could not be handled', { error });
          resolve(new Response(null, { status: 500 }));
        },
      );
    });
  }

  return {
    receiver,
    away: () => undefined,
    async open() {
      try {
        await routes.open(eventsPath, handle);
      } catch (cause) {
        throw new SlackSettingError(cause instanceof Error ? cause.message : String(cause), { cause });
      }
      log.info('slack is connected', { path: eventsPath });
    },
    async close() {
      routes.close(eventsPath);
    },
  };
}

const Payload = z.record(z.string(), z.unknown());

const isForm = ({ headers }: Request) =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers.get('content-type') ?? '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
