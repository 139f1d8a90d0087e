import type { openDiscord } from '../contract/discord-stage.ts';
import { waitingWord } from '../contract/stage.ts';
import { botId } from '../servers/discord/index.ts';
import type { Interaction } from '../servers/discord/interaction-routes.ts';
import { flatten } from '../servers/discord/schema.ts';
import { everyone, type Message } from '../servers/discord/world.ts';
import { type Act, type Crowd, chosen, crowdSize, papers, queries, questions } from './crowd.ts';

type Stage = Awaited<ReturnType<typeof openDiscord>>;

/** People who read in one channel and discuss what is posted in others. */
export function discordCrowd({ discord, place }: Stage, digestChannels: readonly string[]): Crowd {
  const { world, people } = discord;
  /** The latest private answers, which may be shared. */
  const answers: { interaction: Interaction; message: Message }[] = [];
  /** Threads in which somebody waits: one question at a time, so that it is known whose answer it is. */
  const busy = new Set<string>();
  const person = (turn: number) => `1000000000000001${String(turn % crowdSize).padStart(2, '0')}`;
  const buttons = (message: Message, label: string) =>
    flatten(message.components).flatMap((part) =>
      [part.label, part.emoji?.name].includes(label) ? (part.custom_id ?? []) : [],
    );

  const acknowledged = (interaction: Interaction) => world.until(() => interaction.answer, 'an acknowledgement');

  function command(name: string, options: Record<string, string>, turn: number, channel = place.channel): Act {
    const interaction = people.command(name, options, { user: person(turn), channel, permissions: everyone });
    const answered = people.answer(interaction).then((message) => {
      answers.push({ interaction, message });
      if (answers.length > 20) answers.shift();
    });
    return { acknowledged: acknowledged(interaction), answered };
  }

  function ask(turn: number): Act | undefined {
    const threads = [...world.channels.values()].filter(
      ({ type, id, parent_id }) => type === 11 && digestChannels.includes(parent_id ?? '') && !busy.has(id),
    );
    if (threads.length === 0) return undefined;
    const { id } = chosen(threads, turn);
    busy.add(id);
    people.say(`<@${botId}> ${chosen(questions, turn)}`, { user: person(turn), channel: id });
    const before = world.messages.length;
    const answered = world
      .until(
        () =>
          world.messages
            .slice(before)
            .some((each) => each.channel_id === id && each.author.id === botId && people.text(each) !== waitingWord),
        'an answer in a thread',
      )
      .finally(() => busy.delete(id));
    // A mention has no acknowledgement: people see the answer, or that one is coming.
    return { acknowledged: answered, answered };
  }

  function discuss(turn: number): Act | undefined {
    const digests = world.messages.filter(
      (each) => digestChannels.includes(each.channel_id) && buttons(each, '💬').length > 0,
    );
    if (digests.length === 0) return undefined;
    const digest = chosen(digests, turn);
    const button = chosen(buttons(digest, '💬'), turn);
    const interaction = people.click(digest, button, { user: person(turn) });
    return { acknowledged: acknowledged(interaction), answered: people.answer(interaction) };
  }

  function share(): Act | undefined {
    const found = answers.findIndex(({ message }) => buttons(message, 'Share').length > 0);
    const [answer] = found === -1 ? [] : answers.splice(found, 1);
    if (answer === undefined) return undefined;
    const interaction = people.click(answer.message, 'Share', { user: answer.interaction.person });
    return { acknowledged: acknowledged(interaction) };
  }

  return {
    platform: 'discord',
    shared: () => world.messages.filter((each) => people.text(each).includes('Shared by')).length,
    act(kind, turn) {
      switch (kind) {
        case 'search':
          return command('search', { query: chosen(queries, turn) }, turn);
        case 'show':
        case 'similar':
          return command(kind, { paper: chosen(papers, turn) }, turn);
        case 'today':
        case 'top':
          return command(kind, {}, turn);
        case 'why':
          return command('why', {}, turn, chosen(digestChannels, turn));
        case 'complete':
          return {
            acknowledged: people.complete('show', { paper: 'kit' }, 'paper', {
              user: person(turn),
              channel: place.channel,
            }),
          };
        case 'ask':
          return ask(turn);
        case 'discuss':
          return discuss(turn);
        case 'share':
          return share();
        default:
          return kind satisfies never;
      }
    },
  };
}
