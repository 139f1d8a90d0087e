import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findChromium } from '../../scripts/shots/browser.ts';
import { startAdmin } from './admin.ts';
import { aBusyReport } from './busy-report.ts';
import { startWeb } from './web.ts';

const executablePath = findChromium();
const widths = [390, 1280];
const themes = ['light', 'dark'] as const;

describe.skipIf(executablePath === undefined)(
  'the page in Chromium (skipped where there is none; CHROMIUM names one)',
  () => {
    let folder: string;
    let browser: BrowserContext;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'paperboy-page-'));
      const found = executablePath === undefined ? {} : { executablePath };
      browser = await chromium.launchPersistentContext(folder, { ...found, headless: true, args: browserArguments });
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** A tab, and what the browser complained of in it. */
    async function openTab() {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      return { page, complaints };
    }

    /** Follows a link and presses its button. */
    async function signedIn(report = aBusyReport) {
      const web = await startAdmin(report);
      const tab = await openTab();
      await tab.page.goto(web.link());
      await tab.page.getByRole('button').click();
      await tab.page.getByRole('heading', { level: 1 }).waitFor();
      return { ...web, ...tab };
    }

    it('is reached by a link, which leaves the address and is in no cookie that a script can read', async () => {
      const { page, url, complaints } = await signedIn();
      expect(page.url()).toBe(`${url}/`);
      expect(await page.evaluate('document.cookie')).toBe('');
      const [cookie] = await browser.cookies(url);
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
      expect(complaints).toEqual([]);
      await page.close();
    });

    it.each(widths.flatMap((width) => themes.map((theme) => [width, theme] as const)))(
      'shows everything at %i wide, %s, and nothing beside the window',
      async (width, colorScheme) => {
        const { page, complaints } = await signedIn();
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        for (const text of [
          ...[
            '5 things to look at',
            'What needs a hand',
            'Chats',
            'Sources',
            'Next',
            'On the way',
            'Last runs',
            'Process',
          ],
          ...['#reading-group-on-world-models-and-video-generation', 'Discord, direct messages', '12 channels due now'],
          ...['1 rejected: a word that the server forbids', '2 posts skipped, too late', '1,204 (31 paused)'],
        ]) {
          expect(await page.getByText(text).first().isVisible(), text).toBe(true);
        }
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        const isDark = (await page.evaluate('getComputedStyle(document.body).backgroundColor')) === 'rgb(22, 24, 28)';
        expect(isDark).toBe(colorScheme === 'dark');
        expect(complaints).toEqual([]);
        const folder = process.env.PAGE_PICTURES;
        if (folder !== undefined)
          await page.screenshot({ path: join(folder, `${width}-${colorScheme}.png`), fullPage: true });
        await page.close();
      },
    );

    it('is read by nobody from a page elsewhere', async () => {
      const { url, page } = await signedIn();
      const elsewhere = await startWeb();
      const other = await openTab();
      await other.page.goto(`${elsewhere.url}/healthz`);
      const read = await other.page.evaluate(
        `fetch(${JSON.stringify(url)}, { credentials: 'include' }).then(() => 'read', () => 'refused')`,
      );
      expect(read).toBe('refused');
      await other.page.close();
      await page.close();
    });
  },
);
