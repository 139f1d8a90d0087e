import { once } from 'node:events';
import { createServer } from 'node:http';
import { createWaiting, within } from '../../fixtures/wait.ts';
import { inputsOf, SubmissionAnswer } from './block-kit.ts';
import type { Deliver } from './delivery.ts';
import { createFaults } from './faults.ts';
import type { MethodContext } from './methods.ts';
import { createPeople } from './people.ts';
import { argumentsOf, type Signature, signedRequest } from './requests.ts';
import { createResponses } from './responses.ts';
import { createSocketMode, type Envelope } from './socket.ts';
import { type Call, createWebApi } from './web-api.ts';
import { createWorld } from './world.ts';

type Options = {
  now?: () => number;
  port?: number;
  /** The id of the workspace. */
  team?: string;
  /** How long a trigger id opens a form, in milliseconds. */
  triggerLifeMs?: number;
  /** How long anything is waited for before that is an error, in milliseconds. */
  waitMs?: number;
};

/**
 * A Slack for one workspace on loopback: Web API, Socket Mode, HTTP mode, response_url. Strict: it refuses what
 * Slack's documentation forbids and keeps what it refused in `refused`.
 */
export async function startSlack({ now = Date.now, port = 0, team, triggerLifeMs = 3_000, waitMs }: Options = {}) {
  const world = createWorld(now, team);
  const faults = createFaults();
  const responses = createResponses(world, now);
  const calls: Call[] = [];
  const triggers = new Map<string, number>();
  const views: MethodContext['views'] = new Map();
  let opened = 0;
  const secrets = { bot: 'xoxb-paper', app: 'xapp-paper', signing: 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3' };
  let scopes: string[] | undefined;
  let isCommercial = false;
  let dead: string | undefined;
  let http: string | undefined;
  const refused: { what: string; reason: string }[] = [];

  const seen = () => {
    const lines = [...calls.slice(-20), ...responses.given.slice(-5)].map((each) => JSON.stringify(each).slice(0, 500));
    return `${lines.join('\n')}\n${calls.length} calls, ${responses.given.length} answers to commands and clicks`;
  };
  const { changed, until } = createWaiting(seen, waitMs);
  const context: MethodContext = {
    ...{ world, now, views },
    nextView: () => `V${++opened}`,
    useTrigger(id) {
      const at = triggers.get(id);
      triggers.delete(id);
      return at === undefined ? 'invalid_trigger_id' : now() - at > triggerLifeMs ? 'expired_trigger_id' : undefined;
    },
    socketUrl: () => `${address.replace(/^http/, 'ws')}/socket?ticket=${calls.length}`,
  };
  const webApi = createWebApi({
    ...{ context, faults, scopes: () => scopes, tokens: secrets, dead: () => dead, isCommercial: () => isCommercial },
    onCall(call) {
      calls.push(call);
      const { error, response_metadata } = call.answer ?? { error: undefined, response_metadata: undefined };
      if (
        error === 'invalid_blocks' ||
        error === 'invalid_arguments' ||
        error === 'unknown_method' ||
        error === 'no_text'
      ) {
        refused.push({ what: call.method, reason: JSON.stringify([error, response_metadata]) });
      }
      changed();
    },
  });

  const server = createServer(async (request, response) => {
    const [, room, name = ''] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/');
    if (room === 'api') return webApi(name, request, response);
    if (room !== 'respond') return void response.writeHead(404).end();
    const [status, body] = responses.take(name, await argumentsOf(request));
    if (status !== 200) refused.push({ what: 'response_url', reason: body });
    response.writeHead(status).end(body);
    changed();
  });
  const socket = createSocketMode(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;

  const deliver: Deliver = (type, payload, retry) =>
    within(delivered(type, payload, retry), `the acknowledgement of ${JSON.stringify(payload)}`, seen, waitMs);

  const delivered: Deliver = async (type, payload, retry) => {
    if (http === undefined) {
      const body = await socket.send({ type, payload, ...(retry === undefined ? {} : { retry }) });
      return { status: 200, body };
    }
    const answer = await overHttp(type, payload, 'good', retry);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  };

  function overHttp(type: Envelope['type'], payload: unknown, signature: Signature, retry?: number) {
    const isForm = type !== 'events_api';
    const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : Object(payload);
    const body = isForm ? new URLSearchParams(fields).toString() : JSON.stringify(payload);
    const contentType = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const again = retry === undefined ? {} : { retry: { num: retry, reason: 'http_timeout' } };
    // Delivered again it is signed anew: three seconds later at the soonest (docs.slack.dev, Events API, retries).
    const sentAt = now() + (retry ?? 0) * 3_000;
    return fetch(
      http ?? '',
      signedRequest(body, contentType, { secret: secrets.signing, now: sentAt, signature, ...again }),
    );
  }

  const people = createPeople({
    ...{ world, deliver },
    trigger() {
      const id = `${triggers.size + 1}.${Math.random()}`;
      triggers.set(id, now());
      return id;
    },
    mayRead: (scope) => scopes === undefined || scopes.includes(scope),
    responseUrl: (channel, user, shown) => `${address}/respond/${responses.issue(channel, user, shown)}`,
    settle(id, answer) {
      const read = SubmissionAnswer.safeParse(answer ?? {});
      const kept = views.get(id);
      const fields = kept === undefined ? [] : inputsOf(kept.view).map(({ block_id }) => block_id);
      const isOff =
        read.data && 'errors' in read.data && Object.keys(read.data.errors).some((at) => !fields.includes(at));
      if (!read.success || isOff) refused.push({ what: 'view_submission', reason: JSON.stringify(answer) });
      if (read.data && 'view' in read.data && kept !== undefined) kept.view = read.data.view;
      // A form is over once it is sent, unless it is shown again.
      else if (read.data && !('errors' in read.data)) views.delete(id);
      changed();
    },
  });

  return {
    ...{ world, faults, calls, views, refused, secrets, socket, people, overHttp },
    responses: responses.given,
    refuseNextResponse: responses.refuseNext,
    apiUrl: `${address}/api/`,
    /** From now on everything is delivered to this address, signed, instead of through Socket Mode. */
    useHttp(url: string) {
      http = url;
    },
    /** Where everything is delivered over HTTP. */
    httpUrl: () => http ?? '',
    grant(granted: string[]) {
      scopes = granted;
    },
    /** From now on a method that reads messages may be called once a minute. */
    distributeCommercially() {
      isCommercial = true;
    },
    /** The bot token answers with this error from now on. */
    kill(error: string | undefined) {
      dead = error;
    },
    /** Looks again at what is waited for: something else has changed. */
    changed,
    callsOf: (method: string) => calls.filter((call) => call.method === method),
    /** Resolves with the first defined value; looked for now and after every request the bot makes. */
    until,
    async close() {
      socket.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
