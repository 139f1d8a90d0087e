import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { endless } from './endless.ts';
import { listenDuringTest } from './listen-during-test.ts';

const Request = z.object({
  model: z.string(),
  stream: z.literal(true),
  max_tokens: z.number(),
  tools: z.undefined().optional(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })).length(2),
});
export type ModelRequest = z.infer<typeof Request>;
type Behaviour = (response: ServerResponse, request: ModelRequest) => void;

/** An OpenAI-compatible server that answers as it is told to; it refuses requests of another form, or with tools. */
export async function startLanguageModel() {
  const requests: ModelRequest[] = [];
  const state: { behaviour: Behaviour } = { behaviour: saying('{"claims":[]}') };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const parsed = Request.safeParse(JSON.parse(body));
      if (request.url !== '/v1/chat/completions' || !parsed.success) {
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"bad request"}}');
        return;
      }
      requests.push(parsed.data);
      state.behaviour(response, parsed.data);
    });
  });
  const port = await listenDuringTest(server);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    behave(behaviour: Behaviour) {
      state.behaviour = behaviour;
    },
  };
}

const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
const piece = (content: string) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;

/** Streams a text in pieces, and ends it properly. */
export function saying(text: string): Behaviour {
  return (response) => {
    begin(response);
    for (const part of text.match(/[\s\S]{1,20}/g) ?? []) response.write(piece(part));
    response.end('data: [DONE]\n\n');
  };
}

/** Streams half a text and goes silent. */
export const halfSaying =
  (text: string): Behaviour =>
  (response) => {
    begin(response).write(piece(text.slice(0, text.length / 2)));
  };

/** Streams half a text and breaks off. */
export const breakingOff =
  (text: string): Behaviour =>
  (response) => {
    begin(response).write(piece(text.slice(0, text.length / 2)), () => response.destroy());
  };

export const hanging: Behaviour = () => undefined;

/** Streams letter by letter, and never comes to an end. */
export const dripping: Behaviour = (response) => {
  begin(response);
  const drop = setInterval(() => response.write(': \n'), 20);
  response.once('close', () => clearInterval(drop));
};

/** Streams without an end, as fast as it is read: a line, lines that make no event, or events that say nothing. */
export const endlessly =
  (part: string): Behaviour =>
  (response) =>
    endless(begin(response), part);

/** Never stops talking. */
export const rambling: Behaviour = (response) => {
  begin(response);
  const more = () => {
    while (!response.destroyed && response.write(piece('and so on '.repeat(200))));
    response.once('drain', more);
  };
  more();
};

export const failingWith =
  (status: number): Behaviour =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
