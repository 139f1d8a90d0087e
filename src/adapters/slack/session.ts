import type { WebClient } from '@slack/web-api';
import type { Dispatch } from '../../core/chat/chat-adapter.ts';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { ButtonStore, KeyValueStore, SeenEvents } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { Directory } from './directory.ts';
import type { Identity } from './identity.ts';
import type { Installation } from './installation.ts';
import type { Posts } from './posts.ts';
import type { Drawn } from './render.ts';
import type { Unanswered } from './unanswered.ts';

/** Who may change what a channel receives: its members, or workspace admins and whoever subscribed it. */
export type Manage = 'members' | 'admins';

/**
 * The papers to show under links in a channel: those of `ids` that are stored; none where no organiser asked for it.
 * Nothing else is asked, whatever people post.
 */
export type PapersToUnfurl = (channel: ChannelKey, ids: readonly string[]) => Promise<Paper[]>;

/** Everything the handlers share once Slack has told who we are. */
export type Session = {
  self: Identity;
  /** Its calls have the deadline of a post. */
  client: WebClient;
  /** Its calls end in time for a click's answer. */
  quick: WebClient;
  dispatch: Dispatch;
  directory: Directory;
  posts: Posts;
  installation: Pick<Installation, 'outage'>;
  /** Slack says that the app was removed, or its token revoked; `reason`: in words, with what to do. */
  removed(reason: string): Promise<void>;
  /** Waits for the pace, before a message that somebody waits for. */
  turn(place: Place): Promise<void>;
  /** A reply as Block Kit, with its long buttons stored and its people's names looked up. */
  draw(reply: Reply, by?: string): Promise<Drawn>;
  manage: Manage;
  organiserOf(channel: ChannelKey): Promise<string | undefined>;
  papersToUnfurl: PapersToUnfurl;
  buttons: ButtonStore;
  keyValues: KeyValueStore;
  seen: SeenEvents;
  unanswered: Unanswered;
  /** Other processes answer in this workspace, too. */
  isShared: boolean;
  /** Aborts when nothing more is to be answered. */
  stopping: AbortSignal;
  log: Log;
  clock: Clock;
};
