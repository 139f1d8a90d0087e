import { bounded } from '../../core/bounded.ts';
import { parsedJson } from '../../core/parsed-json.ts';
import { wholeEvents } from './whole-events.ts';

/** Of a whole answer, with all that a server wraps around each word. */
const mostBytes = 4_000_000;
/** Some servers say everything in one event, others a letter in each. */
const mostInStream = { events: 10_000, bytesOfEvent: 256_000 };

/**
 * `fetch` for the model's client, which reads whatever comes to its end, bodies of errors too. What a server sends in a
 * form of its own is brought into the one that the client reads: an error beside the key `error`, and an answer that
 * was asked for as a stream and comes whole.
 */
export async function fetchBounded(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = bounded(await fetch(url, init), mostBytes);
  const { ok, body, status, headers } = response;
  if (body === null) return response;
  if (!ok) return new Response(readableError(await response.text()), { status, headers });
  if (!wantsStream(init)) return response;
  if (headers.get('content-type')?.includes('json'))
    return new Response(asEvent(await response.text()), { status, headers });
  return new Response(body.pipeThrough(wholeEvents(mostInStream)), { status, headers });
}

/**
 * The client shows nothing of an error that stands alone: `{"detail": …}` of FastAPI, `{"object": "error", …}` of vLLM
 * before 0.10 and of Mistral (https://docs.vllm.ai/en/v0.9.2/api/vllm/entrypoints/openai/protocol.html#vllm.entrypoints.openai.protocol.ErrorResponse).
 */
function readableError(text: string): string {
  const said = parsedJson(text);
  return typeof said === 'object' && said !== null && !('error' in said) ? JSON.stringify({ error: said }) : text;
}

/** Servers that cannot stream pass over the wish, and LM Studio answers 200 to what it does not know: a lone object. */
const asEvent = (text: string): string => `data: ${JSON.stringify(parsedJson(text) ?? text)}\n\ndata: [DONE]\n\n`;

function wantsStream(init: RequestInit | undefined): boolean {
  const body = typeof init?.body === 'string' ? parsedJson(init.body) : undefined;
  return typeof body === 'object' && body !== null && 'stream' in body && body.stream === true;
}
