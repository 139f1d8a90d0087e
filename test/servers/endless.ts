import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';

/** Writes the part again and again, as fast as it is read. */
export function endless(to: NodeJS.WritableStream & { destroyed?: boolean }, part: string): void {
  const piece = part.repeat(Math.ceil(65_536 / part.length));
  const more = () => {
    while (to.destroyed !== true && to.write(piece));
    to.once('drain', more);
  };
  more();
}

/** A body without an end behind a status. */
export const endlessBody =
  (status: number) =>
  (response: ServerResponse): void =>
    endless(response.writeHead(status, { 'content-type': 'application/json' }), 'a');

/** A body without an end, a thousandth of its size on the wire, behind a status. */
export const endlessGzip =
  (status: number) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    const zip = createGzip();
    zip.pipe(response);
    response.once('close', () => zip.destroy());
    endless(zip, 'a');
  };
