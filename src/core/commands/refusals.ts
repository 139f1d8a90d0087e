import type { CommandSpec } from '../chat/command-spec.ts';
import type { Fault } from '../chat/fault.ts';
import type { Caller, Place } from '../chat/place.ts';
import type { Block, Button, Reply, Rich } from '../chat/reply.ts';
import { refuse, refuseAll } from '../chat/say.ts';
import { nearest } from '../nearest.ts';
import { counted, shorten } from '../text.ts';
import { parseCommandLine } from './command-line.ts';

/*
 * What dispatch answers when it does not run a command: what is wrong, and what to do. Always private.
 */

export function unknownCommand(name: string, line: string, commands: readonly CommandSpec[]): Reply {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  const summary = `There is no command "${shorten(name, 40)}".${near === undefined ? '' : ` Did you mean ${near}?`}`;
  const spec = commands.find((command) => command.name === near);
  const buttons: Button[] = spec === undefined ? [] : meant(spec, line.slice(name.length).trim());
  if (commands.some((command) => command.name === 'search')) {
    const query = shorten(line, 150);
    buttons.push({ label: shorten(`Search "${query}"`, 60), invoke: { command: 'search', options: { query } } });
  }
  if (commands.some((command) => command.name === 'help')) {
    buttons.push({ label: 'All commands', invoke: { command: 'help', options: {} } });
  }
  return refuse(
    summary,
    ...(spec === undefined ? [] : [usage(spec)]),
    ...(buttons.length === 0 ? [] : [{ type: 'buttons' as const, buttons }]),
  );
}

/** The line again, with the command that was probably meant; none where it would only be refused for another reason. */
function meant(spec: CommandSpec, rest: string): Button[] {
  const { given, faults } = parseCommandLine(rest, spec);
  const isWhole = faults.length === 0 && spec.options.every(({ name, required }) => !required || name in given);
  const label = `Run "${shorten(`${spec.name} ${rest}`.trim(), 50)}"`;
  return isWhole ? [{ label, invoke: { command: spec.name, options: given } }] : [];
}

export const badOptions = (spec: CommandSpec, faults: readonly Fault[]): Reply => refuseAll(faults, usage(spec));

const usage = (spec: CommandSpec): Block => ({
  type: 'note',
  text: ['Usage: ', { text: `/paper ${spec.usage}`, mark: 'code' }, ` (${spec.description})`],
});

export const tooLong = (limit: number): Reply =>
  refuse(`That is too long to read: I take at most ${limit.toLocaleString('en')} characters.`);

export const tooMany = (limit: number, waitMs: number): Reply =>
  refuse(`That was more than ${limit} commands in a minute. ${pleaseWait(waitMs)}`);

export const tooManyPages = (waitMs: number): Reply => refuse(`Those were many pages. ${pleaseWait(waitMs)}`);

const pleaseWait = (milliseconds: number) =>
  `Please wait ${counted(Math.max(1, Math.ceil(milliseconds / 1000)), 'second')}.`;

/** Said where a person has brought the bot along: see {@link Caller.isAway}. */
export function notHere({ letIn }: Pick<Caller, 'letIn'>): Reply {
  const summary =
    'You brought me along: this place has not let me in, so that I change and post nothing here. Send me the same in a direct message, where papers can come to you';
  if (letIn === undefined) return refuse(`${summary}.`);
  const button: Button = { label: 'Add me to the server', url: letIn };
  return refuse(`${summary}; or ask somebody who manages the server to add me.`, {
    type: 'buttons',
    buttons: [button],
  });
}

export function notAllowed({ place, isExternal }: Pick<Caller, 'place' | 'isExternal'>): Reply {
  const summary = 'Only people who can manage this channel change its papers.';
  return { summary, blocks: [{ type: 'text', text: why(place, isExternal) }], audience: 'caller', failed: true };
}

function why({ kind, channel }: Place, isExternal: boolean): Rich {
  const managers: Rich = ['Only people who can manage ', { channel }, ' change its papers'];
  if (kind !== 'dm' && isExternal) return [...managers, ', and guests cannot. Ask one of them.'];
  if (kind !== 'dm')
    return [...managers, '. Ask one of them; or subscribe yourself: send me this in a direct message.'];
  return [
    isExternal
      ? 'Guests and people of connected organisations cannot subscribe. Ask a member to subscribe a channel you are in.'
      : 'Only you can change what you receive here, and I could not make sure that it is you.',
  ];
}

export const broken = (reference: string): Reply =>
  refuse(
    `Something failed on my side, and nothing was changed that I know of. Try again; if it stays, tell whoever runs me the reference ${reference}.`,
  );

/** The store stayed locked: what failed, and that trying again is enough. */
export const storeBusy = (reference: string): Reply =>
  refuse(
    `Another program keeps my database locked, so I could not do that. Try again in a minute; if it stays, tell whoever runs me the reference ${reference}.`,
  );
