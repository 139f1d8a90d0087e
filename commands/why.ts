import { z } from 'zod';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { dayName, utcDay } from '../src/core/day.ts';
import { explainRun } from '../src/core/explain-run.ts';
import { nextTimes, pausedSince } from '../src/core/in-force.ts';
import { missingWords } from '../src/core/missing-words.ts';
import type { Paper } from '../src/core/paper.ts';
import { completesPaper, findKnownPaper } from '../src/core/paper-option.ts';
import { windowDays } from '../src/core/rank.ts';
import { explainVerdict } from '../src/core/reason.ts';
import type { Block, Reply, Rich } from '../src/core/reply.ts';
import { refuse } from '../src/core/say.ts';
import type { Channel } from '../src/core/subscription.ts';
import { localDay, localTime } from '../src/core/zone.ts';

/** How many runs back a verdict is looked for. */
const runsBack = 10;

export const why = defineCommand({
  name: 'why',
  description: 'Explain why a paper was or was not posted here, or the last post',
  options: z.object({
    paper: z
      .string()
      .max(500)
      .exactOptional()
      .describe('An arXiv id, a link, or words of the title; empty: the last post'),
  }),
  ...completesPaper,
  async *run({ paper: wanted }, context) {
    const channel = await context.services.channels.get(context.place);
    if (channel === undefined) {
      return yield refuse('Nothing is posted here, because this channel has no topics. /paper subscribe adds one.');
    }
    if (wanted === undefined) return yield await lastPost(channel, context);
    const found = await findKnownPaper(wanted, 'why', context);
    yield 'reply' in found ? found.reply : await onePaper(found.paper, channel, context);
  },
});

async function lastPost(channel: Channel, { services, now }: CommandContext): Promise<Reply> {
  const runs = await services.ledger.runs(channel.place, runsBack);
  // A clock that was ahead for a while has left runs of a time that has not come.
  const [last, before] = runs.filter(({ ranAt }) => ranAt <= now.toISOString());
  const health = services.sourceHealth();
  const lines = last === undefined ? ['Nothing has been due here yet.'] : explainRun(last, channel);
  if (before?.outcome.kind === 'skipped-late') lines.push(...explainRun(before, channel));
  const blocks: Block[] = lines.map((line) => ({ type: 'text', text: [line] }));
  if (!health.reachable && last?.outcome.kind !== 'source-unreachable') {
    const since = localTime(new Date(health.since), channel.schedule.timezone);
    blocks.push({ type: 'note', text: [`No word from the source of papers since ${since}: ${health.reason}.`] });
  }
  const ahead = channel.pause === undefined ? nextTimes(channel, now) : pausedSince(channel);
  blocks.push({ type: 'note', text: [ahead] });
  return { summary: lines[0] ?? '', blocks, audience: 'caller' };
}

async function onePaper(paper: Paper, channel: Channel, context: CommandContext): Promise<Reply> {
  const zone = channel.schedule.timezone;
  const shown = (await context.services.ledger.shown(channel.place, [paper.id])).get(paper.id);
  const lines: Rich[] = [];
  if (shown?.sent === true) {
    const at = localTime(new Date(shown.at), zone);
    lines.push(['It was posted here on ', shown.url === undefined ? at : { text: at, url: shown.url }, '.']);
  } else if (shown !== undefined) lines.push(['It is on its way to this channel.']);
  const verdicts = await verdictLines(paper, channel, context);
  lines.push(...verdicts.map((line): Rich => [line]));
  if (shown === undefined) lines.push(...(await chances(paper, channel, context)).map((line): Rich => [line]));
  const summary = shown?.sent === true ? 'This paper was posted here.' : 'This paper was not posted here.';
  return {
    summary,
    blocks: [
      { type: 'text', text: [{ text: paper.title, mark: 'bold' }, shown === undefined ? ' was not posted here.' : ''] },
      ...lines.map((text): Block => ({ type: 'text', text })),
    ],
    audience: 'caller',
  };
}

/** The latest word each run had on this paper. */
async function verdictLines(paper: Paper, channel: Channel, context: CommandContext): Promise<string[]> {
  const { services, now } = context;
  const zone = channel.schedule.timezone;
  const lines: string[] = [];
  for (const run of await services.ledger.runs(channel.place, runsBack)) {
    const decided = run.decisions.find((decision) => decision.paper === paper.id)?.verdict;
    const wasCandidate = paper.featuredOn !== undefined && run.days.includes(paper.featuredOn);
    const verdict = decided ?? (wasCandidate ? { kind: 'no-match' as const } : undefined);
    if (verdict === undefined || (verdict.kind === 'shown-already' && lines.length > 0)) continue;
    const isNews = verdict.kind === 'no-match' && lines.length === 0;
    const missing = isNews ? ` ${await missingWords(paper, channel.topics, services.index, now)}` : '';
    lines.push(`${localDay(new Date(run.dueAt), zone)}: ${explainVerdict(verdict, zone)}${missing}`.trimEnd());
    if (lines.length === 3) break;
  }
  return lines.length > 0 ? lines : [neverConsidered(paper, channel, now)];
}

function neverConsidered({ featuredOn }: Paper, { createdAt }: Channel, now: Date): string {
  if (featuredOn === undefined) return 'It was never on Hugging Face Daily Papers, where the posts here come from.';
  const on = `It was on Daily Papers on ${dayName(featuredOn, now)}`;
  if (featuredOn < createdAt.slice(0, 10)) return `${on}, before this channel subscribed.`;
  return `${on}; no post here has looked at that day, or it is too long ago to tell.`;
}

async function chances({ featuredOn }: Paper, channel: Channel, { services, now }: CommandContext): Promise<string[]> {
  if (featuredOn === undefined || channel.pause !== undefined) return [];
  const days = await services.papers.latestDays(windowDays, utcDay(now));
  if (!days.includes(featuredOn)) return ['It cannot come any more: posts look at the last three days with papers.'];
  const next = localTime(new Date(channel.nextDue), channel.schedule.timezone);
  return [
    `It can still come: the next post, ${next}, looks at it again if its day is then among the last three with papers.`,
  ];
}
