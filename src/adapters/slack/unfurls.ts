import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Reply } from '../../core/chat/reply.ts';
import { asArxivId } from '../../core/papers/arxiv-id.ts';
import { discussButton, paperCard } from '../../core/papers/card.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { whenAgain, withRetries } from '../../core/retry.ts';
import { classify, type Failure } from './classify.ts';
import type { Identity } from './identity.ts';
import { LinkShared } from './payloads.ts';
import type { Session } from './session.ts';

/** Links to these hosts, and to hosts under them, are told to us (docs.slack.dev, unfurling links: at most five). */
export const unfurlDomains = ['arxiv.org', 'huggingface.co', 'hf.co', 'alphaxiv.org'];

/** What it takes to hear of links, and to show something under them. */
export const unfurlScopes = ['links:read', 'links:write'] as const;

/** Papers of one message; more is a reading list. */
const most = 5;

const retries = { tries: 3, withinMs: 60_000 };
/** Asking again changes the same attachments (docs.slack.dev, chat.unfurl), so a lost answer is no reason to stop. */
const lostMs = 2_000;

/** Scopes that the installation lacks for it, as far as Slack told. */
export const missingUnfurlScopes = ({ scopes }: Identity): string[] =>
  unfurlScopes.filter((scope) => scopes?.includes(scope) === false);

/**
 * Somebody posted links, in any channel of the workspace. Shown under each is its paper, once a channel and day. Who
 * posted it is not even read. What is still being written (`composer`) is nobody's business.
 */
export async function onLinkShared(session: Session, event: unknown): Promise<void> {
  const { source, channel, message_ts: ts, links, is_bot_user_member: isMember } = LinkShared.parse(event);
  // An Enterprise organisation tells of posted links alone, and leaves out their source (docs.slack.dev, link_shared). What
  // is being written has no time.
  const isPosted = source === 'conversations_history' || (source === undefined && /^\d+\.\d+$/.test(ts));
  if (!isPosted || missingUnfurlScopes(session.self).length > 0) return;
  const linked = new Map<string, string>();
  for (const { url } of links) {
    const id = asArxivId(url);
    if (id !== undefined && !linked.has(id) && linked.size < most) linked.set(id, url);
  }
  if (linked.size === 0) return;
  const key = { platform: 'slack' as const, tenant: session.self.team, channel };
  const papers = await session.papersToUnfurl(key, [...linked.keys()]);
  const unfurls: Record<string, types.MessageAttachment> = {};
  const marks: string[] = [];
  for (const paper of papers) {
    const mark = markOf(session, channel, paper.id);
    const url = linked.get(paper.id);
    if (url === undefined || !(await session.seen.first(mark))) continue;
    marks.push(mark);
    const { blocks } = await session.draw(shown(paper, isMember), 'unfurl');
    unfurls[url] = { blocks };
  }
  if (marks.length === 0) return;
  const result = await unfurl(session, { channel, ts, unfurls });
  if (result.kind === 'done') return;
  for (const mark of marks) await session.seen.forget(mark);
  session.log.warn('slack: a paper could not be shown under its link', { channel, reason: result.reason });
}

const shown = (paper: Paper, isMember: boolean): Reply => ({
  summary: paper.title,
  // Where we are no member a discussion cannot be opened.
  blocks: [paperCard(paper, { buttons: isMember ? [discussButton(paper.id)] : [] })],
  audience: 'everyone',
});

/** Kept for a day, and hashed: which papers a channel's people post is theirs. */
function markOf({ self, clock }: Session, channel: string, paper: string): string {
  const parts = [self.team, channel, clock.now().toISOString().slice(0, 10), paper];
  return `slack:unfurl:${createHash('sha256').update(parts.join(' ')).digest('base64url')}`;
}

type Unfurling = { channel: string; ts: string; unfurls: types.LinkUnfurls };

function unfurl({ quick, clock }: Session, asked: Unfurling): Promise<{ kind: 'done' } | Failure> {
  const attempt = async () => {
    try {
      await quick.chat.unfurl(asked);
      return { kind: 'done' as const };
    } catch (error) {
      return classify(error);
    }
  };
  return withRetries(attempt, { again: whenAgain(lostMs), clock, ...retries });
}
