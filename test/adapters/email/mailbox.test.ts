import { describe, expect, it } from 'vitest';
import { newChannel, withTopics } from '../../../src/core/channels/channel.ts';
import { notice } from '../../../src/core/channels/delivery.ts';
import { mailPlace } from '../../../src/core/channels/mail-addresses.ts';
import { parseQuery } from '../../../src/core/queries/query.ts';
import { createCipher } from '../../../src/storage/cipher.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createRetention } from '../../../src/storage/retention.ts';
import { directOf, personOf, secretKey } from '../../fixtures/mailboxes.ts';
import { callerOf, opened, start } from './world.ts';

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
