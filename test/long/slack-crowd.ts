import type { openSlack } from '../contract/slack-stage.ts';
import { waitingWord } from '../contract/stage.ts';
import { type Message, bot as ourselves } from '../servers/slack/world.ts';
import { type Act, type Crowd, chosen, crowdSize, papers, queries, questions } from './crowd.ts';

type Stage = Awaited<ReturnType<typeof openSlack>>;

export const slackPeople = Array.from({ length: crowdSize }, (_, number) => `U0CROWD${number}`);

/** People who read in one channel and discuss what is posted in others. */
export function slackCrowd({ slack, place }: Stage, digestChannels: readonly string[]): Crowd {
  const { world, people } = slack;
  /** Private answers that were shared already. */
  const shared = new Set<Message>();
  /** Threads in which somebody waits: one question at a time, so that it is known whose answer it is. */
  const busy = new Set<string>();
  const person = (turn: number) => chosen(slackPeople, turn);
  const has = (message: Message, label: string) =>
    JSON.stringify(message.blocks ?? []).includes(`"text":{"type":"plain_text","text":"${label}"`);
  const ours = (channel: string) => world.messages(channel).filter(({ user }) => user === ourselves.user);

  /** The answer through the address that came with the request. */
  function answerTo(user: string) {
    const before = slack.responses.length;
    return slack.until(
      () => slack.responses.slice(before).find((each) => each.user === user && each.text !== waitingWord),
      `an answer to ${user}`,
    );
  }

  function command(line: string, turn: number, channel = place.channel): Act {
    const answered = answerTo(person(turn));
    return { acknowledged: people.command(person(turn), channel, line), answered };
  }

  function ask(turn: number): Act | undefined {
    const threads = digestChannels.flatMap((channel) => {
      const roots = new Set(ours(channel).flatMap(({ thread_ts }) => thread_ts ?? []));
      return [...roots].filter((ts) => !busy.has(ts)).map((ts) => ({ channel, ts }));
    });
    if (threads.length === 0) return undefined;
    const { channel, ts: thread } = chosen(threads, turn);
    busy.add(thread);
    const user = person(turn);
    const text = `<@${ourselves.user}> ${chosen(questions, turn)}`;
    const { ts } = people.say(user, channel, text, thread);
    const event = { type: 'app_mention', user, text, channel, ts, event_ts: ts, thread_ts: thread };
    const before = world.messages(channel).length;
    const acknowledged = people.event(event);
    const answered = slack
      .until(
        () =>
          world
            .messages(channel)
            .slice(before)
            .some((each) => each.thread_ts === thread && each.user === ourselves.user && each.text !== waitingWord),
        'an answer in a thread',
      )
      .finally(() => busy.delete(thread));
    return { acknowledged, answered };
  }

  function discuss(turn: number): Act | undefined {
    const digests = digestChannels.flatMap((channel) =>
      ours(channel)
        .filter((message) => has(message, 'Discuss'))
        .map((message) => ({ channel, message })),
    );
    if (digests.length === 0) return undefined;
    const { channel, message } = chosen(digests, turn);
    const answered = answerTo(person(turn));
    return { acknowledged: people.click(person(turn), channel, message, 'Discuss'), answered };
  }

  function share(): Act | undefined {
    const message = ours(place.channel).findLast(
      (each) => each.ephemeralFor !== undefined && has(each, 'Share') && !shared.has(each),
    );
    if (message?.ephemeralFor === undefined) return undefined;
    shared.add(message);
    return { acknowledged: people.click(message.ephemeralFor, place.channel, message, 'Share') };
  }

  return {
    platform: 'slack',
    shared: () => ours(place.channel).filter(({ blocks }) => JSON.stringify(blocks).includes('Shared by')).length,
    act(kind, turn) {
      switch (kind) {
        case 'search':
          return command(`search ${chosen(queries, turn)}`, turn);
        case 'show':
        case 'similar':
          return command(`${kind} ${chosen(papers, turn)}`, turn);
        case 'today':
        case 'top':
          return command(kind, turn);
        case 'why':
          return command('why', turn, chosen(digestChannels, turn));
        case 'ask':
          return ask(turn);
        case 'discuss':
          return discuss(turn);
        case 'share':
          return share();
        // Slack completes in forms alone.
        case 'complete':
          return command('help', turn);
        default:
          return kind satisfies never;
      }
    },
  };
}
