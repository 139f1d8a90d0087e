/** More came than may. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

/**
 * The same answer with a body that ends in a {@link TooLargeError} once more than so many bytes have come, counted as
 * they are read: after decompression, since a few kilobytes of gzip can hold gigabytes. For bodies of errors as well.
 */
export function bounded({ body, status, statusText, headers }: Response, maxBytes: number): Response {
  let bytes = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new TooLargeError(`sent more than ${maxBytes / 1e6} MB`);
      controller.enqueue(chunk);
    },
  });
  return new Response(body?.pipeThrough(counting) ?? null, { status, statusText, headers });
}

/**
 * The same answer with its body read already, whatever its status. Chat libraries read bodies to their end, those of
 * errors too, or leave them unread, which keeps the connection.
 */
export async function readBounded(answer: Response, maxBytes: number): Promise<Response> {
  const { status, statusText, headers } = answer;
  const body = await bounded(answer, maxBytes).arrayBuffer();
  // A 204 must not have a body at all.
  return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
}
