import MailComposer from 'nodemailer/lib/mail-composer';
import type { Reply } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';
import { escapeHtml, replyHtml } from '../kit/html.ts';
import { replyText } from '../kit/plain.ts';
import { mailStyles } from '../kit/styles.ts';
import { visible } from '../kit/web-text.ts';

/** Who mails come from. */
export type Sender = { name: string; address: string };

type MailParts = {
  from: Sender;
  to: string;
  /** Names the mail, the same for the same one: whoever gets it twice may show it once. */
  key: string;
  reply: Reply;
  /** Ends these mails, without anything else; absent where there is nothing to end. */
  endUrl?: string;
  /** Under it: why it comes. */
  foot: string;
  now: Date;
};

/** Longer subjects are cut by every mail program. */
const longestSubject = 150;
/** Characters of either part: Gmail cuts a message off at some 100 KB, and shows a link to the rest. */
const longestPart = 90_000;

/** A mail with a text and an HTML part, and no picture: what is fetched from elsewhere tells that it was read. */
export async function compose({ from, to, key, reply, endUrl, foot, now }: MailParts): Promise<Buffer> {
  const end = endUrl === undefined ? [] : [`No more mails: ${endUrl}`];
  const text = [bounded(replyText(reply)), '-- ', foot, ...end].join('\n');
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from,
    to,
    subject: shorten(visible(reply.summary).replace(/\s+/g, ' '), longestSubject),
    text,
    html: page(reply, foot, endUrl),
    date: now,
    messageId: `<${key}@${domain}>`,
    headers: {
      // Nobody's holiday answers to it (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(endUrl === undefined
        ? {}
        : // One click, without opening a page (RFC 8058).
          { 'List-Unsubscribe': `<${endUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    // A mail is made of what stands in the reply: nothing in it names a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

const bounded = (text: string) => shorten(text, longestPart);

function page(reply: Reply, foot: string, endUrl: string | undefined): string {
  const end = endUrl === undefined ? '' : ` <a href="${escapeHtml(endUrl)}">No more mails</a>.`;
  const html = replyHtml(reply);
  const body = html.length <= longestPart ? html : `<pre>${escapeHtml(bounded(replyText(reply)))}</pre>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(reply.summary)}</title>
<style>${mailStyles}</style>
</head>
<body>
<div class="mail">
${body}
<p class="foot">${escapeHtml(foot)}${end}</p>
</div>
</body>
</html>
`;
}
