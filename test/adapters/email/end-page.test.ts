import { describe, expect, it } from 'vitest';
import { mailPlace } from '../../../src/core/channels/mail-addresses.ts';
import { personOf } from '../../fixtures/mailboxes.ts';
import { startWeb } from '../../web/web.ts';
import { opened } from './world.ts';

describe('the page that ends mails', () => {
  async function withLink() {
    const world = await opened();
    await world.say('ada@example.net');
    await world.say(world.codeOf());
    const known = await world.addresses.of(personOf('U1'));
    const place = mailPlace(known?.id ?? '');
    await world.adapter.post(place, { summary: 'Papers', blocks: [], audience: 'everyone' }, 'key-1');
    const link = world.smtp.taken
      .at(-1)
      ?.mail.headers.find(({ key }) => key === 'list-unsubscribe')
      ?.value.slice(1, -1);
    const ask = (method: string, url = link ?? '') => world.endPage(new Request(url, { method }));
    const connected = async () => (await world.addresses.of(personOf('U1'))) !== undefined;
    return { ...world, link: link ?? '', ask, connected };
  }

  it('ends them by one POST, and by nothing that only looks', async () => {
    const { ask, connected } = await withLink();
    for (const method of ['GET', 'HEAD']) expect((await ask(method)).status).toBe(200);
    expect(await connected()).toBe(true);
    expect(await (await ask('GET')).text()).toContain('<form method="post">');
    // A mail program does not follow a redirection (RFC 8058, 3.2).
    expect((await ask('POST')).status).toBe(200);
    expect(await connected()).toBe(false);
    expect((await ask('POST')).status).toBe(200);
  });

  it('ends them where a browser sends its form through our guard', async () => {
    const { ask, link, connected, endPage } = await withLink();
    const policy = (await ask('GET')).headers.get('referrer-policy');
    const { origin, host, pathname, search } = new URL(link);
    const { status } = await startWeb({ mails: endPage, publicUrl: origin });
    // https://fetch.spec.whatwg.org/#append-a-request-origin-header
    const sent = { host, origin: policy === 'no-referrer' ? 'null' : origin, 'content-length': '0' };
    expect(await status(`${pathname}${search}`, sent, 'POST')).toBe(200);
    expect(await connected()).toBe(false);
  });

  it('knows no other link', async () => {
    const { ask, link, connected } = await withLink();
    const [, id] = /id=([\w-]+)/.exec(link) ?? [];
    const others = [
      link.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
      link.replace(/token=.*/, 'token='),
      link.replace(/id=[\w-]+/, 'id=other'),
      `https://papers.example.org/mails/end?id=${id}`,
    ];
    for (const url of others) expect((await ask('POST', url)).status).toBe(404);
    expect(await connected()).toBe(true);
  });

  it('shows nothing of the address, and loads nothing', async () => {
    const { ask } = await withLink();
    const page = await ask('GET');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(await page.text()).not.toMatch(/ada@|https?:\/\/|src=/);
  });
});
