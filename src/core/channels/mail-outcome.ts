import { localTime } from '../schedules/zone.ts';
import { shorten } from '../text.ts';
import type { RunMessage } from './ledger.ts';

/** What became of a mail, in a sentence about "it", for its person. */
export function explainMail({ state, expiresAt }: Pick<RunMessage, 'state' | 'expiresAt'>, zone: string): string {
  const time = (at: string) => localTime(new Date(at), zone);
  switch (state.kind) {
    case 'pending':
      return state.reason === undefined
        ? `It waits for its turn, behind other mails; it is tried at ${time(state.dueAt)}.`
        : `It could not be sent yet: ${shorten(state.reason, 200)}. It is tried again at ${time(state.dueAt)}, and given up at ${time(expiresAt)}.`;
    case 'sending':
      return `It is being sent, since ${time(state.since)}.`;
    case 'sent':
      return `The mail server took it on ${time(state.at)}.`;
    case 'unknown':
      return `The answer was lost at ${time(state.since)}: nobody can tell whether it arrived.`;
    case 'assumed':
      return `Nobody can tell whether it arrived (${shorten(state.reason, 200)}). It is not sent twice.`;
    case 'rejected':
    case 'gone':
      return `It was not sent: ${shorten(state.reason, 300)}.`;
    case 'expired':
      return `It was not sent: at ${time(state.at)}, when it could be, it was too late for it.`;
    default:
      return state satisfies never;
  }
}
