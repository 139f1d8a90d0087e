import type { Clock } from '../core/clock.ts';
import { withDeadline } from '../core/deadline.ts';
import type { Check } from '../core/status/check.ts';
import type { Finding } from '../core/status/finding.ts';
import { faultOf, type HostToken, under } from './http.ts';

type Options = {
  huggingFaceUrl: string;
  token?: HostToken;
  arxivUrl: string;
  arxivApiUrl: string;
  clock: Clock;
  timeoutMs?: number;
};

/** Clocks of servers and of machines that ask for the time differ by less, in milliseconds. */
const mostSkewMs = 90_000;

/** Asks each source once, for as little as there is, and compares this machine's clock with theirs. */
export async function checkSources(options: Options): Promise<Check> {
  const { huggingFaceUrl, token, arxivUrl, arxivApiUrl, clock, timeoutMs = 10_000 } = options;
  const ask = async (name: string, setting: string, url: URL, own?: HostToken) => {
    const headers = own === undefined ? undefined : { authorization: `Bearer ${own.secret}` };
    try {
      return await withDeadline(timeoutMs, undefined, async (signal) => {
        const response = await fetch(url, { signal, redirect: 'manual', ...(headers && { headers }) });
        await response.body?.cancel();
        return { name, setting, status: response.status, date: response.headers.get('date') };
      });
    } catch (cause) {
      return { name, setting, reason: faultOf(cause) };
    }
  };
  const answers = await Promise.all([
    ask('Hugging Face', 'HF_API_URL', under(huggingFaceUrl, 'api/daily_papers?limit=1'), token),
    ask("arXiv's API", 'ARXIV_API_URL', under(arxivApiUrl, 'api/query?id_list=1706.03762&max_results=1')),
    ask('arXiv', 'ARXIV_URL', under(arxivUrl, 'abs/1706.03762')),
  ]);
  const reached = answers.flatMap((answer) => ('status' in answer ? [answer] : []));
  const date = reached.find((answer) => answer.date !== null)?.date;
  return {
    name: 'Sources and clock',
    facts: reached.map(({ name, status }) => `${name} answers ${status}`),
    findings: [
      ...answers.flatMap((answer) => ('reason' in answer ? [unreachable(answer)] : ofStatus(answer))),
      ...(date ? skewed(clock.now().getTime() - Date.parse(date)) : []),
    ],
  };
}

const unreachable = ({ name, setting, reason }: { name: string; setting: string; reason: string }): Finding => ({
  what: `${name} ${reason}.`,
  remedy: `Check the network, the proxy and ${setting}.`,
});

function ofStatus({ name, setting, status }: { name: string; setting: string; status: number }): Finding[] {
  if (status === 401 && setting === 'HF_API_URL') {
    return [
      {
        what: 'Hugging Face does not accept HF_TOKEN.',
        remedy: 'Make another at huggingface.co, Settings, Access Tokens; or leave it empty.',
      },
    ];
  }
  if (status < 500 && status !== 403 && status !== 429 && !(status === 404 && setting === 'HF_API_URL')) return [];
  return [
    {
      what: `${name} answers ${status}.`,
      remedy:
        status === 429
          ? 'Ask less often: another program may ask from this address too.'
          : `Wait, or check ${setting}.`,
    },
  ];
}

function skewed(aheadMs: number): Finding[] {
  if (!(Math.abs(aheadMs) > mostSkewMs)) return [];
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const what = `This machine's clock is about ${minutes} min ${aheadMs > 0 ? 'ahead' : 'behind'}.`;
  return [{ what, remedy: 'Set it, and let it be kept (timedatectl set-ntp true): digests go out by it.' }];
}
