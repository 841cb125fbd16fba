import { join } from 'node:path';
import type { Browser, Page, ViewportSize } from 'playwright-core';

export const PHONE: ViewportSize = { width: 360, height: 740 };
export const DESKTOP: ViewportSize = { width: 1280, height: 800 };

/** Opens pages of the site, and takes every complaint of the browser for a failure. */
export class Visitor {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #pictures: string;

  /**
   * @param browser - Chromium
   * @param url - where the site is served
   * @param pictures - absolute path of the folder for screenshots
   */
  constructor(browser: Browser, url: string, pictures: string) {
    this.#browser = browser;
    this.#url = url;
    this.#pictures = pictures;
  }

  /**
   * Opens a window, and closes it after the visit.
   *
   * @param viewport - its size
   * @param visit - is given the window, and `open`, which goes to a page of the site
   * @param options - `scripts`: whether pages run theirs; they do, unless this is false,
   *   which opens five pages in the time of one
   * @throws Error with what the console said, missing files among it, and what threw
   */
  async visit(
    viewport: ViewportSize,
    visit: (page: Page, open: (path: string) => Promise<void>) => Promise<void>,
    { scripts = true }: { scripts?: boolean } = {},
  ): Promise<void> {
    const page = await this.#browser.newPage({
      viewport,
      javaScriptEnabled: scripts,
    });
    const complaints: string[] = [];
    const complain = (what: string) =>
      complaints.push(`${page.url()}: ${what}`);
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) {
        complain(message.text());
      }
    });
    page.on('pageerror', error => complain(error.message));
    try {
      await visit(page, path => this.#open(page, path, scripts));
    } finally {
      await page.close();
    }
    if (complaints.length > 0) {
      throw new Error(complaints.join('\n'));
    }
  }

  /**
   * Takes a screenshot.
   *
   * @param page - what to show
   * @param name - of its file, without the ending
   */
  async picture(page: Page, name: string): Promise<void> {
    // One that is cancelled, as by a click, has ended, too.
    await page.evaluate(() =>
      Promise.allSettled(
        document.getAnimations().map(({ finished }) => finished),
      ),
    );
    await page.screenshot({ path: join(this.#pictures, `${name}.png`) });
  }

  // A page is there once its script has shown it and built the navigation.
  async #open(page: Page, path: string, scripts: boolean): Promise<void> {
    await page.goto(new URL(path, this.#url).href);
    if (scripts) {
      await page
        .locator('#tsd-nav-container a')
        .first()
        .waitFor({ state: 'attached' });
    }
  }
}
