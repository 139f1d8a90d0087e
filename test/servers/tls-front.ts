import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { listen } from './listen.ts';

/** A certificate for all of `internal.test` that nobody knows: `file` is for NODE_EXTRA_CA_CERTS. */
export function makeCertificate(folder: string): { key: Buffer; cert: Buffer; file: string } {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=internal.test', '-addext', 'subjectAltName=DNS:*.internal.test'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-nodes', '-days', '2', ...curve, ...names, '-keyout', keyFile, '-out', file],
    {
      stdio: 'ignore',
    },
  );
  return { key: readFileSync(keyFile), cert: readFileSync(file), file };
}

/**
 * Stands before one of our servers with TLS, as `NAME.internal.test`, for requests and for sockets; where that server tells the
 * address of its socket, it tells this one. Gives the host with its port.
 */
export async function startTlsFront(address: string, name: string, certificate: { key: Buffer; cert: Buffer }) {
  const { host: inner, port: innerPort } = new URL(address);
  const server = createServer(certificate);
  const host = `${name}.internal.test:${await listen(server)}`;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { 'accept-encoding': _, ...headers } = request.headers;
    const onward = ask(`http://${inner}${request.url}`, { method: request.method, headers }, async (answer) => {
      const body = (await text(answer)).replaceAll(`ws://${inner}`, `wss://${host}`);
      const { 'content-length': __, 'transfer-encoding': ___, ...told } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, told).end(body);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request, socket, head) => {
    const onward = connect(Number(innerPort), '127.0.0.1', () => {
      const headers = request.rawHeaders.flatMap((header, n, all) => (n % 2 === 0 ? [`${header}: ${all[n + 1]}`] : []));
      onward.write(`GET ${request.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) {
      end.on('error', () => {
        socket.destroy();
        onward.destroy();
      });
    }
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return host;
}
