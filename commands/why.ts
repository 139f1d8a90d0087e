import { z } from 'zod';
import { changedSince } from '../src/core/channels/changed-since.ts';
import { nextTimes, pausedSince } from '../src/core/channels/channel-settings.ts';
import { explainOutcome, type Standing, standingOf } from '../src/core/channels/delivery-outcome.ts';
import { explainRun } from '../src/core/channels/explain-run.ts';
import { explainVerdict } from '../src/core/channels/explain-verdict.ts';
import type { Ledger, Run, RunMessage } from '../src/core/channels/ledger.ts';
import { explainMail } from '../src/core/channels/mail-outcome.ts';
import { windowDays } from '../src/core/channels/rank.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import { isBetweenUs, personKey } from '../src/core/chat/place.ts';
import type { Block, Reply, Rich } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand, type Services } from '../src/core/commands/command.ts';
import { completesPaper, findKnownPaper } from '../src/core/commands/paper-option.ts';
import { dayName, utcDay } from '../src/core/day.ts';
import { paperCard } from '../src/core/papers/card.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import type { SourceInfo } from '../src/core/papers/paper-source.ts';
import { readDays } from '../src/core/queries/days.ts';
import { missingWords } from '../src/core/queries/missing-words.ts';
import { postsOn } from '../src/core/schedules/schedule.ts';
import { printWhen } from '../src/core/schedules/when.ts';
import { localDay, localIsoDay, localTime, wallTime } from '../src/core/schedules/zone.ts';
import { inWords, shorten } from '../src/core/text.ts';

/** How many runs back a verdict is looked for. */
const runsBack = 10;

export const why = defineCommand({
  name: 'why',
  description: 'Explain why a paper was or was not posted here, or the last post',
  channel: 'tells',
  options: z.object({
    paper: z
      .string()
      .max(500)
      .exactOptional()
      .describe('An arXiv id, a link, or words of the title; empty: the last post'),
    date: z.string().max(60).exactOptional().describe('A day instead: saturday, 2026-06-19'),
  }),
  ...completesPaper,
  async *run({ paper: wanted, date }, context) {
    const channel = await context.services.channels.get(context.place);
    const mails = wanted === undefined ? await lastMail(context) : [];
    if (channel === undefined) {
      const summary = 'Nothing is posted here, because this channel has no topics. /paper subscribe adds one.';
      return yield mails.length === 0 ? refuse(summary) : say(summary, ...mails);
    }
    if (wanted === undefined && date !== undefined) return yield await ofDay(date, channel, context);
    if (wanted === undefined) {
      const post = await lastPost(channel, context);
      return yield { ...post, blocks: [...post.blocks, ...mails] };
    }
    const found = await findKnownPaper(wanted, 'why', context);
    yield 'reply' in found ? found.reply : await onePaper(found.paper, channel, context);
  },
});

/** What became of a day: its post, or why there was to be none. */
async function ofDay(typed: string, channel: Channel, { services, now }: CommandContext): Promise<Reply> {
  const { line, timezone } = channel.schedule;
  // A day is the channel's own, and so is what "yesterday" means.
  const today = new Date(wallTime(now.getTime(), timezone));
  const { since, until: day } = readDays(typed, today) ?? {};
  if (day === undefined || since !== day)
    return refuse(`"${shorten(typed, 60)}" is no day I can read. Such as: 2026-06-19, yesterday, saturday.`);
  const runs = (await runsBy(now, channel, services.ledger))
    .filter(({ dueAt }) => localIsoDay(new Date(dueAt), timezone) === day)
    .reverse();
  const told = await Promise.all(runs.map((run) => toldOf(run, channel, services)));
  const [summary] = told.map(({ first }) => first);
  if (summary !== undefined) {
    const [, ...lines] = told.flatMap(({ first, became, reasons }): Rich[] => [[first], ...became, ...reasons]);
    const papers = await services.papers.get([...new Set(told.flatMap(({ papers }) => papers))]);
    const cards = papers.map((paper, position) => paperCard(paper, { rank: position + 1 }));
    return say(summary, ...lines.map((text): Block => ({ type: 'text', text })), ...cards);
  }
  const on = dayName(day, today);
  return say(
    day < localIsoDay(new Date(channel.createdAt), timezone)
      ? `${on} was before this channel subscribed.`
      : postsOn(line, day)
        ? `I know of no post of ${on}: it is still to come, was passed over in a pause, or is too long ago to tell.`
        : `Nothing is due here on ${on}: posts come ${printWhen(line)} ${timezone}.`,
    { type: 'note', text: [channel.pause === undefined ? nextTimes(channel, now) : pausedSince(channel)] },
  );
}

/** The latest runs, newest first. A clock that was ahead for a while has left runs of a time that has not come. */
const runsBy = async (now: Date, { place }: Channel, ledger: Ledger) =>
  (await ledger.runs(place, runsBack)).filter(({ ranAt }) => ranAt <= now.toISOString());

