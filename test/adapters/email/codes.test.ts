import { describe, expect, it } from 'vitest';
import { mailPlace } from '../../../src/core/channels/mail-addresses.ts';
import { createCipher } from '../../../src/storage/cipher.ts';
import { createRetention } from '../../../src/storage/retention.ts';
import { createGate } from '../../fixtures/gate.ts';
import { personOf, secretKey } from '../../fixtures/mailboxes.ts';
import { callerOf, opened } from './world.ts';

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
