import type { ServerResponse } from 'node:http';
import type { CommandSpec, OptionSpec } from '../../src/core/chat/command-spec.ts';
import type { DiscordServer } from '../servers/discord/index.ts';
import type { Interaction } from '../servers/discord/interaction-routes.ts';
import { flatten } from '../servers/discord/schema.ts';
import { everyone, type Message, permissions } from '../servers/discord/world.ts';

export type Random = ReturnType<typeof seeded>;

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    below,
    chance: (share: number) => next() < share,
    one<T>(list: readonly T[]): T {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}

const words = [
  ...[
    'planes',
    'gliding -folding',
    '"paper planes" | kites',
    'author:"Ada Falter"',
    'since:7d planes',
    '',
    ' ',
    'all',
    'it',
  ],
  ...[
    '2606.00003',
    'https://arxiv.org/abs/2606.00007',
    '9999.99999',
    'Paper Planes, Part 2',
    'weekdays 9:00',
    '8am Berlin',
  ],
  ...[
    '* * * * *',
    'Europe/Berlin',
    'planes; kites; gliding',
    'how far does the best one glide?',
    'yesterday',
    'last friday',
  ],
  ...[
    '@everyone **[x](https://x.test)** ||<#1>|| `',
    '\u202e\u200b\u0000',
    '🪁'.repeat(60),
    'w'.repeat(900),
    'planes | '.repeat(60),
  ],
];

/** Options as Discord lets a person send them: required ones always, numbers in bounds, choices from the list. */
export function someOptions({ options }: CommandSpec, random: Random): Record<string, string | number | boolean> {
  const given = options.filter(({ required }) => required || random.chance(0.4));
  return Object.fromEntries(given.map((option) => [option.name, someValue(option, random)]));
}

function someValue({ kind, min = 1, max = 100, maxLength = 6_000, choices }: OptionSpec, random: Random) {
  if (kind === 'integer') return min + random.below(Math.min(max, min + 20) - min + 1);
  if (kind === 'boolean') return random.chance(0.5);
  if (choices !== undefined && choices.length > 0 && choices.length <= 25) return random.one(choices);
  // Nobody can send an option that is empty.
  return random.one(words).slice(0, maxLength) || 'planes';
}

export const someWords = (random: Random) => random.one(words);

/** What can be clicked or chosen in a message, by the names that `people.click` takes. */
export const clickable = ({ components }: Message): string[] =>
  flatten(components).flatMap(({ type, url, custom_id, options = [] }) => {
    if (options.length > 0) return options.map(({ label }) => label);
    return type === 2 && url === undefined && custom_id !== undefined ? [custom_id] : [];
  });

/** Every permission that the bot may lack, each alone. */
export const takenAway = [
  0n,
  permissions.view,
  permissions.send,
  permissions.readHistory,
  permissions.createThreads,
  permissions.sendInThreads,
  permissions.embedLinks,
  permissions.manageThreads,
];

/** What may go wrong with one request: nothing is done, or it is done and the answer is lost. */
export function strike(server: DiscordServer, random: Random): string {
  const request = random.one([
    /callback$/,
    /messages$/,
    /messages\/[^/]+$/,
    /webhooks\/[^/]+\/[^/]+$/,
    /threads$/,
    /channels$/,
  ]);
  const when = random.one(['before', 'after'] as const);
  const limited = (response: ServerResponse) =>
    response
      .writeHead(429, { 'content-type': 'application/json', 'retry-after': '0.2', 'x-ratelimit-scope': 'shared' })
      .end(JSON.stringify({ message: 'You are being rate limited.', retry_after: 0.2, global: false }));
  // A limit that is told has done nothing.
  const how = random.one(['reset', 'close', 'hang', 500, 502, ...(when === 'before' ? [limited] : [])] as const);
  server.faults.add({ request, when, how });
  return `${request} ${when} ${typeof how === 'function' ? 429 : how}`;
}

/** Refusals that follow from what the walk took away, or from a lost answer that was asked for again. */
export const fair = /"code":(50001|50013|10003|10004|40060|160004|50024|50083|160002)\b/;

/** What is wrong with how an interaction was answered; undefined where all is well. */
export function faultOf(interaction: Interaction, { people }: DiscordServer): string | undefined {
  const { answer, messages, modal, choices } = interaction;
  if (answer === undefined) return 'no answer';
  if (answer.type === 8) return choices === undefined ? 'no choices' : undefined;
  if (answer.type === 9) return modal === undefined ? 'no form' : undefined;
  const texts = messages.map(people.text);
  if (texts.length === 0 || texts.some((text) => text.trim() === '')) return 'an empty answer';
  return new Set(texts).size < texts.length ? 'the same answer twice' : undefined;
}

export const asManager = { permissions: everyone | permissions.manageChannels };
