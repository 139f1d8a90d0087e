import type { Caller } from '../../src/core/chat/place.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { Bot } from '../../src/wire.ts';

/** How often somebody asks something, in milliseconds. */
const everyMs = 100;

/**
 * Asks a bot for one thing after another, whether or not it has answered the one before: a search, a paper, what a channel
 * is subscribed to, and to subscribe one, each by a person in a channel of their own. `stop` gives how many were asked and
 * what the slowest hundredth took until its last answer, in milliseconds.
 */
export function askMeanwhile({ dispatch }: Pick<Bot, 'dispatch'>, papers: readonly Paper[]) {
  const times: number[] = [];
  const underWay = new Set<Promise<void>>();
  let asked = 0;

  async function ask(number: number): Promise<void> {
    const paper = papers[number % papers.length];
    const began = performance.now();
    const [command = 'search', options = {}] = questions(paper)[number % 4] ?? [];
    for await (const _ of dispatch.run({ command, options }, callerOf(number)));
    times.push(performance.now() - began);
  }

  const timer = setInterval(() => {
    const answered = ask(asked++).finally(() => underWay.delete(answered));
    underWay.add(answered);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      times.sort((one, other) => one - other);
      return { asked, p99Ms: times[Math.ceil(times.length * 0.99) - 1] ?? 0 };
    },
  };
}

const questions = (paper: Paper | undefined): [command: string, options: Record<string, string>][] => [
  ['search', { query: paper?.title.slice(0, 60) ?? '' }],
  ['show', { paper: paper?.id ?? '' }],
  ['subscriptions', {}],
  ['subscribe', { topic: 'diffusion' }],
];

const callerOf = (number: number): Caller => ({
  id: `u${number}`,
  place: { platform: 'discord', tenant: 'asking', channel: `asking ${number}`, kind: 'public' },
  isExternal: false,
  mayManage: async () => true,
  canSee: async () => true,
});