/** A run in one sentence, what became of its messages, why it was as it was, and the papers that came of it. */
async function toldOf(run: Run, channel: Channel, { ledger, sources }: Pick<Services, 'ledger' | 'sources'>) {
  const [first = '', ...reasons] = explainRun(run, channel, sources);
  const messages = run.outcome.kind === 'posted' ? await messagesOf(run, channel, ledger) : [];
  const became = run.outcome.kind === 'posted' ? messageLines(messages, channel) : [];
  const papers = messages.flatMap(({ papers, state }) => (standingOf(state) === 'failed' ? [] : papers));
  return { first, became, reasons: reasons.map((line): Rich => [line]), papers };
}

async function lastPost(channel: Channel, { services, now }: CommandContext): Promise<Reply> {
  const [last, before] = await runsBy(now, channel, services.ledger);
  const health = services.sourceHealth();
  const { first, became, reasons } =
    last === undefined
      ? { first: 'Nothing has been due here yet.', became: [], reasons: [] }
      : await toldOf(last, channel, services);
  const missed = before?.outcome.kind === 'skipped-late' ? explainRun(before, channel, services.sources) : [];
  const lines: Rich[] = [[first], ...became, ...reasons, ...missed.map((line): Rich => [line])];
  const blocks: Block[] = lines.map((text) => ({ type: 'text', text }));
  if (!health.reachable && last?.outcome.kind !== 'source-unreachable') {
    const since = localTime(new Date(health.since), channel.schedule.timezone);
    blocks.push({ type: 'note', text: [`No word from the source of papers since ${since}: ${health.reason}.`] });
  }
  const ahead = channel.pause === undefined ? nextTimes(channel, now) : pausedSince(channel);
  blocks.push({ type: 'note', text: [ahead] });
  return { summary: first, blocks, audience: 'caller' };
}

/** What became of the person's last mail, for them alone; nothing where they get none. */
async function lastMail({ services, caller, place, now }: CommandContext): Promise<Block[]> {
  const mailbox = isBetweenUs(caller, place) ? await services.ways.email?.mailboxOf(personKey(caller)) : undefined;
  const channel = mailbox && (await services.channels.get(mailbox));
  if (channel === undefined) return [];
  const { ledger, sources } = services;
  const [last] = await runsBy(now, channel, ledger);
  const sent = last?.outcome.kind === 'posted' ? await messagesOf(last, channel, ledger) : [];
  const [first = 'Nothing has been due there yet.', ...reasons] =
    last === undefined ? [] : explainRun(last, channel, sources);
  const lines = [
    first,
    ...sent.map((mail) => explainMail(mail, channel.schedule.timezone)),
    ...reasons,
    channel.pause === undefined
      ? nextTimes(channel, now)
      : 'No more mails are sent there; /paper connect email with your address begins again.',
  ];
  return [
    { type: 'text', text: [{ text: 'By mail', mark: 'bold' }] },
    ...lines.map((line): Block => ({ type: 'text', text: [line] })),
  ];
}

const messagesOf = async ({ dueAt, ranAt }: Run, channel: Channel, ledger: Ledger) =>
  (await ledger.messages(channel.place, new Date(ranAt))).filter((message) => message.dueAt === dueAt);

/** What became of each message of a run. */
function messageLines(messages: readonly RunMessage[], channel: Channel): Rich[] {
  if (messages.length === 0) return [['What became of it is too long ago to tell.']];
  const lines = messages.map((message, position): Rich => {
    const which = messages.length === 1 ? [] : [`Message ${position + 1} of ${messages.length}: `];
    return [...which, ...explainOutcome(message, channel.schedule.timezone)];
  });
  const isLost = messages.some(({ papers, state }) => papers.length > 0 && standingOf(state) === 'failed');
  return isLost ? [...lines, ['What was not posted can still come with a later post.']] : lines;
}

async function onePaper(paper: Paper, channel: Channel, context: CommandContext): Promise<Reply> {
  const { ledger } = context.services;
  const runs = await ledger.runs(channel.place, runsBack);
  const since = new Date(runs.at(-1)?.ranAt ?? context.now);
  const all = await ledger.messages(channel.place, since);
  const messages = all.filter(({ papers }) => papers.includes(paper.id));
  const [latest = await shownBefore(paper, channel, ledger), ...earlier] = messages;
  const standing = latest === undefined ? 'failed' : standingOf(latest.state);
  const isNot = standing === 'failed';
  const decided = decidedAt(latest, paper, runs, channel);
  const changed = await changedSince(decided, paper, channel, context.services.index, context.now);
  const lines: Rich[] = [
    ...(latest === undefined ? [] : [explainOutcome(latest, channel.schedule.timezone)]),
    ...numberIn(paper, messages[0], all),
    ...(await verdictLines(paper, channel, runs, earlier, context)),
    ...changed.map((line): Rich => [line]),
    ...(isNot ? (await chances(paper, channel, context)).map((line): Rich => [line]) : []),
  ];
  return {
    summary: summaries[standing],
    blocks: [
      { type: 'text', text: [{ text: paper.title, mark: 'bold' }, isNot ? ' was not posted here.' : ''] },
      ...lines.map((text): Block => ({ type: 'text', text })),
    ],
    audience: 'caller',
  };
}

