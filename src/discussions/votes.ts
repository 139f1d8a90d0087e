import type { ReactionEvent } from '../core/chat/chat-adapter.ts';
import type { Discussions } from '../core/discussions/discussion.ts';
import type { VotedPaper } from '../core/discussions/vote.ts';
import { firstMessage } from './messages.ts';
import type { DiscussionPorts } from './ports.ts';

/** The least time between two edits of one introduction, in milliseconds: many vote when a digest arrives. */
const editPauseMs = 5_000;

/** So long a thumb may be on its way through another process, in milliseconds, when its withdrawal is heard here. */
const onItsWayMs = 5_000;

/** Keeps thumbs on our messages, and the votes in a discussion's introduction up to date. */
export function createVotes(
  ports: DiscussionPorts,
  elsewhere: Discussions['elsewhere'],
): Pick<Discussions, 'said' | 'react' | 'tallies'> {
  const { votes, store, papers, clock, log, signal } = ports;
  /** Introductions that are being edited, and whether somebody voted since. */
  const editing = new Map<string, boolean>();
  let before: Promise<void> = Promise.resolve();

  async function introduceAnew({ channel, paper: id }: VotedPaper): Promise<void> {
    const discussion = await store.get(channel, id);
    const [paper] = await papers.get([id]);
    const adapter = ports.adapterOf(channel.platform);
    if (discussion?.introduction === undefined || paper === undefined || adapter === undefined) return;
    const { thread, introduction } = discussion;
    const tally = (await votes.tallies(channel, [id])).get(id);
    const others = await elsewhere(discussion.channel, id);
    const reply = firstMessage(paper, {
      elsewhere: others,
      isThread: thread.thread !== undefined,
      isAlone: adapter.isAlone === true,
      tally,
    });
    const edited = await adapter.edit({ place: thread, id: introduction }, reply);
    if (edited.kind !== 'sent') throw new Error(edited.reason);
  }

  /** Never throws: a vote counts also where its introduction cannot be changed. */
  async function show(voted: VotedPaper): Promise<void> {
    const key = JSON.stringify(voted);
    if (editing.has(key)) return void editing.set(key, true);
    try {
      do {
        editing.set(key, false);
        await introduceAnew(voted);
        await clock.sleep(editPauseMs);
      } while (editing.get(key));
    } catch (error) {
      log.warn('the votes could not be told in a discussion', { paper: voted.paper, error });
    } finally {
      editing.delete(key);
    }
  }

  async function keep(event: ReactionEvent): Promise<void> {
    const voted =
      event.kind === 'thumb'
        ? await votes.vote(event.on, event.person, event.value, clock.now(), event.at)
        : await votes.withdraw(event.on, event, event.at);
    if (voted === undefined && event.kind === 'thumb-off' && event.at !== undefined)
      void withdrawLater(event, event.at);
    // Not waited for: the next vote must not wait for the pause between two edits.
    if (voted !== undefined) void show(voted);
  }

  /** Never throws: mostly there is nothing to take off. */
  async function withdrawLater(event: Extract<ReactionEvent, { kind: 'thumb-off' }>, at: Date): Promise<void> {
    await clock.sleep(onItsWayMs, signal);
    if (signal.aborted) return;
    const voted = await votes.withdraw(event.on, event, at).catch((error: unknown) => {
      log.warn('a thumb could not be taken off', { error });
      return undefined;
    });
    if (voted !== undefined) await show(voted);
  }

  return {
    said: (message, paper) => votes.said(message, paper, clock.now()),
    react(event) {
      // In turn: a thumb must not be overtaken by its own withdrawal.
      const kept = before.then(() => keep(event));
      before = kept.catch(() => undefined);
      return kept;
    },
    tallies: votes.tallies,
  };
}
