import type { MailAddresses } from '../../core/channels/mail-addresses.ts';
import type { HttpHandler } from '../../core/chat/http-routes.ts';
import { page } from '../kit/page.ts';

/** Where mails are ended: the link in each of them, and the address that a mail program's own button uses. */
export const endUrl = (publicUrl: string, id: string, token: string): string =>
  `${publicUrl}/mails/end?${new URLSearchParams({ id, token })}`;

/**
 * Ends the mails to an address by POST alone, as a mail program's one click sends it (RFC 8058): what only looks at links,
 * such as a filter, sends GET, and gets a page with a button.
 */
export const createEndPage =
  (addresses: Pick<MailAddresses, 'isEndToken' | 'end'>): HttpHandler =>
  async (request) => {
    const { searchParams } = new URL(request.url);
    const id = searchParams.get('id') ?? '';
    if (!addresses.isEndToken(id, searchParams.get('token') ?? '')) return page(unknown, 404);
    if (request.method === 'POST') {
      await addresses.end(id);
      return page(ended, 200);
    }
    return page(question, 200);
  };

const question = `<h2>No more mails?</h2>
<p>The address, and what was kept for it, is deleted at once.</p>
<form method="post"><button>No more mails</button></form>`;

const ended = `<h2>No more mails</h2>
<p>The address is deleted. <code>/paper connect email</code> in a chat with Paperboy begins again.</p>`;

const unknown = `<h2>This link does not hold any more</h2>
<p>The link in the newest mail does, and so does <code>/paper connect email off</code> in a chat with Paperboy.</p>`;