/** Where it stands in its post, which is not in the order of what was chosen. */
function numberIn({ id }: Paper, message: RunMessage | undefined, all: readonly RunMessage[]): Rich[] {
  const papers = all.flatMap(({ dueAt, papers }) => (dueAt === message?.dueAt ? papers : []));
  return papers.length < 2 ? [] : [[`It is number ${papers.indexOf(id) + 1} of the ${papers.length} in that post.`]];
}

const summaries: Record<Standing, string> = {
  posted: 'This paper was posted here.',
  assumed: 'This paper was probably posted here.',
  coming: 'This paper is on its way here.',
  failed: 'This paper was not posted here.',
};

/**
 * The message that showed a paper longer ago than the last runs. Undefined where none did: also where one was to, and was
 * deleted before it was sent.
 */
async function shownBefore(
  { id }: Paper,
  { place }: Channel,
  ledger: Ledger,
): Promise<Pick<RunMessage, 'state' | 'expiresAt'> | undefined> {
  const shown = (await ledger.shown(place, [id])).get(id);
  if (shown === undefined) return undefined;
  const { at, sent, url } = shown;
  if (!sent) return (await ledger.messages(place, new Date(at))).find(({ papers }) => papers.includes(id));
  return { expiresAt: at, state: { kind: 'sent', at, messageId: '', ...(url === undefined ? {} : { url }) } };
}

/** The latest word each run had on this paper, and what became of its earlier messages. */
async function verdictLines(
  paper: Paper,
  channel: Channel,
  runs: readonly Run[],
  earlier: readonly RunMessage[],
  { services, now }: CommandContext,
): Promise<Rich[]> {
  const zone = channel.schedule.timezone;
  const lines: Rich[] = [];
  for (const run of runs) {
    const decided = run.decisions.find((decision) => decision.paper === paper.id)?.verdict;
    const wasCandidate = paper.featuredOn !== undefined && run.days.includes(paper.featuredOn);
    const verdict = decided ?? (wasCandidate ? { kind: 'no-match' as const } : undefined);
    if (verdict === undefined || (verdict.kind === 'shown-already' && lines.length > 0)) continue;
    const isNews = verdict.kind === 'no-match' && lines.length === 0;
    const missing = isNews ? ` ${await missingWords(paper, channel.topics, services.index, now)}` : '';
    const line = `${localDay(new Date(run.dueAt), zone)}: ${explainVerdict(verdict, run, zone)}${missing}`.trimEnd();
    const message = earlier.find(({ dueAt }) => dueAt === run.dueAt);
    lines.push(message === undefined ? [line] : [`${line} `, ...explainOutcome(message, zone)]);
    if (lines.length === 3) break;
  }
  return lines.length > 0 ? lines : [[neverConsidered(paper, channel, services.sources, now)]];
}

/** When the last word on a paper was spoken: it was posted, or a run looked at it; else the channel subscribed. */
function decidedAt(
  latest: Pick<RunMessage, 'state'> | undefined,
  { featuredOn = '' }: Paper,
  runs: readonly Run[],
  { createdAt }: Channel,
): string {
  if (latest?.state.kind === 'sent') return latest.state.at;
  return runs.find(({ days }) => days.includes(featuredOn))?.ranAt ?? createdAt;
}

function neverConsidered(
  { featuredOn, listed = [] }: Paper,
  { createdAt }: Channel,
  sources: readonly SourceInfo[],
  now: Date,
): string {
  if (featuredOn === undefined) {
    const lists = sources.map(({ title, list }) => (title === list ? title : `${title} ${list}`));
    return `It was never on ${inWords(lists)}, where the posts here come from.`;
  }
  const on = `It was on ${inWords(listed.map(({ as, on }) => `${as} on ${dayName(on, now)}`))}`;
  if (featuredOn < createdAt.slice(0, 10)) return `${on}, before this channel subscribed.`;
  return `${on}; no post here has looked at that day, or it is too long ago to tell.`;
}

/** Whether it can still come, and with which post; nothing where the topics, as they are, leave it out. */
async function chances(
  { id, featuredOn, listed = [] }: Paper,
  channel: Channel,
  context: CommandContext,
): Promise<string[]> {
  const { services, now } = context;
  if (featuredOn === undefined || channel.pause !== undefined) return [];
  if (!(await isInWindow(listed, context)))
    return ['It cannot come any more: posts look at the last three days with papers.'];
  const { decisions } = await services.preview(channel, now);
  const verdict = decisions.find(({ paper }) => paper === id)?.verdict.kind;
  if (verdict === 'no-match' || verdict === 'excluded') return [];
  const next = localTime(new Date(channel.nextDue), channel.schedule.timezone);
  return [
    `It can still come: the next post, ${next}, looks at it again if its day is then among the last three with papers.`,
  ];
}

/** Whether posts still look at one of the days it was shown on. */
async function isInWindow(listed: NonNullable<Paper['listed']>, { services, now }: CommandContext): Promise<boolean> {
  for (const { source, on } of listed) {
    if ((await services.papers.latestDays(windowDays, utcDay(now), source)).includes(on)) return true;
  }
  return false;
}
