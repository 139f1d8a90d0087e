import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmail } from '../../../src/adapters/email/index.ts';
import { UnreachableError } from '../../../src/core/chat/chat-adapter.ts';
import { fakeClock, recordedLog } from '../../fixtures/clock.ts';
import { confirmed, mailAddresses, schedule } from '../../fixtures/mailboxes.ts';
import { type Mishap, openSmtp } from '../../servers/smtp/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import { hostileDay, plainDay } from '../discord/days.ts';

const now = '2026-06-19T09:00:00Z';
const dispatch = expect.anything();

async function opened() {
  const [smtp, db, clock, log] = [await openSmtp(), await tempDatabase(), fakeClock(now), recordedLog()];
  onTestFinished(smtp.close);
  const addresses = mailAddresses(db);
  const email = createEmail({
    ...{ server: smtp.server, from: { name: 'Papers', address: 'papers@example.org' }, addresses, clock, log },
    publicUrl: 'https://papers.example.org',
    defaults: { schedule, top: 5 },
    timeouts: { connectMs: 2_000, silenceMs: 700 },
  });
  onTestFinished(() => email.adapter.stop());
  const place = await confirmed(addresses, 'U1', 'ada@example.net', clock.now());
  return { smtp, addresses, place, log, ...email };
}

it('hands in one mail, with a text and a page, and the ways to end it', async () => {
  const { adapter, smtp, place } = await opened();
  expect(await adapter.post(place, plainDay, 'key-1')).toEqual({ kind: 'sent', message: { place, id: 'key-1' } });
  const [taken] = smtp.taken;
  expect(taken).toMatchObject({ to: 'ada@example.net', from: 'papers@example.org' });
  expect(taken?.mail).toMatchObject({
    from: { name: 'Papers', address: 'papers@example.org' },
    to: [{ address: 'ada@example.net' }],
    subject: expect.stringContaining('Daily papers · Fri 19 June'),
    messageId: '<key-1@example.org>',
    date: '2026-06-19T09:00:00.000Z',
    attachments: [],
  });
  const header = (key: string) => taken?.mail.headers.find((one) => one.key === key)?.value;
  expect(header('list-unsubscribe')).toMatch(
    /^<https:\/\/papers\.example\.org\/mails\/end\?id=[\w-]+&token=[\w-]{43}>$/,
  );
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(header('auto-submitted')).toBe('auto-generated');
  expect(taken?.mail.text).toContain('1. Sparse rewards, dense lessons\nRare rewards suffice');
  expect(taken?.mail.text).toContain('No more mails: https://papers.example.org/mails/end?');
  expect(taken?.mail.html).toContain('/2606.00001">Sparse rewards, dense lessons</a>');
  expect(taken?.mail.html).not.toMatch(/<img|<script|src=|url\(|@import/);
});

it('lets no text of a paper into the headers, or out of its place', async () => {
  const { adapter, smtp, place } = await opened();
  const hostile = { ...hostileDay, summary: 'A title\r\nBcc: eve@example.org\r\n\r\nHello <script>' };
  expect((await adapter.post(place, hostile, 'key-1')).kind).toBe('sent');
  const [{ mail, to } = { mail: undefined, to: '' }] = smtp.taken;
  expect([smtp.taken.length, to, mail?.bcc]).toEqual([1, 'ada@example.net', undefined]);
  expect(mail?.subject).toBe('A title Bcc: eve@example.org Hello <script>');
  expect(mail?.html).not.toMatch(/<script|<img/);
});

describe('what becomes of a mail', () => {
  const refuse = (at: Extract<Mishap, { kind: 'refuse' }>['at'], code: number, text = 'no'): Mishap => ({
    ...{ kind: 'refuse', at, code, text },
  });
  const later = { kind: 'retry', afterMs: 300_000 };
  it.each<[string, Mishap, object, number]>([
    ['a greylist', refuse('to', 451, '4.7.1 Greylisted'), later, 0],
    ['a full mailbox', refuse('data', 452, '4.2.2 Mailbox full'), later, 0],
    ['a server that closes', refuse('greeting', 421), later, 0],
    ['an unknown mailbox', refuse('to', 550, '5.1.1 <ada@example.net>: unknown'), { kind: 'rejected' }, 0],
    ['a content it does not want', refuse('data', 554, '5.7.1 Spam'), { kind: 'rejected' }, 0],
    ['a sender it does not know', refuse('from', 550, '5.7.1 Not you'), { kind: 'retry', afterMs: 600_000 }, 0],
    ['a relay that does not know us', refuse('to', 554, '5.7.1 Relay access denied'), { kind: 'retry' }, 0],
    ['a quota that is used up', refuse('data', 550, '5.4.5 Daily sending limit exceeded'), { kind: 'retry' }, 0],
    ['a server that hangs before the mail', { kind: 'hang', at: 'from' }, { kind: 'retry' }, 0],
    ['a server that hangs after the mail', { kind: 'hang', at: 'data' }, { kind: 'unknown' }, 1],
    ['an answer that is lost', { kind: 'lost' }, { kind: 'unknown' }, 1],
    ['a connection that breaks in the mail', { kind: 'cut' }, { kind: 'unknown' }, 0],
  ])('%s', async (_, mishap, expected, arrived) => {
    const { adapter, smtp, place } = await opened();
    smtp.meet(mishap);
    const result = await adapter.post(place, plainDay, 'key-1');
    expect(result).toMatchObject(expected);
    expect(smtp.taken).toHaveLength(arrived);
    // What servers like to repeat is nobody's business: it stands in logs, and in the database.
    expect(JSON.stringify(result)).not.toContain('ada@');
    expect((await adapter.post(place, plainDay, 'key-2')).kind).toBe('sent');
  });

  it('nobody listens', async () => {
    const { adapter, smtp, place } = await opened();
    await smtp.close();
    expect(await adapter.post(place, plainDay, 'key-1')).toMatchObject({ kind: 'retry', afterMs: 60_000 });
    await expect(adapter.start(dispatch, async () => {})).rejects.toThrow(UnreachableError);
  });

  it('who is not let in comes again', async () => {
    const { adapter, smtp } = await opened();
    smtp.meet(refuse('greeting', 554, '5.7.1 Not now'));
    await expect(adapter.start(dispatch, async () => {})).rejects.toMatchObject({
      ...{ name: 'UnreachableError', afterMs: 600_000, message: expect.stringContaining('SMTP_URL') },
    });
    await adapter.start(dispatch, async () => {});
  });

  it('three refusals in a row give the address up, and one that was taken begins anew', async () => {
    const { adapter, smtp, place } = await opened();
    const kinds = async (...mishaps: (Mishap | undefined)[]) => {
      const seen = [];
      for (const mishap of mishaps) {
        if (mishap !== undefined) smtp.meet(mishap);
        seen.push((await adapter.post(place, plainDay, `key-${seen.length}`)).kind);
      }
      return seen;
    };
    const no = refuse('to', 550);
    expect(await kinds(no, no, undefined, no, no, refuse('to', 451), no)).toEqual([
      ...['rejected', 'rejected', 'sent', 'rejected', 'rejected', 'retry', 'gone'],
    ]);
  });

  it('an address that is not there any more gets nothing', async () => {
    const { adapter, smtp, place, addresses } = await opened();
    await addresses.end(place.tenant);
    expect(await adapter.post(place, plainDay, 'key-1')).toMatchObject({ kind: 'gone' });
    expect(smtp.asked()).toBe(0);
  });
});
