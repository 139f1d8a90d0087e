import { z } from 'zod';
import { decoded, setting } from './setting.ts';

/** A mail server that takes what we send. */
type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte (smtps); else it begins with STARTTLS, where the server has it. */
  isSecure: boolean;
  auth?: { user: string; pass: string };
};

/** Submission, and the same with TLS from the first byte (RFC 8314, 3.3). */
const ports = { 'smtp:': 587, 'smtps:': 465 };

/** Undefined where it is no such address. */
function serverOf(text: string): SmtpServer | undefined {
  const { protocol, hostname, port, username, password, pathname, search, hash } = URL.canParse(text)
    ? new URL(text)
    : {};
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || !hostname) return undefined;
  // A setting of some client library's, which would do nothing here.
  if ((pathname !== '' && pathname !== '/') || search !== '' || hash !== '') return undefined;
  const [user, pass] = [decoded(username ?? ''), decoded(password ?? '')];
  if (user === undefined || pass === undefined || (user === '') !== (pass === '')) return undefined;
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port ? Number(port) : ports[protocol],
    isSecure: protocol === 'smtps:',
    ...(user === '' ? {} : { auth: { user, pass } }),
  };
}

const smtpUrl = setting(
  z
    .string()
    .transform((text, context) => {
      const server = serverOf(text);
      if (server !== undefined) return server;
      context.addIssue('is no mail server');
      return z.NEVER;
    })
    .optional(),
  {
    want: 'smtp:// or smtps:// with the mail server, and its user and password where it wants them (a % in them is written %25)',
    example: 'smtps://user:password@mail.example.org',
    secret: true,
  },
);

/** As it stands in a mail: `Papers <papers@example.org>`, or the address alone. */
const mailFrom = setting(
  z
    .string()
    .transform((text, context) => {
      const [, name = '', inBrackets, alone] =
        /^(?:([^<>"\r\n]{0,100}?)\s*<([^\s<>@]{1,64}@[\w.-]{1,253})>|([^\s<>@]{1,64}@[\w.-]{1,253}))$/.exec(text) ?? [];
      const address = inBrackets ?? alone;
      if (address !== undefined) return { name, address };
      context.addIssue('is no address');
      return z.NEVER;
    })
    .optional(),
  { want: 'the address that mails come from, with a name or without', example: 'Papers <papers@example.org>' },
);

/** Who has the database alone, and tries keys, must not get through them. */
const shortestKey = 32;
const isKey = (text: string) => text.length >= shortestKey && !/[\s,]/.test(text);

const keyWanted = `at least ${shortestKey} characters without a space or comma`;
const keyExample = 'what openssl rand -hex 32 prints';

/** What sending mails takes, and what is encrypted for it. */
export const mailSettings = {
  SECRET_KEY: setting(z.string().refine(isKey).optional(), { want: keyWanted, example: keyExample, secret: true }),
  SECRET_KEY_OLD: setting(
    z
      .string()
      .transform((text) => text.split(/[\s,]+/))
      .refine((keys) => keys.every(isKey))
      .optional(),
    { want: `earlier values of SECRET_KEY, separated by commas, each ${keyWanted}`, example: keyExample, secret: true },
  ),
  SMTP_URL: smtpUrl,
  MAIL_FROM: mailFrom,
};
