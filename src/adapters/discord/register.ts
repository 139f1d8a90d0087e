import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { CommandSpec, OptionSpec } from '../../core/chat/command-spec.ts';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import { shorten } from '../../core/text.ts';
import { limits } from './limits.ts';
import type { Requests } from './requests.ts';

const lookUpName = 'Look up paper';

type Registration = { commands: readonly CommandSpec[]; application: string; guildId?: string | undefined };

/** One bulk write, and only when the commands are not those of the last time. True when it was needed. */
export async function register(request: Requests, keyValues: KeyValueStore, to: Registration): Promise<boolean> {
  const { commands, application, guildId } = to;
  const body = registrationOf(commands);
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const note = `discord commands of ${application} in ${guildId ?? 'all servers'}`;
  if ((await keyValues.get(note)) === hash) return false;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guildId);
  await request('put', route, { body });
  await keyValues.set(note, hash);
  return true;
}

/** `/paper` with its subcommands, and the command in the menu of a message. */
export function registrationOf(commands: readonly CommandSpec[]): RESTPutAPIApplicationCommandsJSONBody {
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

function option({ name, description, required, ...spec }: OptionSpec) {
  const common = { name, description: shorten(description, limits.command.description), required };
  switch (spec.kind) {
    case 'integer': {
      const type = ApplicationCommandOptionType.Integer as const;
      return { type, ...common, ...bounds(spec, 'min_value', 'max_value'), ...completing(spec) };
    }
    case 'boolean':
      return { type: ApplicationCommandOptionType.Boolean as const, ...common };
    case 'choice':
    case 'text': {
      const type = ApplicationCommandOptionType.String as const;
      const choices = spec.choices ?? [];
      const few = choices.length > 0 && choices.length <= limits.command.choices;
      if (few) return { type, ...common, choices: choices.map((choice) => ({ name: choice, value: choice })) };
      const length = spec.maxLength === undefined ? {} : { max_length: Math.min(spec.maxLength, 6_000) };
      return { type, ...common, ...length, ...completing({ completes: spec.completes || choices.length > 0 }) };
    }
    default:
      return spec.kind satisfies never;
  }
}

const completing = ({ completes }: Pick<OptionSpec, 'completes'>) => (completes ? { autocomplete: true as const } : {});

const bounds = ({ min, max }: Pick<OptionSpec, 'min' | 'max'>, low: 'min_value', high: 'max_value') => ({
  ...(min === undefined ? {} : { [low]: min }),
  ...(max === undefined ? {} : { [high]: max }),
});
