import PostalMime from 'postal-mime';
import { compose } from '../../src/adapters/email/compose.ts';
import { mailFoot } from '../../src/adapters/email/index.ts';
import { escapeHtml } from '../../src/adapters/kit/html.ts';
import { mailPlace } from '../../src/core/channels/mail-addresses.ts';
import { type openBrowser, themes, views } from './browser.ts';
import { collecting, morningClock, openMorning, sendDigest } from './scenes.ts';

/** Draws both parts of the mail with a morning's digest, as they came out of the mail. */
export async function shootEmail(browser: Awaited<ReturnType<typeof openBrowser>>, folder: URL): Promise<void> {
  const { sender, posts } = collecting('email');
  const { bot } = await openMorning(morningClock(), {}, { senderOf: () => sender });
  await sendDigest(bot, mailPlace('ada'));
  await bot.close();
  const [reply] = posts;
  if (reply === undefined) throw new Error('No mail was posted.');
  const mail = await compose({
    ...{ from: { name: 'Papers', address: 'papers@example.org' }, to: 'ada@example.net', key: 'shot', reply },
    ...{ foot: mailFoot, endUrl: 'https://papers.example.org/mails/end?id=…&token=…', now: bot.clock.now() },
  });
  const { html = '', text = '' } = await PostalMime.parse(mail);
  const plain = `<meta name="color-scheme" content="light dark"><pre style="font:14px/1.45 monospace;white-space:pre-wrap;overflow-wrap:anywhere;padding:12px;margin:0">${escapeHtml(text)}</pre>`;
  for (const { name, width } of views) {
    for (const theme of themes) {
      await browser.shoot(html, width, new URL(`email-${name}-${theme}.png`, folder), theme);
      await browser.shoot(plain, width, new URL(`email-text-${name}-${theme}.png`, folder), theme);
    }
  }
}
