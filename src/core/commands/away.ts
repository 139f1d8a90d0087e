import type { Channel } from '../channels/subscription.ts';
import type { Caller, Place } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';
import { withButtons } from '../chat/with-buttons.ts';
import type { Command } from './command.ts';
import { notHere } from './refusals.ts';

/** A command as far as its place matters. */
type Placed = Pick<Command, 'manages' | 'channel'>;

/**
 * Where the bot was not let in (see {@link Caller.isAway}) a command that tells of a channel tells of the person's own
 * direct messages, as far as they get papers there.
 */
export type Away = {
  place?: Place;
  /** Why a command says nothing there; undefined where it does. */
  refusal(command: Placed): Reply | undefined;
  /** The reply without the buttons that would only be refused. */
  usable(reply: Reply): Reply;
};

/** `own`: the channel of the person's direct messages; `commandOf`: by name. */
export function awayFor(
  caller: Caller,
  own: Pick<Channel, 'place'> | undefined,
  commandOf: (name: string) => Placed | undefined,
): Away {
  const isRefused = (command: Placed) => actsInChannel(command) || (command.channel === 'tells' && own === undefined);
  return {
    ...(own === undefined ? {} : { place: own.place }),
    refusal: (command) => (isRefused(command) ? notHere(caller) : undefined),
    usable: (reply) => withButtons(reply, ({ invoke }) => !isRefused(commandOf(invoke.command) ?? {})),
  };
}

export const actsInChannel = ({ manages, channel }: Placed): boolean => manages === true || channel === 'acts';
