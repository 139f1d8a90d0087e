import { composeDigest } from '../src/core/channels/digest.ts';
import { rank, windowDays } from '../src/core/channels/rank.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { aChannel, aTopic } from './fixtures/channels.ts';
import { recordedDays } from './recorded.ts';

/** What the channel reads; a paper matches where its title or abstract has the word. */
const topics = ['reasoning', 'diffusion', 'robot'].map((text) => aTopic(text));

/** The first month whose papers have summaries by Hugging Face. */
const firstMonth = '2025-08';

/**
 * The post of so many papers that a channel of three topics would get at noon of each recorded day, where so many
 * match; summaries are those people get.
 */
export function recordedPosts(papers: number): { day: string; reply: Reply }[] {
  const days = recordedDays(firstMonth).map(({ day, items }) => ({
    day,
    papers: items.flatMap((item) => read(item, day)),
  }));
  return days.flatMap(({ day }, position) => {
    const window = days.slice(Math.max(0, position + 1 - windowDays), position + 1).reverse();
    const candidates = window.flatMap((one) => one.papers);
    const findings = topics.map((topic) => ({
      topic,
      matches: matchesOf(topic.text, candidates),
      excluded: new Map(),
    }));
    const chosen = rank({ candidates, days: window.map((one) => one.day), findings, shown: new Map(), top: papers });
    if (chosen.picks.length < papers) return [];
    const dueAt = new Date(`${day}T12:00:00.000Z`);
    const [part] = composeDigest({ ...chosen, channel: aChannel({ topics }), dueAt, now: dueAt, sample: false });
    return part === undefined ? [] : [{ day, reply: part.reply }];
  });
}

function read(item: unknown, day: string): Paper[] {
  const parsed = parseItem(item, day);
  return parsed.kind === 'paper' ? [parsed.paper] : [];
}

const matchesOf = (word: string, candidates: readonly Paper[]) =>
  new Map(
    candidates
      .filter(({ title, abstract }) => `${title} ${abstract}`.toLowerCase().includes(word))
      .map(({ id }) => [id, { id, strength: 1, matched: [] }]),
  );
