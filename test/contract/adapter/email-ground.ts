import { createEmail } from '../../../src/adapters/email/index.ts';
import { fakeClock, recordedLog } from '../../fixtures/clock.ts';
import { confirmed, mailAddresses, schedule } from '../../fixtures/mailboxes.ts';
import { openSmtp } from '../../servers/smtp/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import type { Ground } from './ground.ts';

/** A mailbox behind a real mail server on loopback. Nobody types there. */
export async function openEmailGround(): Promise<Ground> {
  const smtp = await openSmtp();
  const clock = fakeClock('2026-06-19T07:00:00Z');
  const addresses = mailAddresses(await tempDatabase());
  const { adapter } = createEmail({
    ...{ server: smtp.server, from: { name: 'Papers', address: 'papers@example.org' }, addresses, clock },
    ...{ publicUrl: 'https://papers.example.org', defaults: { schedule, top: 5 }, log: recordedLog() },
  });
  const place = await confirmed(addresses, 'U1', 'ada@example.net', clock.now());
  const nobody = () => {
    throw new Error('Nobody types in a mailbox.');
  };
  return {
    adapter,
    place,
    texts: () => smtp.taken.map(({ mail }) => mail.text ?? ''),
    gone: { ...place, tenant: 'nobody', channel: 'nobody' },
    fail: () => smtp.meet({ kind: 'lost' }),
    search: nobody,
    offers: () => false,
    click: nobody,
    until: smtp.until,
    close: smtp.close,
  };
}
