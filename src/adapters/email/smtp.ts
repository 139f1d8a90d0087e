import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Where mails are handed in (see `SmtpServer` of the settings). */
export type SmtpServer = {
  host: string;
  port: number;
  isSecure: boolean;
  auth?: { user: string; pass: string };
};

/** How long the server is waited for, in milliseconds. */
export type SmtpTimeouts = {
  connectMs: number;
  /**
   * Without a byte. RFC 5321 (4.5.3.2) grants the server ten minutes for its last word on a mail; so long nobody can wait
   * who is told to stop.
   */
  silenceMs: number;
};
export const usualTimeouts: SmtpTimeouts = { connectMs: 15_000, silenceMs: 120_000 };

export type Envelope = { from: string; to: string };

/** What became of a mail. `refused`: for good (5xx), by whom it is for or what it says (`mail`), or as from us (`us`). */
export type Handed =
  | { kind: 'taken' }
  | { kind: 'refused'; of: 'mail' | 'us'; answer: string }
  /** Not now (4xx). */
  | { kind: 'later'; answer: string }
  /** The server was not reached, or did not get as far as the mail itself. */
  | { kind: 'unreached'; reason: string }
  /** The mail was being sent, or was sent, and no answer came. */
  | { kind: 'lost'; reason: string };

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

/**
 * Hands one mail in, over a connection of its own: nodemailer's pool hands a mail in again by itself when a connection
 * breaks, and nobody would know. Never throws.
 */
export async function handIn(
  server: SmtpServer,
  envelope: Envelope,
  mail: Buffer,
  timeouts = usualTimeouts,
): Promise<Handed> {
  const connection = open(server, timeouts);
  let isBeingSent = false;
  // Read only after the server asked for it (354): what fails before then has not been sent.
  const body = new Readable({
    read() {
      isBeingSent = true;
      this.push(mail);
      this.push(null);
    },
  });
  try {
    await enter(connection, server);
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.send({ ...envelope, size: mail.length }, body, (error) => (error ? reject(error) : resolve()));
    });
    // After the answer: a goodbye that is lost changes nothing.
    connection.quit();
    return { kind: 'taken' };
  } catch (error) {
    connection.close();
    return failure(error, isBeingSent);
  }
}

/** Whether the server lets us in; hands nothing in. */
export async function greet(server: SmtpServer, timeouts = usualTimeouts): Promise<Handed> {
  const connection = open(server, timeouts);
  try {
    await enter(connection, server);
    connection.quit();
    return { kind: 'taken' };
  } catch (error) {
    connection.close();
    return failure(error, false);
  }
}

function open({ host, port, isSecure, auth }: SmtpServer, { connectMs, silenceMs }: SmtpTimeouts) {
  return new SMTPConnection({
    ...{ host, port, secure: isSecure },
    // A password goes nowhere unencrypted, but on this machine.
    requireTLS: auth !== undefined && !isSecure && !isLoopback(host),
    tls: isLoopback(host) ? { rejectUnauthorized: false } : {},
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
  });
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

async function enter(connection: SMTPConnection, { auth }: SmtpServer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // Stays: an error without anybody who listens would end the process.
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  if (auth === undefined) return;
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.login({ credentials: auth }, (error) => (error ? reject(error) : resolve()));
  });
}

function failure(error: unknown, isBeingSent: boolean): Handed {
  const {
    code = '',
    responseCode = 0,
    response = '',
    command = '',
  }: Partial<SmtpError> = error instanceof Error ? error : {};
  const answer = safeAnswer(response);
  if (responseCode >= 500) {
    const isOfMail = code !== 'EAUTH' && /^(?:RCPT|DATA)/.test(command) && !isOfUs(command, answer);
    return { kind: 'refused', of: isOfMail ? 'mail' : 'us', answer };
  }
  // Also 421 in the place of the answer to the mail: the server has not taken it then (RFC 5321, 3.8).
  if (responseCode >= 400) return { kind: 'later', answer };
  const reason = safeAnswer(code || (error instanceof Error ? error.message : String(error)));
  if (code === 'EAUTH') return { kind: 'refused', of: 'us', answer: reason };
  return { kind: isBeingSent ? 'lost' : 'unreached', reason };
}

/**
 * Enhanced codes (RFC 3463) that are about whoever hands in: X.7 in the place of a recipient is a relay that is denied, or
 * a host that is blocked; to the mail itself it is its content. 5.4.5 is a sender's quota
 * (https://support.google.com/a/answer/3726730).
 */
function isOfUs(command: string, answer: string): boolean {
  const enhanced = answer.slice('550 '.length);
  return enhanced.startsWith('5.4.5 ') || (command.startsWith('RCPT') && enhanced.startsWith('5.7.'));
}

/** What a server says is told to people and logged: one line, and without the address that it likes to repeat. */
const safeAnswer = (answer: string): string =>
  answer
    .replace(/[^\s<>:;,"'()[\]]{1,100}@[^\s<>:;,"'()[\]]{1,255}/g, '(address)')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
