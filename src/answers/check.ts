import { z } from 'zod';
import { readBounded } from '../core/bounded.ts';
import { withDeadline } from '../core/deadline.ts';
import type { Check } from '../core/status/check.ts';
import type { Finding } from '../core/status/finding.ts';

type Options = { name: string; url: string; key?: string; timeoutMs?: number };

const Models = z.object({ data: z.array(z.object({ id: z.string() })) });
const mostBytes = 4_000_000;

/** Asks the model's server which models it has (`GET /models`); not every one tells. Nothing is answered, and nothing costs. */
export async function checkModel({ name: model, url, key, timeoutMs = 10_000 }: Options): Promise<Check> {
  const check = (facts: string[], findings: Finding[]): Check => ({ name: 'Language model', facts, findings });
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  try {
    const [status, text] = await withDeadline(timeoutMs, undefined, async (signal) => {
      const response = await readBounded(await fetch(`${url}/models`, { headers, signal }), mostBytes);
      return [response.status, await response.text()] as const;
    });
    if (status === 401 || status === 403) {
      return check(
        [],
        [{ what: `The model's server does not accept ANSWER_API_KEY (${status}).`, remedy: 'Copy the key again.' }],
      );
    }
    const models = status === 200 ? Models.safeParse(jsonOf(text)).data?.data.map(({ id }) => id) : undefined;
    if (models === undefined) return check([`the server answers ${status}, and does not tell which models it has`], []);
    if (models.includes(model)) return check([`${model} is there`], []);
    const some = models.slice(0, 5).join(', ');
    return check(
      [],
      [{ what: `The server has no model ${model}.`, remedy: `Set ANSWER_MODEL to one it has: ${some || 'none yet'}.` }],
    );
  } catch (cause) {
    const reason =
      cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause);
    return check(
      [],
      [{ what: `The model's server cannot be reached (${reason}).`, remedy: 'Start it, or check ANSWER_API_URL.' }],
    );
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
