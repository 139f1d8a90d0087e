import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenDuringTest } from './listen-during-test.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Stands in for Hugging Face's and arXiv's paper pages. Paths without an answer are 404. */
export async function startFullTextServer(answers: Record<string, Answer>) {
  const asked: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    response.on('close', () => {
      atOnce -= 1;
    });
    const answer = answers[request.url ?? ''] ?? gone;
    answer(response, request);
  });
  const port = await listenDuringTest(server);
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    /** What is answered from now on. */
    answers,
    get mostAtOnce() {
      return mostAtOnce;
    },
  };
}

const send =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);

export const html = (body: string) => send(200, 'text/html; charset=utf-8', body);
export const markdown = (body: string) => send(200, 'text/markdown; charset=utf-8', body);
export const gone = send(404, 'text/html', '<h1>Not found</h1>');
export const failing = send(503, 'text/html', '<h1>Busy</h1>');
export const tooMany = (seconds: number) => send(429, 'text/plain', 'Slow down', { 'retry-after': String(seconds) });
export const elsewhere = (location: string) => send(302, 'text/html', '', { location });
export const pdf = send(200, 'application/pdf', '%PDF-1.7 binary');

/** Never answers. */
export const silent: Answer = () => undefined;

/** Fifty megabytes, as fast as they are taken. */
export const huge =
  (type: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type });
    const chunk = 'word '.repeat(200_000);
    let left = 50;
    const more = () => {
      while (left > 0) {
        left -= 1;
        if (!response.write(chunk)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  };
