import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type DiscordServer, startDiscord } from '../../test/servers/discord/index.ts';

const commandCount = 200;
const completionCount = 100;
const overMs = 10_000;
/** What is not answered by then never will be: Discord forgets it after 3 s. */
const answerWithinMs = 5_000;

export const Ready = z.object({ url: z.string(), token: z.string(), guild: z.string(), channels: z.array(z.string()) });
/** Milliseconds until something could be read, or chosen; sorted. */
export const Asked = z.object({ commands: z.array(z.number()), completions: z.array(z.number()) });
export const Counted = z.object({ posted: z.number(), refused: z.number(), slowedDown: z.number() });
/** Papers to ask about, by id and title; absent: tell what was counted. */
const Question = z.object({ papers: z.array(z.object({ id: z.string(), title: z.string() })).exactOptional() });
type Papers = NonNullable<z.infer<typeof Question>['papers']>;

/** A program: a Discord of its own on loopback, with people who ask. */
async function serve(channelCount: number): Promise<void> {
  const server = await startDiscord({
    rates: { global: { limit: 50, perMs: 1_000 }, bucket: { limit: 5, perMs: 5_000 } },
  });
  const guild = server.guild('Bench');
  const channels = Array.from(
    { length: channelCount },
    (_, at) => server.world.channel({ name: `channel-${at}`, guild_id: guild }).id,
  );
  process.on('message', async (message) => {
    const { papers } = Question.parse(message);
    process.send?.(papers === undefined ? counted(server) : await ask(server, channels, papers));
  });
  process.send?.({ url: server.url, token: server.token, guild, channels });
}

const counted = (server: DiscordServer) => ({
  posted: server.world.messages.filter(({ only }) => only === undefined).length,
  refused: server.refused().length,
  slowedDown: server.requests.filter(({ status }) => status === 429).length,
});

/** Commands and half-typed options at an even pace, each by another person. */
async function ask(server: DiscordServer, channels: readonly string[], papers: Papers) {
  const words = ['sparse attention', 'image generation', 'robot learning', 'language agents', 'speculative decoding'];
  const person = (at: number) => ({
    channel: channels[(at * 37) % channels.length] ?? '',
    user: String(100_000_000_000_000_000n + BigInt(at)),
  });

  async function command(at: number): Promise<unknown> {
    const paper = papers[at % papers.length]?.id ?? '';
    const query = words[at % words.length] ?? '';
    const commands = [
      ['search', { query }],
      ['show', { paper }],
      ['today', {}],
      ['similar', { paper }],
      ['search', { query: `author:${paper.at(-1)} ${query}` }],
    ] as const;
    const [name, options] = commands[at % commands.length] ?? commands[0];
    return server.people.answer(server.people.command(name, options, person(at)));
  }
  async function completion(at: number): Promise<unknown> {
    const title = papers[(at * 7) % papers.length]?.title ?? '';
    return server.people.complete('show', { paper: title.slice(0, 2 + (at % 20)) }, 'paper', person(commandCount + at));
  }
  // A bot that has just been started runs code that is not compiled yet; digests come once a day.
  for (let at = 0; at < 5; at += 1) await Promise.all([command(at), completion(at)]);
  const [commands, completions] = await Promise.all([timed(commandCount, command), timed(completionCount, completion)]);
  return { commands, completions };
}

async function timed(count: number, ask: (at: number) => Promise<unknown>): Promise<number[]> {
  const times = Array.from({ length: count }, async (_, at) => {
    await wait((at * overMs) / count);
    const began = performance.now();
    await Promise.race([ask(at), wait(answerWithinMs)]);
    return performance.now() - began;
  });
  return (await Promise.all(times)).sort((one, other) => one - other);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await serve(z.number().parse(JSON.parse(process.argv[2] ?? '')));
