import { describe, expect, it } from 'vitest';
import { readConfig, secretsIn, shownSettings } from '../src/config.ts';
import { faultsOf } from './fixtures/config-faults.ts';

describe('mails', () => {
  const mail = {
    SMTP_URL: 'smtp://ada:pa%25ss55@mail.example.org',
    MAIL_FROM: 'Papers <papers@example.org>',
    PUBLIC_URL: 'https://papers.example.org',
    PORT: '3000',
    SECRET_KEY: 'k'.repeat(32),
  };

  it('are sent where all is set', () => {
    const config = readConfig({ ...mail, SECRET_KEY_OLD: `${'o'.repeat(32)}, ${'p'.repeat(40)}` });
    expect(config.mail).toEqual({
      server: { host: 'mail.example.org', port: 587, isSecure: false, auth: { user: 'ada', pass: 'pa%ss55' } },
      from: { name: 'Papers', address: 'papers@example.org' },
      publicUrl: 'https://papers.example.org',
    });
    expect(config.secretKeys).toEqual(['k'.repeat(32), 'o'.repeat(32), 'p'.repeat(40)]);
    expect(readConfig({}).mail).toBeUndefined();
  });

  it.each([
    ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, isSecure: true }],
    ['smtp://[::1]:2525/', { host: '::1', port: 2525, isSecure: false }],
  ])('go to %s', (url, server) => {
    expect(readConfig({ ...mail, SMTP_URL: url }).mail?.server).toEqual(server);
  });

  it.each(['MAIL_FROM', 'PUBLIC_URL', 'SECRET_KEY', 'PORT'])('are refused without %s', (name) => {
    expect(faultsOf({ ...mail, [name]: '' })).toEqual([expect.stringMatching(`^${name}: got nothing; want `)]);
  });

  it.each([
    ['SECRET_KEY', 'short55'],
    ['SECRET_KEY_OLD', `${'o'.repeat(32)},short55`],
    ['SMTP_URL', 'https://ada:pass55@mail.example.org'],
    ['SMTP_URL', 'smtp://ada@mail.example.org/pass55'],
    ['SMTP_URL', 'smtp://ada:pass55%@mail.example.org'],
    ['SMTP_URL', 'smtp://mail.example.org?pool=pass55'],
    ['SMTP_URL', 'mail.example.org:pass55'],
  ])('are refused with a wrong %s, which is not printed: %s', (name, value) => {
    const faults = faultsOf({ ...mail, [name]: value });
    expect(faults).toEqual([expect.stringMatching(`^${name}: got something else`)]);
    expect(faults.join()).not.toContain('55');
  });

  it.each(['papers', 'a@b@c', 'a@example.org\r\nBcc: b@example.org', '<papers@example.org', 'A <a@b> c'])(
    'come from no %s',
    (from) => {
      expect(faultsOf({ ...mail, MAIL_FROM: from })).toEqual([expect.stringMatching(/^MAIL_FROM: got "/)]);
    },
  );

  it('have names that other programs use, too: without SMTP_URL they mean nothing here', () => {
    const config = readConfig({ SECRET_KEY: 'short55', SECRET_KEY_OLD: 'x', MAIL_FROM: 'nobody', PORT: '3000' });
    expect([config.mail, config.secretKeys]).toEqual([undefined, undefined]);
  });

  it('can be ended by one click, which needs https', () => {
    const open = faultsOf({ ...mail, PUBLIC_URL: 'http://papers.example.org' });
    expect(open).toEqual([expect.stringContaining('want one')]);
    expect(faultsOf({ ...mail, PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
  });

  it('keep keys and password out of what is written', () => {
    const secrets = secretsIn({ ...mail, SECRET_KEY_OLD: `${'o'.repeat(32)} ${'p'.repeat(32)}` });
    expect(secrets).toEqual(expect.arrayContaining(['pa%ss55', 'k'.repeat(32), 'o'.repeat(32), 'p'.repeat(32)]));
    expect(JSON.stringify(shownSettings(mail))).not.toMatch(/ss55|kkkk/);
  });
});
