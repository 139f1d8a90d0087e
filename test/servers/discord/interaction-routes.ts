import { Modal } from './form-schema.ts';
import { read, refusals } from './refusal.ts';
import { type Route, route } from './route.ts';
import { AnswerMessage, Choices, EditedMessage, flags } from './schema.ts';
import { type Message, shown, type World } from './world.ts';

/** What a person did, and what came of it. */
export type Interaction = {
  id: string;
  token: string;
  type: 2 | 3 | 4 | 5;
  person: string;
  channel: string;
  at: number;
  /** The message whose button was clicked. */
  clicked?: Message;
  /** The first answer: its type (4 message, 5 later, 6 and 7 the clicked message, 8 choices, 9 form), and when. */
  answer?: { type: number; afterMs: number };
  /** The messages it led to, the first answer's first. */
  messages: Message[];
  /** Whose installations of the app brought it: under 0 the server's, under 1 the person's. */
  owners: Record<string, string>;
  followUps: number;
  choices?: { name: string; value: string | number }[];
  modal?: Modal;
};

const tokenLifeMs = 15 * 60_000;

/** Callbacks and the webhook that an interaction's token opens. */
export function interactionRoutes(
  world: World,
  interactions: Interaction[],
  { botId, answerWithinMs }: { botId: string; answerWithinMs: number },
): Route[] {
  const author = { id: botId, username: 'paperboy', bot: true };

  function add(interaction: Interaction, body: Partial<Message> & { flags?: number }): Message {
    const isPrivate = ((body.flags ?? 0) & flags.ephemeral) !== 0;
    const message = world.add({
      channel_id: interaction.channel,
      author,
      content: body.content ?? '',
      components: body.components ?? [],
      flags: body.flags ?? 0,
      ...(isPrivate ? { only: interaction.person } : {}),
    });
    interaction.messages.push(message);
    world.changed();
    return message;
  }

  function callback([id, token]: readonly string[], sent: unknown) {
    const interaction = interactions.find((each) => each.id === id && each.token === token);
    if (interaction === undefined) throw refusals.unknownInteraction();
    if (interaction.answer !== undefined) throw refusals.acknowledged();
    const afterMs = world.now() - interaction.at;
    if (afterMs > answerWithinMs) throw refusals.unknownInteraction();
    const { type, data = {} } = Object(sent);
    if (!(allowed[interaction.type] ?? []).includes(type)) {
      throw refusals.form({ type: { _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'not an answer to this' }] } });
    }
    // "Only valid for component-based interactions" (interactions/receiving-and-responding, callback types 6 and 7).
    if ((type === 6 || type === 7) && interaction.clicked === undefined) {
      throw refusals.form({ type: { _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'no component was clicked' }] } });
    }
    if (type === 4 || type === 7) {
      const body = read(AnswerMessage, data);
      if (!body.content && (body.components ?? []).length === 0) throw refusals.empty();
      if (type === 7 && interaction.clicked !== undefined) {
        world.edit(interaction.clicked, { components: body.components ?? [] });
        interaction.messages.push(interaction.clicked);
      } else
        add(interaction, { content: body.content ?? '', components: body.components ?? [], flags: body.flags ?? 0 });
    }
    if (type === 5) add(interaction, { flags: Number(Object(data).flags ?? 0) });
    if (type === 6 && interaction.clicked !== undefined) interaction.messages.push(interaction.clicked);
    if (type === 8) interaction.choices = read(Choices, data).choices;
    if (type === 9) interaction.modal = read(Modal, data);
    interaction.answer = { type, afterMs };
    world.changed();
    return undefined;
  }

  function ofToken(token: string | undefined): Interaction {
    const interaction = interactions.find((each) => each.token === token);
    if (interaction?.answer === undefined) throw refusals.unknownWebhook();
    if (world.now() - interaction.at > tokenLifeMs) throw refusals.expiredToken();
    return interaction;
  }

  function messageOf(token: string | undefined, id: string | undefined) {
    const interaction = ofToken(token);
    const message = id === '@original' ? interaction.messages[0] : interaction.messages.find((each) => each.id === id);
    if (message === undefined) throw refusals.unknownMessage();
    return { interaction, message };
  }

  return [
    route('POST', '/interactions/:id/:id/callback', callback, { byToken: true }),
    route(
      'POST',
      '/webhooks/:id/:id',
      ([, token], sent, query) => {
        const interaction = ofToken(token);
        // discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message
        const isVisit = interaction.owners['0'] === undefined;
        if (isVisit && interaction.followUps >= mostFollowUps) throw refusals.followUps();
        interaction.followUps++;
        const body = read(AnswerMessage, sent);
        const { content, components = [], flags = 0 } = body;
        if (!content && (components ?? []).length === 0) throw refusals.empty();
        const [loading] = interaction.messages;
        // discord.com/developers/docs/interactions/receiving-and-responding#create-followup-message: directly after a
        // deferred answer it edits the loading message, and whoever sees that sees this (discord-api-docs#2742).
        if (interaction.answer?.type === 5 && loading !== undefined && loading.edits === 0) {
          world.edit(loading, { content: content ?? '', components: components ?? [] });
          return shown(loading);
        }
        const message = add(interaction, { content: content ?? '', components: components ?? [], flags });
        // Discord says so unasked; a client that asks works with other servers, too.
        return query.get('wait') === 'true' ? shown(message) : undefined;
      },
      { byToken: true },
    ),
    route('GET', '/webhooks/:id/:id/messages/:id', ([, token, id]) => shown(messageOf(token, id).message), {
      byToken: true,
    }),
    route(
      'PATCH',
      '/webhooks/:id/:id/messages/:id',
      ([, token, id], sent) => {
        const { message } = messageOf(token, id);
        const body = read(EditedMessage, sent);
        world.edit(message, {
          content: body.content ?? message.content,
          components: body.components ?? message.components,
          flags: message.flags | (body.flags ?? 0),
        });
        return shown(message);
      },
      { byToken: true },
    ),
    route(
      'DELETE',
      '/webhooks/:id/:id/messages/:id',
      ([, token, id]) => {
        const { interaction, message } = messageOf(token, id);
        world.messages.splice(world.messages.indexOf(message), 1);
        interaction.messages.splice(interaction.messages.indexOf(message), 1);
        world.changed();
        return undefined;
      },
      { byToken: true },
    ),
  ];
}

/** Of an interaction that only a person's own installation brought. */
const mostFollowUps = 5;

/** Which first answers fit what a person did. */
const allowed: Record<number, number[]> = { 2: [4, 5, 9], 3: [4, 5, 6, 7, 9], 4: [8], 5: [4, 5, 6, 7] };
