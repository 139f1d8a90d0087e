import { type MailAddresses, mailPlace } from '../../core/channels/mail-addresses.ts';
import { type ChatAdapter, type PostResult, type Turn, UnreachableError } from '../../core/chat/chat-adapter.ts';
import type { HttpHandler } from '../../core/chat/http-routes.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { MailWay } from '../../core/commands/ways.ts';
import type { Log } from '../../core/log.ts';
import type { Schedule } from '../../core/schedules/schedule.ts';
import { createInFlight } from '../kit/in-flight.ts';
import { compose, type Sender } from './compose.ts';
import { createEndPage, endUrl } from './end-page.ts';
import { greet, type Handed, handIn, type SmtpServer, type SmtpTimeouts, usualTimeouts } from './smtp.ts';
import { createMailWay } from './way.ts';

export type EmailParts = {
  server: SmtpServer;
  from: Sender;
  /** Where the links of mails lead to. */
  publicUrl: string;
  addresses: MailAddresses;
  /** What somebody gets who gets nothing in direct messages. */
  defaults: { schedule: Schedule; top: number };
  clock: Clock;
  log: Log;
  timeouts?: SmtpTimeouts;
};

/** Mails, how people come by them, and the page that ends them. */
export type Email = { adapter: ChatAdapter; way: MailWay; endPage: HttpHandler };

/** Refusals in a row after which no more is sent to an address. */
const mostRefusals = 3;
/** Greylisting takes a mail when it comes again, some minutes later (RFC 6647, 2.1), in milliseconds. */
const laterMs = 5 * 60_000;
const unreachedMs = 60_000;
/** What the operator has to mend is not mended within a minute, in milliseconds. */
const refusesUsMs = 10 * 60_000;
/** Of what a killed process was handing in nobody can say what became of it: ten a second still go where each takes 400 ms. */
const mostAtOnce = 4;

/** Stands under each digest. */
export const mailFoot =
  'You get this because you confirmed this address in a chat with Paperboy. Topics and times are those of your direct messages with it; /paper connect email off ends these mails.';

const cannot = (reason: string) => ({ kind: 'rejected', reason }) as const;

/** Mailboxes as a platform on which everything is read and nothing is answered. */
export function createEmail(parts: EmailParts): Email {
  const { server, from, publicUrl, addresses, clock, log, timeouts = usualTimeouts } = parts;
  const inFlight = createInFlight();
  const stopping = new AbortController();
  let turn: Turn = async () => {};

  async function send(place: Place, reply: Reply, key: string): Promise<PostResult> {
    let to: string | undefined;
    try {
      to = await addresses.addressOf(place.tenant);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'retry', afterMs: refusesUsMs, reason: `the address cannot be read. ${reason}` };
    }
    if (to === undefined) return { kind: 'gone', reason: 'the address is not connected any more' };
    const url = endUrl(publicUrl, place.tenant, addresses.endToken(place.tenant));
    const mail = await compose({ from, to, key, reply, foot: mailFoot, endUrl: url, now: clock.now() });
    const handed = await handIn(server, { from: from.address, to }, mail, timeouts);
    return resultOf(handed, place, key);
  }

  async function resultOf(handed: Handed, place: Place, key: string): Promise<PostResult> {
    if (handed.kind === 'taken') {
      await addresses.taken(place.tenant);
      return { kind: 'sent', message: { place, id: key } };
    }
    if (handed.kind !== 'refused' || handed.of === 'us') return failure(handed);
    const isLast = (await addresses.refused(place.tenant)) >= mostRefusals;
    const times = isLast ? `${mostRefusals} times in a row: ` : '';
    return {
      kind: isLast ? 'gone' : 'rejected',
      reason: `the mail server refused the mail (${times}${handed.answer})`,
    };
  }

  return {
    adapter: {
      platform: 'email',
      isOneWay: true,
      // Relays take some ten a second; https://docs.aws.amazon.com/ses/latest/dg/quotas.html begins with 14.
      pace: { perChannelMs: 0, perSecond: 10, atOnce: mostAtOnce },
      async start(_, turnOf) {
        turn = turnOf;
        const greeted = await greet(server, timeouts);
        if (greeted.kind === 'taken') return log.info('email: the mail server takes mails', { host: server.host });
        const { reason } = failure(greeted);
        // A server may refuse a password for a while: its own store is away, or it is asked too often.
        if (greeted.kind === 'refused') {
          throw new UnreachableError(`SMTP_URL: ${reason}. Mend it in .env, should that not pass.`, {
            afterMs: refusesUsMs,
          });
        }
        throw new UnreachableError(`email: ${reason}.`);
      },
      async post(place, reply, key, signal) {
        if (signal?.aborted || stopping.signal.aborted) {
          return { kind: 'retry', afterMs: unreachedMs, reason: 'stopped before it was sent' };
        }
        const sending = send(place, reply, key);
        void inFlight.track(
          sending.then(
            () => {},
            () => {},
          ),
        );
        return sending;
      },
      edit: async () => cannot('a mail cannot be changed once it is sent'),
      openThread: async () => cannot('there are no threads in mails'),
      find: async () => ({
        kind: 'unable',
        reason: "the mail server's answer was lost, and nobody can ask it again",
        isUnkeyed: true,
      }),
      ownerOf: ({ tenant }) => addresses.ownerOf(tenant),
      missingAccess: async () => [],
      async stop() {
        stopping.abort();
        await inFlight.done();
      },
    },
    way: createMailWay({
      ...parts,
      async hand(to, reply, key) {
        const now = clock.now();
        await turn(mailPlace(key), stopping.signal);
        const mail = await compose({ from, to, key, reply, foot: codeFoot, now });
        return handIn(server, { from: from.address, to }, mail, timeouts);
      },
      signal: stopping.signal,
    }),
    endPage: createEndPage(addresses),
  };
}

const codeFoot =
  'Somebody, most likely you, gave this address to Paperboy. If it was not you, there is nothing to do: without the code nothing more is sent here.';

/** What a mail that was not taken means, where that is not about its address. `reason`: for people. */
function failure(handed: Exclude<Handed, { kind: 'taken' }>): Extract<PostResult, { kind: 'retry' | 'unknown' }> {
  switch (handed.kind) {
    case 'later':
      return { kind: 'retry', afterMs: laterMs, reason: `the mail server wants it later (${handed.answer})` };
    case 'unreached':
      return { kind: 'retry', afterMs: unreachedMs, reason: `the mail server cannot be reached (${handed.reason})` };
    case 'refused':
      return {
        kind: 'retry',
        afterMs: refusesUsMs,
        reason: `the mail server takes no mails from us (${handed.answer})`,
      };
    case 'lost':
      return { kind: 'unknown', reason: `the mail server's answer was lost (${handed.reason})` };
    default:
      return handed satisfies never;
  }
}
