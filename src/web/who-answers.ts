import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** What our server says of itself at `/healthz`, in the header `server`. */
export const serverName = 'Paperboy';

/** A program on this machine answers at once, in milliseconds. */
const longestMs = 3_000;

/** Who answers at the address of a server of ours on this machine: another program may have taken its port. */
export async function whoAnswers(url: string): Promise<'paperboy' | 'nobody' | 'another'> {
  const asked = request(`${url}/healthz`, { agent: false });
  const tooLong = setTimeout(() => asked.destroy(), longestMs);
  try {
    const answered: Promise<IncomingMessage[]> = once(asked, 'response');
    asked.end();
    const [answer] = await answered;
    return answer?.headers.server === serverName ? 'paperboy' : 'another';
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED' ? 'nobody' : 'another';
  } finally {
    clearTimeout(tooLong);
    asked.destroy();
  }
}
