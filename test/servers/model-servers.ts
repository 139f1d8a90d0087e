import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { listenDuringTest } from './listen-during-test.ts';

/** Of a request what the servers here tell apart; anything else may stand beside it. */
const Request = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  temperature: z.number().optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })),
});
export type ChatRequest = z.infer<typeof Request>;

/** How an answer is said; `finish`: the last piece's `finish_reason`; `error`: what comes instead of the last piece. */
type Said = { deltas: readonly object[]; finish?: string; before?: string; error?: object };
type Refusal = { status: number; body: unknown };

/** A server as one on the market behaves: where it is, what it has, what it refuses, how it says an answer. */
export type ServerKind = {
  /** What its interface's paths begin with. */
  base: string;
  models: readonly string[];
  key?: string;
  refuses(request: ChatRequest): Refusal | undefined;
  unknownModel: Refusal;
  wrongKey: Refusal;
  unknownPath(method: string, path: string): { status: number; type: string; body: string };
  says(answer: string, request: ChatRequest): Said;
  /** The body of an answer that is not to be streamed, where it is another than what is said. */
  whole?(): { type: string; body: string };
};

/** Starts such a server over loopback. It answers every question that it does not refuse with `answer`. */
export async function startModelServer(kind: ServerKind, answer: (request: ChatRequest) => string) {
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => handle(request, body, response));
  });
  const port = await listenDuringTest(server);
  return { origin: `http://127.0.0.1:${port}`, url: `http://127.0.0.1:${port}${kind.base}`, requests };

  function handle({ method = '', url = '', headers }: IncomingMessage, body: string, response: ServerResponse): void {
    const isChat = method === 'POST' && url === `${kind.base}/chat/completions`;
    if (!isChat && !(method === 'GET' && url === `${kind.base}/models`)) {
      const { status, type, body: page } = kind.unknownPath(method, url);
      response.writeHead(status, { 'content-type': type }).end(page);
    } else if (kind.key !== undefined && headers.authorization !== `Bearer ${kind.key}`) {
      refuse(response, kind.wrongKey);
    } else if (isChat) chat(Request.parse(JSON.parse(body)), response);
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      const data = kind.models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' }));
      response.end(JSON.stringify({ object: 'list', data }));
    }
  }

  function chat(request: ChatRequest, response: ServerResponse): void {
    requests.push(request);
    const refusal = kind.models.includes(request.model) ? kind.refuses(request) : kind.unknownModel;
    const said = kind.says(answer(request), request);
    if (refusal !== undefined) refuse(response, refusal);
    else if (request.stream === true) stream(response, said);
    else if (kind.whole !== undefined) {
      const { type, body } = kind.whole();
      response.writeHead(200, { 'content-type': type }).end(body);
    } else whole(response, said);
  }
}

function refuse(response: ServerResponse, { status, body }: Refusal): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}

const common = { id: 'chatcmpl-1', created: 1, model: 'm' };

function stream(response: ServerResponse, { deltas, finish = 'stop', before = '', error }: Said): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(before);
  const event = (choices: object[], more = {}) =>
    response.write(`data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', choices, ...more })}\n\n`);
  event([{ index: 0, delta: { role: 'assistant', content: null }, finish_reason: null }]);
  for (const delta of deltas) event([{ index: 0, delta, finish_reason: null }]);
  if (error !== undefined) return void response.end(`data: ${JSON.stringify({ ...common, error, choices: [] })}\n\n`);
  event([{ index: 0, delta: {}, finish_reason: finish }]);
  event([], { usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } });
  response.end('data: [DONE]\n\n');
}

function whole(response: ServerResponse, { deltas, finish = 'stop' }: Said): void {
  const message: Record<string, unknown> = { role: 'assistant', content: '' };
  for (const [key, value] of deltas.flatMap((delta) => Object.entries(delta)))
    message[key] = typeof value === 'string' ? `${message[key] ?? ''}${value}` : value;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ ...common, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: finish }] }),
  );
}

/** A text in pieces of a few letters, as they come. */
export const inPieces = (text: string, key = 'content'): object[] =>
  (text.match(/[\s\S]{1,24}/g) ?? []).map((piece) => ({ [key]: piece }));
