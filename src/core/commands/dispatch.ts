import type { ChatEvent, Dispatch, TypedLine } from '../chat/chat-adapter.ts';
import type { Choice, CommandSpec } from '../chat/command-spec.ts';
import type { Caller } from '../chat/place.ts';
import type { Block, Invocation, Reply } from '../chat/reply.ts';
import { nothingPosted, refuse } from '../chat/say.ts';
import { type Clock, elapsedBy } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Measure } from '../status/measurement.ts';
import { StoreBusyError } from '../store-busy.ts';
import { actsInChannel, awayFor } from './away.ts';
import type { Command, CommandContext, Services } from './command.ts';
import { type ReadLine, readCommandLine } from './command-line.ts';
import { formFor, readable, wantsForm } from './forms.ts';
import { offeredValues } from './offered-values.ts';
import { readOptions, specOf } from './options.ts';
import { badOptions, broken, notAllowed, notHere, storeBusy, tooLong, unknownCommand } from './refusals.ts';

type DispatchParts = {
  commands: readonly Command[];
  services: Services;
  clock: Clock;
  log: Log;
  measure?: Measure;
  /** What happens to installations and messages without a command. */
  onEvent?: (event: ChatEvent) => Promise<void>;
  /** Names a failure in the answer and in the log. */
  reference?: () => string;
};

type CommandLine = TypedLine & ReadLine;

/** {@link Dispatch} without plain sentences, and with what was read of a line. */
export type CommandDispatch = Omit<Dispatch, 'runMention' | 'readLine'> & { readLine(line: string): CommandLine };

/** Characters of a line; longer than any platform's message. */
const longestLine = 4_000;

/**
 * Brings what people type, click and choose to the commands: reads the options, checks who may, runs. Never
 * throws: every failure is an answer that says what to do, and stands in the log under the same reference.
 */
