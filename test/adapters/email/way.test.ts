import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmail } from '../../../src/adapters/email/index.ts';
import { newChannel, withTopics } from '../../../src/core/channels/channel.ts';
import { notice } from '../../../src/core/channels/delivery.ts';
import { mailPlace } from '../../../src/core/channels/mail-addresses.ts';
import type { Caller, Place } from '../../../src/core/chat/place.ts';
import { parseQuery } from '../../../src/core/queries/query.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createCipher } from '../../../src/storage/cipher.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createRetention } from '../../../src/storage/retention.ts';
import { fakeClock, recordedLog } from '../../fixtures/clock.ts';
import { createGate } from '../../fixtures/gate.ts';
import { directOf, mailAddresses, personOf, schedule, secretKey } from '../../fixtures/mailboxes.ts';
import { openSmtp } from '../../servers/smtp/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import { startWeb } from '../../web/web.ts';

const start = '2026-06-19T09:00:00Z';

const callerOf = (id: string, place: Place = directOf(id)): Caller => ({
  ...{ id, place, isExternal: false, timezone: 'Europe/Berlin' },
  mayManage: async () => true,
  canSee: async () => true,
});

async function opened() {
  const [smtp, db, clock, log] = [await openSmtp(), await tempDatabase(), fakeClock(start), recordedLog()];
  onTestFinished(smtp.close);
  const addresses = mailAddresses(db);
  const email = createEmail({
    ...{ server: smtp.server, from: { name: '', address: 'papers@example.org' }, addresses, clock, log },
    ...{ publicUrl: 'https://papers.example.org', defaults: { schedule, top: 5 } },
    timeouts: { connectMs: 2_000, silenceMs: 700 },
  });
  const say = async (value: string, caller = callerOf('U1')) => {
    const { summary, failed = false } = await email.way.connect(value, {
      caller,
      place: caller.place,
      now: clock.now(),
    });
    return `${failed ? 'no: ' : ''}${summary}`;
  };
  const codeOf = (at = -1) => /connect email (\w{8})$/m.exec(smtp.taken.at(at)?.mail.text ?? '')?.[1] ?? 'no code';
  const pass = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  return { smtp, db, clock, log, addresses, channels: createChannelStore(db), say, codeOf, pass, ...email };
}

