import type { Check } from '../../core/status/check.ts';
import { greet, type SmtpServer } from './smtp.ts';

/** Looks at the mail server without handing anything in, and at what cannot be read of the addresses. */
export async function checkEmail({ server, lost }: { server: SmtpServer; lost: number }): Promise<Check> {
  const greeted = await greet(server);
  const said = 'answer' in greeted ? greeted.answer : 'reason' in greeted ? greeted.reason : '';
  const isRefused = greeted.kind === 'refused';
  const serverFinding = {
    what: `The mail server ${isRefused ? 'does not let us in' : 'cannot be reached'}: ${said}.`,
    remedy: isRefused
      ? 'Check the user and password in SMTP_URL.'
      : 'Check SMTP_URL and the network; a proxy is not used for mails.',
  };
  const lostFinding = {
    what: `${lost === 1 ? 'One mailbox' : `${lost} mailboxes`} cannot be written to: SECRET_KEY was another.`,
    remedy: 'Put that one into SECRET_KEY_OLD and start again. Without it people have to give their addresses again.',
  };
  return {
    name: 'E-mail',
    facts: greeted.kind === 'taken' ? [`${server.host} takes mails`] : [],
    findings: [...(greeted.kind === 'taken' ? [] : [serverFinding]), ...(lost > 0 ? [lostFinding] : [])],
  };
}
