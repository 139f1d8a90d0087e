import { mkdirSync } from 'node:fs';
import { openBrowser } from './browser.ts';
import { shootConsole } from './console.ts';
import { shootDiscord } from './discord.ts';
import { shootEmail } from './email.ts';
import { shootOperator } from './operator.ts';
import { shootSlack } from './slack.ts';

/** Draws what the adapters really send, mails and the operator's page, at desktop and phone width, dark and light, into docs/images. */
const folder = new URL('../../docs/images/', import.meta.url);
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const shoot of [shootConsole, shootDiscord, shootSlack, shootEmail, shootOperator]) await shoot(browser, folder);
} finally {
  await browser.close();
}
