import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { changedSettings } from '../../core/channels/channel-settings.ts';
import { type CodeRefusal, codeLimits, type MailAddresses, mailPlace } from '../../core/channels/mail-addresses.ts';
import { confirmedDigest } from '../../core/channels/mail-digest.ts';
import type { Channel } from '../../core/channels/subscription.ts';
import { isBetweenUs, type PersonKey, personKey } from '../../core/chat/place.ts';
import type { Reply, Rich } from '../../core/chat/reply.ts';
import { refuse, say } from '../../core/chat/say.ts';
import type { Clock } from '../../core/clock.ts';
import type { MailWay } from '../../core/commands/ways.ts';
import type { Log } from '../../core/log.ts';
import type { Schedule } from '../../core/schedules/schedule.ts';
import type { Handed } from './smtp.ts';

type WayParts = {
  addresses: MailAddresses;
  defaults: { schedule: Schedule; top: number };
  /** Hands a mail in, outside of the outbox: its code must stand nowhere. */
  hand(to: string, reply: Reply, key: string): Promise<Handed>;
  clock: Clock;
  log: Log;
  /** Ends all trying again. */
  signal: AbortSignal;
};

/** Without what is taken for one another: I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

/** 40 bits, of which five may be tried. */
const newCode = () => Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');

/** As it was meant: "abcd-efgh", an O for a zero. */
const readCode = (typed: string) =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** RFC 5321 (4.5.3.1) takes 64 and 255 characters; a path of 256 leaves 254 for both. */
const Address = z.email().max(254);

/** When a code that the server does not take yet is handed in again, within the time that it holds, in milliseconds. */
const againMs = [60_000, 5 * 60_000];

/** `/paper connect email`: an address, the code that was sent there, "off", or nothing. */
export function createMailWay({ addresses, defaults, hand, clock, log, signal }: WayParts): MailWay {
  type Asked = Parameters<MailWay['connect']>[1];

  async function ask(typed: string, { caller, now }: Asked): Promise<Reply> {
    const read = Address.safeParse(typed);
    if (!read.success) return refuse('That is no e-mail address I can write to. One looks like ada@example.org.');
    const address = read.data;
    const code = newCode();
    const refused = await addresses.offer({ person: personKey(caller), address, code, now });
    if (refused !== undefined) return refuse(tooMany[refused]);
    const key = `code-${randomUUID()}`;
    const handed = await hand(address, codeMail(code), key);
    if (handed.kind === 'later' || handed.kind === 'unreached') {
      void handAgain(personKey(caller), address, code, key);
    } else if (handed.kind === 'refused')
      log.warn('email: a code was refused', { of: handed.of, answer: handed.answer });
    return said(handed, address);
  }

  /** Nobody can ask for another code so soon; one that the server only wants later is handed in then. */
  async function handAgain(person: PersonKey, address: string, code: string, key: string): Promise<void> {
    try {
      for (const pauseMs of againMs) {
        await clock.sleep(pauseMs, signal);
        if (signal.aborted || !(await addresses.holds({ person, code, now: clock.now() }))) return;
        const { kind } = await hand(address, codeMail(code), key);
        if (kind !== 'later' && kind !== 'unreached') return;
      }
    } catch (error) {
      log.error('email: a code could not be handed in', { error });
    }
  }

  async function confirm(typed: string, { caller, place, now }: Asked): Promise<Reply> {
    const { timezone = defaults.schedule.timezone } = caller;
    const usual = { ...defaults, schedule: { ...defaults.schedule, timezone } };
    const confirmation = await addresses.confirm({
      ...{ person: personKey(caller), place, code: readCode(typed), now },
      digest: (mailbox, known) => confirmedDigest(mailbox, known, usual, now),
    });
    switch (confirmation.kind) {
      case 'confirmed':
        return confirmed(confirmation.channel, now);
      case 'wrong':
        return refuse(
          `That is not the code I sent. You can try ${confirmation.left === 1 ? 'once' : `${confirmation.left} times`} more.`,
        );
      case 'none':
        return refuse(
          'No code of yours holds any more: each works once, for 15 minutes and five tries. Give your address again for another one.',
        );
      default:
        return confirmation satisfies never;
    }
  }

  async function end({ caller }: Asked): Promise<Reply> {
    const known = await addresses.of(personKey(caller));
    if (known === undefined) return refuse('You get no mails from me.');
    await addresses.end(known.id);
    return say(`No more mails go to ${known.address ?? 'your address'}. The address is deleted.`);
  }

  async function tell({ caller }: Asked): Promise<Reply> {
    const known = await addresses.of(personKey(caller));
    if (known === undefined) return say(how);
    return known.address === undefined
      ? refuse(`Your address cannot be read any more, and gets no mails: its key was lost. ${how}`)
      : say(`Your digest goes to ${known.address}.`, { type: 'note', text: follows });
  }

  return {
    async mailboxOf(person) {
      const known = await addresses.of(person);
      return known && mailPlace(known.id);
    },
    async connect(value, asked) {
      // Others would read the address, and the code.
      if (!isBetweenUs(asked.caller, asked.place)) return refuse(inPrivate);
      const typed = value.trim();
      if (typed === '') return tell(asked);
      if (typed.toLowerCase() === 'off') return end(asked);
      return typed.includes('@') ? ask(typed.replace(/^<?(?:mailto:)?|>$/g, ''), asked) : confirm(typed, asked);
    },
  };
}