describe('an address', () => {
  it('gets a code, and with it the digest', async () => {
    const { say, codeOf, smtp, addresses, channels } = await opened();
    expect(await say('')).toContain('/paper connect email you@example.org');
    expect(await say('ada@example.net')).toContain('I sent a code to ada@example.net');
    expect(smtp.taken).toMatchObject([{ to: 'ada@example.net', mail: { subject: 'Your code for Paperboy' } }]);
    expect(codeOf()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(await addresses.of(personOf('U1'))).toBeUndefined();
    expect(await say(` ${codeOf().toLowerCase().replace(/^..../, '$&-')} `)).toBe(
      'Confirmed: your digest comes by mail.',
    );
    const known = await addresses.of(personOf('U1'));
    expect(known?.address).toBe('ada@example.net');
    expect(await channels.get(mailPlace(known?.id ?? ''))).toMatchObject({
      topics: [{ text: '' }],
      schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Berlin' },
      nextDue: '2026-06-22T07:00:00.000Z',
    });
    expect(await say('')).toContain('ada@example.net');
  });

  it('that never confirmed gets nothing more', async () => {
    const { say, smtp, channels, pass, adapter } = await opened();
    await say('ada@example.net');
    pass(24 * 60);
    expect(await channels.all()).toEqual([]);
    expect(
      await adapter.post(mailPlace('anything'), { summary: 's', blocks: [], audience: 'everyone' }, 'k'),
    ).toMatchObject({ kind: 'gone' });
    expect(smtp.taken).toHaveLength(1);
  });

  it('is asked for in private alone', async () => {
    const { say, smtp } = await opened();
    const inChannel = callerOf('U1', { platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' });
    for (const value of ['ada@example.net', 'off', 'ABCDEFGH', '']) {
      expect(await say(value, inChannel)).toMatch(/^no: .*direct messages/);
    }
    const inGroup = { ...callerOf('U1'), isGroup: true };
    expect(await say('ada@example.net', inGroup)).toMatch(/^no: .*direct messages/);
    expect(smtp.taken).toEqual([]);
    expect(await say('ada@example.net', { ...inChannel, isAlone: true })).toContain('I sent a code');
  });

  it.each([
    'ada@',
    '@example.net',
    'a@b',
    'ada@example.net\r\nBcc: eve@example.net',
    `${'a'.repeat(250)}@b.org`,
    'a b@c.org',
    'Ada <ada@example.net>',
  ])('%j is none', async (typed) => {
    const { say, smtp } = await opened();
    expect(await say(typed)).toMatch(/^no: That is no e-mail address/);
    expect(smtp.asked()).toBe(0);
  });
});

describe('a code', () => {
  it('works once', async () => {
    const { say, codeOf } = await opened();
    await say('ada@example.net');
    const code = codeOf();
    expect(await say(code)).toContain('Confirmed');
    expect(await say(code)).toMatch(/^no: No code of yours holds/);
  });

  it('holds for 15 minutes', async () => {
    const { say, codeOf, pass } = await opened();
    await say('ada@example.net');
    pass(15);
    expect(await say(codeOf())).toMatch(/^no: No code of yours holds/);
    await say('ada@example.com');
    pass(14.9);
    expect(await say(codeOf())).toContain('Confirmed');
  });

  it('may be tried five times', async () => {
    const { say, codeOf } = await opened();
    await say('ada@example.net');
    const seen = [];
    for (let n = 0; n < 5; n++) seen.push(await say('00000000'));
    expect(seen[0]).toContain('You can try 4 times more');
    expect(seen[3]).toContain('You can try once more');
    expect(seen[4]).toMatch(/^no: No code of yours holds/);
    expect(await say(codeOf())).toMatch(/^no: No code of yours holds/);
  });

  it('is of whom it was sent for, and the latest alone holds', async () => {
    const { say, codeOf, smtp } = await opened();
    await say('ada@example.net');
    expect(await say(codeOf(), callerOf('U2'))).toMatch(/^no: /);
    await say('ada@example.com');
    expect(await say(codeOf(-2))).toMatch(/^no: That is not the code/);
    expect(await say(codeOf(-1))).toContain('Confirmed');
    expect(smtp.taken).toHaveLength(2);
  });

  it('is sent three times a day for one person, whatever they delete, and once an hour to one address', async () => {
    const { say, smtp, pass, db } = await opened();
    await say('ada@example.net');
    for (const same of ['ada@example.net', 'Ada@Example.net', 'ada+papers@example.net']) {
      expect(await say(same, callerOf('U2'))).toMatch(/^no: A code was sent to that address/);
    }
    pass(59);
    expect(await say('ada@example.net')).toMatch(/^no: A code was sent to that address/);
    pass(1);
    expect(await say('ada@example.net')).toContain('I sent');
    const retention = createRetention(db, { retentionDays: 365, cipher: createCipher([secretKey]) });
    await retention.forgetPerson(personOf('U1'));
    await say('ada@example.com');
    expect(await say('ada@example.org')).toMatch(/^no: I send 3 codes a day/);
    expect(smtp.taken).toHaveLength(3);
    pass(23 * 60 + 1);
    expect(await say('ada@example.org')).toContain('I sent');
  });

  it('is stored as a signature, and the address encrypted', async () => {
    const { say, codeOf, db } = await opened();
    await say('ada@example.net');
    const pending = JSON.stringify(await db.selectFrom('mail_codes').selectAll().execute());
    const code = codeOf();
    await say(code);
    const after = [
      await db.selectFrom('mail_addresses').selectAll().execute(),
      await db.selectFrom('mail_codes').selectAll().execute(),
    ];
    for (const stored of [pending, JSON.stringify(after)]) {
      expect(stored).not.toContain(code);
      expect(stored.toLowerCase()).not.toContain('ada@');
    }
    // As a word: what is encrypted may hold two letters by chance.
    expect(pending.split(/[^\w-]+/)).not.toContain('U1');
  });

  it('is tried again where the server wants it later, and no mail holds a word that a person chose', async () => {
    const { say, codeOf, smtp } = await opened();
    smtp.meet({ kind: 'refuse', at: 'to', code: 451, text: 'Greylisted' });
    expect(await say('ada@example.net')).toContain('does not take the code');
    await smtp.until(() => smtp.taken.length === 1, 'the code');
    expect(await say(codeOf())).toContain('Confirmed');
    const text = smtp.taken[0]?.mail.text ?? '';
    expect(text).not.toMatch(/U1|T1|ada|slack/i);
  });

  it('is not tried again once another was asked for', async () => {
    const { say, smtp, clock } = await opened();
    const gate = createGate();
    clock.sleep = () => gate.opened;
    smtp.meet({ kind: 'refuse', at: 'to', code: 451, text: 'Greylisted' });
    await say('ada@example.net');
    await say('ada@example.com');
    gate.open();
    // Meanwhile the first would have arrived.
    await say('eve@example.net', callerOf('U2'));
    await say('eve@example.org', callerOf('U2'));
    expect(smtp.taken.map(({ to }) => to)).toEqual(['ada@example.com', 'eve@example.net', 'eve@example.org']);
  });

  it.each([
    [{ kind: 'refuse', at: 'to', code: 550, text: 'No <ada@example.net>' }, /^no: The mail server refused/],
    [{ kind: 'refuse', at: 'from', code: 550, text: 'No' }, /^no: No mail can be sent/],
    [{ kind: 'lost' }, /may not arrive/],
  ] as const)('meets %j', async (mishap, expected) => {
    const { say, smtp } = await opened();
    smtp.meet(mishap);
    expect(await say('ada@example.net')).toMatch(expected);
  });
});

describe('the digest of a mailbox', () => {
  const topics = (text: string) => [{ text, query: parseQuery(text), minUpvotes: 0, addedBy: 'U1', addedAt: start }];

  it('is that of the direct messages, and follows them', async () => {
    const { say, codeOf, channels, clock, addresses } = await opened();
    const own = directOf('U1');
    const made = withTopics(
      newChannel(own, 'U1', { line: '0 8 * * *', timezone: 'UTC' }, 3, clock.now()),
      topics('robots'),
    );
    await channels.update(own, () => made);
    await say('ada@example.net');
    await say(codeOf());
    const mailbox = mailPlace((await addresses.of(personOf('U1')))?.id ?? '');
    expect(await channels.get(mailbox)).toMatchObject({
      topics: [{ text: 'robots', addedBy: '' }],
      top: 3,
      organiser: '',
    });
    await channels.update(own, (channel) => channel && { ...withTopics(channel, topics('kites')), top: 7 });
    expect(await channels.get(mailbox)).toMatchObject({ topics: [{ text: 'robots' }, { text: 'kites' }], top: 7 });
    // A pause there stops the posts there.
    await channels.update(own, (channel) => channel && { ...channel, pause: { kind: 'asked', by: 'U1', at: start } });
    expect((await channels.get(mailbox))?.pause).toBeUndefined();
    // The last topic was unsubscribed from.
    await channels.update(own, () => undefined);
    expect(await channels.get(mailbox)).toBeUndefined();
    expect(await addresses.of(personOf('U1'))).toBeUndefined();
  });

  it('ends with off, with everything that was kept', async () => {
    const { say, codeOf, channels, db } = await opened();
    await say('ada@example.net');
    await say(codeOf());
    expect(await say('off')).toBe('No more mails go to ada@example.net. The address is deleted.');
    expect(await channels.all()).toEqual([]);
    expect(await db.selectFrom('mail_addresses').selectAll().execute()).toEqual([]);
    expect(await say('off')).toBe('no: You get no mails from me.');
  });

  it('ends with off where its key was lost, too', async () => {
    const { say, codeOf, channels, db } = await opened();
    await say('ada@example.net');
    await say(codeOf());
    const address = createCipher(['another key, which nobody has any more']).seal('ada@example.net', 'x');
    await db.updateTable('mail_addresses').set({ address }).execute();
    expect(await say('')).toMatch(/^no: Your address cannot be read any more/);
    expect(await say('off')).toBe('No more mails go to your address. The address is deleted.');
    expect(await channels.all()).toEqual([]);
  });

  it('goes to one address of a person, the one confirmed last', async () => {
    const { say, codeOf, channels, addresses, pass } = await opened();
    await say('ada@example.net');
    await say(codeOf());
    await say('ada@example.com');
    expect((await addresses.of(personOf('U1')))?.address).toBe('ada@example.net');
    await say(codeOf());
    expect((await addresses.of(personOf('U1')))?.address).toBe('ada@example.com');
    expect(await channels.all()).toHaveLength(1);
    pass(60);
    const before = await addresses.of(personOf('U1'));
    await say('ada@example.com');
    await say(codeOf());
    expect(await addresses.of(personOf('U1'))).toEqual(before);
  });

  it('goes with forget-me, and with the installation', async () => {
    const { say, codeOf, channels, db, clock } = await opened();
    const retention = createRetention(db, { retentionDays: 365, cipher: createCipher([secretKey]) });
    await say('ada@example.net');
    await say(codeOf());
    await say('eve@example.net', callerOf('U2'));
    await say(codeOf(), callerOf('U2'));
    const told = { summary: 'A mail was refused.', blocks: [], audience: 'caller' as const };
    await createOutbox(db).enqueue(notice(directOf('U1'), told, 'a mail', clock.now()));
    expect(await retention.forgetPerson(personOf('U1'))).toMatchObject({ 'mail subscriptions': 1 });
    expect(await db.selectFrom('mail_addresses').select('person').execute()).toEqual([{ person: 'U2' }]);
    expect(await db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
    await channels.tenantGone({ platform: 'slack', tenant: 'T1' }, clock.now());
    clock.set('2026-09-30T09:00:00Z');
    await retention.purge(clock.now());
    expect([await db.selectFrom('mail_addresses').selectAll().execute(), await channels.all()]).toEqual([[], []]);
    expect(await db.selectFrom('mail_codes').selectAll().execute()).toEqual([]);
  });
});

describe('the page that ends mails', () => {
  async function withLink() {
    const world = await opened();
    await world.say('ada@example.net');
    await world.say(world.codeOf());
    const known = await world.addresses.of(personOf('U1'));
    const place = mailPlace(known?.id ?? '');
    await world.adapter.post(place, { summary: 'Papers', blocks: [], audience: 'everyone' }, 'key-1');
    const link = world.smtp.taken
      .at(-1)
      ?.mail.headers.find(({ key }) => key === 'list-unsubscribe')
      ?.value.slice(1, -1);
    const ask = (method: string, url = link ?? '') => world.endPage(new Request(url, { method }));
    const connected = async () => (await world.addresses.of(personOf('U1'))) !== undefined;
    return { ...world, link: link ?? '', ask, connected };
  }

  it('ends them by one POST, and by nothing that only looks', async () => {
    const { ask, connected } = await withLink();
    for (const method of ['GET', 'HEAD']) expect((await ask(method)).status).toBe(200);
    expect(await connected()).toBe(true);
    expect(await (await ask('GET')).text()).toContain('<form method="post">');
    // A mail program does not follow a redirection (RFC 8058, 3.2).
    expect((await ask('POST')).status).toBe(200);
    expect(await connected()).toBe(false);
    expect((await ask('POST')).status).toBe(200);
  });

  it('ends them where a browser sends its form through our guard', async () => {
    const { ask, link, connected, endPage } = await withLink();
    const policy = (await ask('GET')).headers.get('referrer-policy');
    const { origin, host, pathname, search } = new URL(link);
    const { status } = await startWeb({ mails: endPage, publicUrl: origin });
    // https://fetch.spec.whatwg.org/#append-a-request-origin-header
    const sent = { host, origin: policy === 'no-referrer' ? 'null' : origin, 'content-length': '0' };
    expect(await status(`${pathname}${search}`, sent, 'POST')).toBe(200);
    expect(await connected()).toBe(false);
  });

  it('knows no other link', async () => {
    const { ask, link, connected } = await withLink();
    const [, id] = /id=([\w-]+)/.exec(link) ?? [];
    const others = [
      link.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
      link.replace(/token=.*/, 'token='),
      link.replace(/id=[\w-]+/, 'id=other'),
      `https://papers.example.org/mails/end?id=${id}`,
    ];
    for (const url of others) expect((await ask('POST', url)).status).toBe(404);
    expect(await connected()).toBe(true);
  });

  it('shows nothing of the address, and loads nothing', async () => {
    const { ask } = await withLink();
    const page = await ask('GET');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(await page.text()).not.toMatch(/ada@|https?:\/\/|src=/);
  });
});
