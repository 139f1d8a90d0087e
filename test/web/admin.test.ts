import { describe, expect, it } from 'vitest';
import { localUrl } from '../../src/web/sign-in.ts';
import { aReport, aRun } from '../fixtures/status.ts';
import { startAdmin, token } from './admin.ts';
import { startWeb } from './web.ts';

const bearer = { authorization: `Bearer ${token}` };
const secret = 'C0SECRET';
const report = () => aReport({ runs: [aRun({ channel: { platform: 'slack', kind: 'private', channel: secret } })] });

/** Opens a link as a browser does, and presses its button. */
async function enter(link: string, more: Record<string, string> = {}) {
  const code = new URL(link).searchParams.get('code') ?? '';
  const body = new URLSearchParams({ code });
  const answer = await fetch(new URL('/sign-in', link), { method: 'POST', body, redirect: 'manual', headers: more });
  return { status: answer.status, cookie: answer.headers.get('set-cookie') ?? '', to: answer.headers.get('location') };
}

describe('without the token', () => {
  it('there is no page and there are no metrics, and nothing is told', async () => {
    const { url } = await startAdmin(report);
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: token },
      { cookie: `paperboy_session=${token}` },
    ]) {
      expect((await fetch(`${url}/metrics`, { headers })).status).toBe(404);
      const page = await fetch(`${url}/`, { headers });
      expect(page.status).toBe(401);
      expect(await page.text()).not.toMatch(/C0SECRET|paperboy_|running/);
    }
  });

  it('is a server whose operator has set none', async () => {
    const { url } = await startWeb();
    for (const path of ['/', '/metrics', '/sign-in?code=x']) {
      expect((await fetch(`${url}${path}`, { headers: bearer })).status).toBe(404);
    }
  });
});

describe('with the token', () => {
  it('the page and the metrics are there', async () => {
    const { url } = await startAdmin(report);
    expect(await (await fetch(`${url}/`, { headers: bearer })).text()).toContain(secret);
    expect((await fetch(`${url}/metrics`, { headers: bearer })).status).toBe(200);
  });

  it('the page says of the sample that it is one', async () => {
    const { url } = await startAdmin(() => aReport({ papers: { stored: 40, settled: 40 } }));
    const page = await (await fetch(`${url}/`, { headers: bearer })).text();
    expect(page).toContain('40 papers stored: the sample that comes with Paperboy, since no source has answered yet.');
  });

  it('a foreign Host or Origin gets nothing all the same', async () => {
    const { asking } = await startAdmin(report);
    for (const foreign of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
      for (const path of ['/', '/metrics']) {
        const answer = await asking(path, { ...bearer, ...foreign });
        expect(answer).toMatch(/^HTTP\/1.1 403 /);
        expect(answer).not.toMatch(/C0SECRET|paperboy_/);
      }
    }
  });

  it('nothing is kept or framed, no script runs, and nothing comes from elsewhere', async () => {
    const { url } = await startAdmin(report);
    const { headers } = await fetch(`${url}/`, { headers: bearer });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
  });
});

describe('a link', () => {
  it('is good once, in whatever order it is looked at, and begins a session of twelve hours', async () => {
    const { url, link, clock } = await startAdmin(report);
    const address = link();
    for (let look = 0; look < 2; look++) expect((await fetch(address)).status).toBe(200);
    const { status, cookie, to } = await enter(address);
    expect([status, new URL(to ?? '', address).href]).toEqual([303, `${url}/`]);
    expect(cookie).toMatch(/^paperboy_session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await enter(address)).status).toBe(401);
    const session = { cookie: cookie.split(';')[0] ?? '' };
    expect(await (await fetch(`${url}/`, { headers: session })).text()).toContain(secret);
    // The session is for the page alone.
    expect((await fetch(`${url}/metrics`, { headers: session })).status).toBe(404);
    clock.set('2026-06-19T21:06:00.000Z');
    expect((await fetch(`${url}/`, { headers: session })).status).toBe(401);
  });

  it('stays below the path under which a proxy has us', async () => {
    const { link } = await startAdmin(report);
    const opened = await (await fetch(link())).text();
    const outside = 'https://papers.example.org/bots/sign-in?code=x';
    const [, action = ''] = /action="([^"]*)"/.exec(opened) ?? [];
    expect(new URL(action, outside).pathname).toBe('/bots/sign-in');
    expect(new URL((await enter(link())).to ?? '', outside).pathname).toBe('/bots/');
  });

  it.each([
    [{ port: 80 }, 'http://localhost:80'],
    [{ port: 80, host: '0.0.0.0' }, 'http://localhost:80'],
    [{ port: 80, host: '127.0.0.1' }, 'http://localhost:80'],
    [{ port: 80, host: '192.168.1.20' }, 'http://192.168.1.20:80'],
    [{ port: 80, host: 'fd00::1' }, 'http://[fd00::1]:80'],
    [{ port: 80, host: 'papers.lan' }, 'http://papers.lan:80'],
  ])('leads to where %j listens', (web, url) => {
    expect(localUrl(web)).toBe(url);
  });

  it('is good for ten minutes', async () => {
    const { link, clock } = await startAdmin();
    const address = link();
    clock.set('2026-06-19T09:15:00.000Z');
    expect((await fetch(address)).status).toBe(401);
    expect((await enter(address)).status).toBe(401);
  });

  it('of another token, with another time, or as a session is no good', async () => {
    const { url, link } = await startAdmin();
    const code = new URL(link()).searchParams.get('code') ?? '';
    const [, nonce, signed] = code.split('.');
    const later = (Date.parse('2027-01-01') / 1).toString(36);
    for (const forged of ['', 'x', '..', `${later}.${nonce}.${signed}`, `${code}.x`, code.slice(0, -1)]) {
      expect((await enter(`${url}/sign-in?code=${encodeURIComponent(forged)}`)).status, forged).toBe(401);
    }
    expect((await fetch(`${url}/`, { headers: { cookie: `paperboy_session=${code}` } })).status).toBe(401);
    const { url: elsewhere } = await startAdmin(report, { token: 'another-token-of-25-lette' });
    expect((await enter(`${elsewhere}/sign-in?code=${code}`)).status).toBe(401);
  });

  it('is not pressed by a page elsewhere', async () => {
    const { link } = await startAdmin();
    expect((await enter(link(), { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('makes a cookie for https alone where that is how people come', async () => {
    const { link } = await startAdmin(report, { publicUrl: 'https://papers.example.org' });
    expect((await enter(link())).cookie).toContain('Secure');
  });

  it('leaves no trace in the log', async () => {
    const { link, log, url } = await startAdmin();
    const address = link();
    await fetch(address);
    await enter(address);
    await enter(address);
    await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer wrong-token-of-some-length' } });
    expect(JSON.stringify(log.lines)).not.toMatch(/code=|wrong-token|sign-in/);
    expect(JSON.stringify(log.lines)).not.toContain(token);
  });
});

it('shows texts as text', async () => {
  const reason = '<script>alert(1)</script><img src=x onerror=y>"\'&';
  const { url } = await startAdmin(() =>
    aReport({
      needsHand: [{ what: reason, remedy: reason }],
      runs: [
        aRun({
          messages: [{ state: 'rejected', reason }],
          channel: { platform: 'slack', kind: 'public', channel: reason },
        }),
      ],
    }),
  );
  const page = await (await fetch(`${url}/`, { headers: bearer })).text();
  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain('&lt;script&gt;');
});
