import { statusPage } from '../../src/web/page.ts';
import { aBusyReport } from '../../test/web/busy-report.ts';
import { type openBrowser, themes } from './browser.ts';

/** As wide as a browser on a desk, and as a small phone. */
const views = [
  { name: 'desktop', width: 1280 },
  { name: 'phone', width: 390 },
];

/** Draws the operator's page on a morning on which several things went wrong. */
export async function shootOperator(browser: Awaited<ReturnType<typeof openBrowser>>, folder: URL): Promise<void> {
  const html = String(await statusPage(aBusyReport()));
  for (const { name, width } of views) {
    for (const theme of themes) {
      await browser.shoot(html, width, new URL(`operator-${name}-${theme}.png`, folder), theme);
    }
  }
}
