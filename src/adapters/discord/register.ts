import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Notes } from '../../core/chat/chat-adapter.ts';
import type { CommandFace, OptionFace } from '../../core/chat/face.ts';
import { shorten } from '../../core/text.ts';
import { limits } from './limits.ts';
import type { Requests } from './requests.ts';

const lookUpName = 'Look up paper';

type Registration = { commands: readonly CommandFace[]; application: string; guildId?: string | undefined };

/** One bulk write, and only when the commands are not those of the last time. True when it was needed. */
export async function register(request: Requests, notes: Notes, to: Registration): Promise<boolean> {
  const { commands, application, guildId } = to;
  const body = registrationOf(commands);
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const note = `discord commands of ${application} in ${guildId ?? 'all servers'}`;
  if ((await notes.get(note)) === hash) return false;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guildId);
  await request('put', route, { body });
  await notes.set(note, hash);
  return true;
}

/** `/paper` with its subcommands, and the command in the menu of a message. */
export function registrationOf(commands: readonly CommandFace[]): RESTPutAPIApplicationCommandsJSONBody {
  const everywhere = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: 'paper',
      description: 'Daily research papers: find, follow and discuss them',
      options: commands.map((command) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: command.name,
        description: shorten(command.description, limits.command.description),
        // Discord wants the required ones first.
        options: command.options.toSorted((a, b) => Number(b.required) - Number(a.required)).map(option),
      })),
      ...everywhere,
    },
    { type: ApplicationCommandType.Message, name: lookUpName, ...everywhere },
  ];
}

function option({ name, description, required, ...face }: OptionFace) {
  const common = { name, description: shorten(description, limits.command.description), required };
  switch (face.kind) {
    case 'integer': {
      const type = ApplicationCommandOptionType.Integer as const;
      return { type, ...common, ...bounds(face, 'min_value', 'max_value'), ...completing(face) };
    }
    case 'boolean':
      return { type: ApplicationCommandOptionType.Boolean as const, ...common };
    case 'choice':
    case 'text': {
      const type = ApplicationCommandOptionType.String as const;
      const choices = face.choices ?? [];
      const few = choices.length > 0 && choices.length <= limits.command.choices;
      if (few) return { type, ...common, choices: choices.map((choice) => ({ name: choice, value: choice })) };
      const length = face.maxLength === undefined ? {} : { max_length: Math.min(face.maxLength, 6_000) };
      return { type, ...common, ...length, ...completing({ completes: face.completes || choices.length > 0 }) };
    }
    default:
      return face.kind satisfies never;
  }
}

const completing = ({ completes }: Pick<OptionFace, 'completes'>) => (completes ? { autocomplete: true as const } : {});

const bounds = ({ min, max }: Pick<OptionFace, 'min' | 'max'>, low: 'min_value', high: 'max_value') => ({
  ...(min === undefined ? {} : { [low]: min }),
  ...(max === undefined ? {} : { [high]: max }),
});
