import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { CommandSpec, OptionSpec } from '../../core/chat/command-spec.ts';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { shorten } from '../../core/text.ts';
import { classify, hasCode, missingAccess } from './classify.ts';
import { limits } from './limits.ts';
import type { Requests } from './requests.ts';
import { retrying } from './retry.ts';

const lookUpName = 'Look up paper';

type Registration = {
  commands: readonly CommandSpec[];
  application: string;
  guildId?: string | undefined;
  /** The servers we are in: one of them may have had the commands for itself. */
  guilds: Iterable<string>;
};

const everywhere = 'all servers';

/** The commands as Discord lists them. */
const Registered = z.array(z.object({ id: z.string(), name: z.string(), type: z.int().default(1) }));

/**
 * Whom the portal lets install the application: a command may name no others (discord-api-docs, interactions/
 * application-commands, "Installation Context"). One that is older than that knows only servers.
 */
const Application = z.object({ integration_types_config: z.record(z.string(), z.unknown()).default({}) });

/** Registers, again where Discord is slow. A Discord that goes on failing must not keep the posts from coming: undefined. */
export async function registerIfPossible(
  request: Requests,
  keyValues: KeyValueStore,
  to: Registration,
  { clock, log }: { clock: Clock; log: Log },
): ReturnType<typeof register> {
  try {
    return await retrying(clock, () => register(request, keyValues, to));
  } catch (error) {
    const { kind, reason } = classify(error);
    if (kind !== 'unknown' && kind !== 'retry') throw error;
    log.warn('Discord commands could not be compared with those registered; the next start does it.', { reason });
    return { id: undefined, isNew: false };
  }
}

/**
 * One bulk write, and only when the commands are not those of the last time, or Discord does not have them. Where they
 * were registered before they are taken away: people would see each twice. Gives the id of `/paper`, by which messages
 * link to its subcommands, and whether anything was written.
 */
async function register(
  request: Requests,
  keyValues: KeyValueStore,
  to: Registration,
): Promise<{ id: string | undefined; isNew: boolean }> {
  const { commands, application, guildId } = to;
  const { integration_types_config: installs } = Application.parse(await request('get', Routes.currentApplication()));
  const byPeople = installs[ApplicationIntegrationType.UserInstall] !== undefined;
  const body = registrationOf(commands, { isGlobal: guildId === undefined, byPeople });
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const routeOf = (where: string) =>
    where === everywhere
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, where);
  const noteOf = (where: string) => `discord commands of ${application} in ${where}`;
  const here = guildId ?? everywhere;

  const idOf = (listed: unknown) => {
    const found = Registered.parse(listed);
    const isThere = body.every(({ name, type = 1 }) => found.some((each) => each.name === name && each.type === type));
    return isThere ? found.find(({ type }) => type === ApplicationCommandType.ChatInput)?.id : undefined;
  };
  const standing = idOf(await request('get', routeOf(here)));
  const isNew = standing === undefined || (await keyValues.get(noteOf(here))) !== hash;
  const id = isNew ? idOf(await request('put', routeOf(here), { body })) : standing;
  if (isNew) await keyValues.set(noteOf(here), hash);

  for (const where of [everywhere, ...to.guilds].filter((each) => each !== here)) {
    if (!(await keyValues.get(noteOf(where)))) continue;
    await request('put', routeOf(where), { body: [] }).catch((error: unknown) => {
      // A server that has not let our commands in shows none of them.
      if (!hasCode(error, missingAccess)) throw error;
    });
    await keyValues.set(noteOf(where), '');
  }
  return { id, isNew };
}

/** `/paper` with its subcommands, and the command in the menu of a message. */
export function registrationOf(
  commands: readonly CommandSpec[],
  { isGlobal = true, byPeople = true } = {},
): RESTPutAPIApplicationCommandsJSONBody {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  // Also wherever a person takes us who has added us to their account; in one server's own commands that has no place.
  const offered = byPeople
    ? { contexts: [Guild, BotDM, PrivateChannel], integration_types: [GuildInstall, UserInstall] }
    : { contexts: [Guild, BotDM], integration_types: [GuildInstall] };
  const installed = isGlobal ? offered : {};
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
      ...installed,
    },
    { type: ApplicationCommandType.Message, name: lookUpName, ...installed },
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