export function createDispatch({ commands, services, clock, log, onEvent, ...parts }: DispatchParts): CommandDispatch {
  const reference = parts.reference ?? (() => crypto.randomUUID().slice(0, 8));
  const elapsed = elapsedBy(clock);
  const known = new Map(commands.map((command) => [command.name, { command, spec: specOf(command) }]));
  const specs: CommandSpec[] = commands.filter(({ hidden }) => hidden !== true).map(specOf);

  const contextOf = (caller: Caller, signal = new AbortController().signal): CommandContext => ({
    caller,
    place: caller.place,
    now: clock.now(),
    signal,
    services,
    commands: specs,
  });

  function report(what: string, caller: Caller, error: unknown): string {
    const id = reference();
    // Whole options stay out of the log: they are a person's words.
    log.error(what, { reference: id, platform: caller.place.platform, tenant: caller.place.tenant, error });
    return id;
  }

  function failure(what: string, caller: Caller, error: unknown): Reply {
    const id = report(what, caller, error);
    return error instanceof StoreBusyError ? storeBusy(id) : broken(id);
  }

  async function refusal(name: string, caller: Caller): Promise<Reply | undefined> {
    const command = known.get(name)?.command;
    if (caller.isAway === true && command !== undefined && actsInChannel(command)) return notHere(caller);
    if (command?.manages !== true) return undefined;
    try {
      if (!caller.isExternal && (await caller.mayManage())) return undefined;
      // While the installation is out of order the platform may not even tell who is asking.
      const outage = services.outage(caller.place);
      return outage === undefined ? notAllowed(caller) : refuse(nothingPosted(outage));
    } catch (error) {
      return failure(`asking who may run ${name} failed`, caller, error);
    }
  }

  /** The person's own tenant has no other channel than their direct messages. */
  async function awayOf(caller: Caller) {
    if (caller.isAway !== true) return undefined;
    const [own] = await services.channels.ofTenant(caller.place);
    return awayFor(caller, own, (name) => known.get(name)?.command);
  }

  /** "cite" in a paper's own thread means that paper. */
  async function withPaperOfThread(spec: CommandSpec, options: Invocation['options'], caller: Caller) {
    const needsPaper = spec.options.some(({ name, required }) => name === 'paper' && required);
    if (!needsPaper || Object.hasOwn(options, 'paper')) return options;
    const discussion = await services.discussions.at(caller.place);
    return discussion === undefined ? options : { ...options, paper: discussion.paper };
  }

  async function* run(invocation: Invocation, caller: Caller, signal?: AbortSignal): AsyncIterable<Reply> {
    const found = known.get(invocation.command);
    if (found === undefined) return yield unknownCommand(invocation.command, invocation.command, specs);
    const { command, spec } = found;
    const began = elapsed();
    try {
      const given = await withPaperOfThread(spec, invocation.options, caller);
      const read = readOptions(command, spec, given);
      const { shown } = invocation;
      const away = await awayOf(caller);
      const context = {
        ...contextOf(caller, signal),
        ...(away?.place === undefined ? {} : { place: away.place }),
        ...(shown === undefined ? {} : { shown }),
      };
      if (!read.ok) {
        // What it says of the channel is for those who may see its settings.
        const refused = command.faults && (await refusal(command.name, caller));
        if (refused !== undefined) return yield refused;
        const others = (await command.faults?.(readable(command, spec, given), context)) ?? [];
        return yield badOptions(spec, [...read.faults, ...others]);
      }
      const refused = (await refusal(command.name, caller)) ?? away?.refusal(command);
      if (refused !== undefined) return yield refused;
      for await (const reply of command.run(read.options, context)) {
        const usable = away?.usable(reply) ?? reply;
        yield invocation.share === true ? shared(usable, caller) : usable;
      }
    } catch (error) {
      yield failure(`${invocation.command} failed`, caller, error);
    } finally {
      const ran = { command: command.name, surface: caller.place.platform, ms: elapsed() - began };
      parts.measure?.({ kind: 'ran', ...ran });
      log.debug?.('A command was answered.', { ...ran, ms: Math.round(ran.ms) });
    }
  }

  function readLine(line: string): CommandLine {
    const isTooLong = line.length > longestLine;
    const read = readCommandLine(isTooLong ? '' : line, (name) => known.get(name)?.spec);
    const { name, rest, given, faults } = read;
    const found = known.get(name === '' ? 'start' : name);
    async function* runTyped(caller: Caller, signal?: AbortSignal): AsyncIterable<Reply> {
      if (isTooLong) return yield tooLong(longestLine);
      if (found === undefined) return yield unknownCommand(name, `${name} ${rest}`.trim(), specs);
      if (faults.length > 0)
        return yield badOptions(
          found.spec,
          faults.map((problem) => ({ problem })),
        );
      yield* run({ command: found.command.name, options: given }, caller, signal);
    }
    if (found === undefined || faults.length > 0 || !wantsForm(found.command, found.spec, given))
      return { ...read, run: runTyped };
    return { ...read, run: runTyped, unfinished: { command: found.command.name, options: given } };
  }

  async function complete(name: string, optionName: string, text: string, caller: Caller): Promise<Choice[]> {
    const found = known.get(name);
    if (found === undefined) return [];
    try {
      return await offeredValues(found, optionName, text, contextOf(caller));
    } catch (error) {
      report(`completing ${optionName} of ${name} failed`, caller, error);
      return [];
    }
  }

  async function form(invocation: Invocation, caller: Caller, ask?: readonly string[]) {
    const found = known.get(invocation.command);
    const empty = { title: 'Paperboy', command: invocation.command, intro: [], fields: [], given: invocation.options };
    if (found === undefined) return empty;
    try {
      return await formFor(found.command, found.spec, invocation, ask, contextOf(caller));
    } catch (error) {
      report(`the form of ${invocation.command} failed`, caller, error);
      return { ...empty, title: found.spec.description };
    }
  }

  return {
    commands: specs,
    run,
    readLine,
    complete,
    refusal,
    form,
    async event(event) {
      try {
        await onEvent?.(event);
      } catch (error) {
        log.error(`the event ${event.kind} could not be handled`, { reference: reference(), error });
      }
    },
  };
}

/** A shared answer stands in the channel and says who shared it; a refusal stays with the person. */
function shared(reply: Reply, caller: Caller): Reply {
  if (reply.failed === true) return reply;
  const { share: _, ...rest } = reply;
  const by: Block = { type: 'note', text: ['Shared by ', { person: caller.id }] };
  return { ...rest, audience: 'everyone', blocks: [...reply.blocks, by] };
}
