import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { listen } from './listen.ts';

/** How a request came: handed over whole (RFC 9112, 3.2.2), or as bytes of a tunnel (RFC 9110, 9.3.6). */
export type Passed = { how: 'whole' | 'tunnel'; host: string };

/**
 * A proxy that wants a user and password (407 without them), on loopback. It alone knows where `NAME.internal.test` is: whoever
 * does not go through it finds no such host. It refuses what is not meant for a proxy.
 */
export async function startProxy({ user = 'ada', password = 'pa55word' } = {}) {
  const passed: Passed[] = [];
  const sockets = new Set<{ destroy(): void }>();
  const hostOf = (name: string) => (name.endsWith('.internal.test') ? '127.0.0.1' : name);
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const isKnown = ({ headers }: IncomingMessage) => headers['proxy-authorization'] === wanted;

  const server = createServer((request, response) => {
    if (!URL.canParse(request.url ?? '')) return void response.writeHead(400).end('this is a proxy');
    if (!isKnown(request)) return void response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
    const url = new URL(request.url ?? '');
    passed.push({ how: 'whole', host: url.host });
    const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = request.headers;
    const to = { host: hostOf(url.hostname), port: url.port || 80, path: url.pathname + url.search };
    const onward = ask({ ...to, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    request.pipe(onward);
  });
  server.on('connect', (request, socket, head) => {
    if (!isKnown(request))
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
    const { hostname, port } = new URL(`tunnel://${request.url}`);
    passed.push({ how: 'tunnel', host: `${hostname}:${port}` });
    const onward = connect(Number(port), hostOf(hostname), () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => {
        socket.destroy();
        onward.destroy();
      });
    }
  });
  const port = await listen(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { passed, host: `127.0.0.1:${port}`, url: `http://${user}:${password}@127.0.0.1:${port}`, password };
}
