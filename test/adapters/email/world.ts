import { onTestFinished } from 'vitest';
import { createEmail } from '../../../src/adapters/email/index.ts';
import type { Caller, Place } from '../../../src/core/chat/place.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { fakeClock, recordedLog } from '../../fixtures/clock.ts';
import { directOf, mailAddresses, schedule } from '../../fixtures/mailboxes.ts';
import { openSmtp } from '../../servers/smtp/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';

export const start = '2026-06-19T09:00:00Z';

export const callerOf = (id: string, place: Place = directOf(id)): Caller => ({
  ...{ id, place, isExternal: false, timezone: 'Europe/Berlin' },
  mayManage: async () => true,
  canSee: async () => true,
});

/** Mails set up over an SMTP server of ours; `say` is what a person types behind `connect email`. */
export async function opened() {
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
