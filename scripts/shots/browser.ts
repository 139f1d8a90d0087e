import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

export type View = { name: 'desktop' | 'phone'; width: number };
export type Theme = 'dark' | 'light';

/** As wide as a chat's column on a desk, and as a small phone. */
export const views: readonly View[] = [
  { name: 'desktop', width: 760 },
  { name: 'phone', width: 390 },
];
export const themes: readonly Theme[] = ['dark', 'light'];

/** A headless browser that draws pages to PNG files; nothing is fetched from the network. */
export async function openBrowser() {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'shots-')), {
    executablePath: chromiumPath(),
    headless: true,
    deviceScaleFactor: 1.5,
    args: browserArguments,
  });
  return {
    /** Draws the page's `body` at a width, as high as it is; `theme` is the reader's, for pages that ask the browser. */
    async shoot(html: string, width: number, file: URL, theme: Theme = 'light'): Promise<void> {
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 80 });
      await page.setContent(html);
      const picture = await page.screenshot({ fullPage: true });
      // A chat has few colours: with a palette the file is a quarter of its size.
      await sharp(picture).png({ palette: true, effort: 10 }).toFile(file.pathname);
      await page.close();
    },
    /** How high the page's `body` is at a width, in CSS pixels. */
    async height(html: string, width: number): Promise<number> {
      const page = await context.newPage();
      await page.setViewportSize({ width, height: 80 });
      await page.setContent(html);
      const height = await page.evaluate('document.documentElement.scrollHeight');
      await page.close();
      return Number(height);
    },
    close: () => context.close(),
  };
}

/** Of a browser that shows what it is given, and asks nobody else for anything. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined) throw new Error('No Chromium found. Install one, or set CHROMIUM to its path.');
  return path;
}

/** CHROMIUM, else the first one on the PATH; undefined where there is none. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = [process.env.CHROMIUM ?? '', ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
  return found.find((each) => each !== '' && existsSync(each));
}