const how = 'Write /paper connect email you@example.org, and I send a code there that you type here.';
const inPrivate =
  'Write that to me in direct messages: your address is nobody else’s business, and what comes is your own digest.';

const follows: Rich = [
  'Topics, time and number of papers are those of these direct messages: ',
  { text: '/paper subscribe', mark: 'code' },
  ' and ',
  { text: '/paper schedule', mark: 'code' },
  ' here change the mails, too; ',
  { text: '/paper pause', mark: 'code' },
  ' stops the posts here alone. ',
  { text: '/paper connect email off', mark: 'code' },
  ' ends the mails, and so does unsubscribing from the last topic here.',
];

const tooMany: Record<CodeRefusal, string> = {
  person: `I send ${codeLimits.perPerson.count} codes a day for one person, and you had them. Try again tomorrow.`,
  address: 'A code was sent to that address within the last hour. Look for it there, or try again in an hour.',
};

const confirmed = (channel: Channel, now: Date): Reply =>
  say('Confirmed: your digest comes by mail.', ...changedSettings(channel, now), { type: 'note', text: follows });

/** Holds no word that a person chose: whoever asks for it can write nothing to others with it. */
const codeMail = (code: string): Reply => ({
  summary: 'Your code for Paperboy',
  blocks: [
    { type: 'text', text: ['To get your daily papers at this address, type this where you asked for them:'] },
    { type: 'code', text: `/paper connect email ${code}` },
    { type: 'note', text: ['It works once, within 15 minutes.'] },
  ],
  audience: 'caller',
});

function said(handed: Handed, address: string): Reply {
  const next = 'Type it here within 15 minutes: /paper connect email CODE';
  switch (handed.kind) {
    case 'taken':
      return say(`I sent a code to ${address}. ${next}`);
    case 'lost':
      return say(`I sent a code to ${address}, but the mail server's answer was lost: it may not arrive. ${next}`);
    case 'later':
    case 'unreached':
      return say(`The mail server does not take the code for ${address} yet. I try for some minutes more. ${next}`);
    case 'refused':
      return refuse(
        handed.of === 'us'
          ? 'No mail can be sent at the moment: the mail server does not take mails from me. Tell whoever runs me.'
          : `The mail server refused a mail to ${address}: ${handed.answer}`,
      );
    default:
      return handed satisfies never;
  }
}
