import { deepEqual } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { findChromium, startChromium } from './browser.ts';
import { browserChecks, type Check } from './browserChecks.ts';
import { Links } from './links.ts';
import { serveSite } from './serve.ts';
import { Visitor } from './Visitor.ts';

/**
 * Follows every link of a site, and reads it in a browser, if there is one. Prints a
 * line for each check; the last counts them.
 *
 * @param folder - the site, absolute
 * @param pictures - absolute path of a folder for screenshots
 * @returns whether all checks passed
 */
export async function checkSite(
  folder: string,
  pictures: string,
): Promise<boolean> {
  const links = new Links(folder);
  const count = new Count();
  await count.run([
    [
      `links of ${links.pages.length} pages lead somewhere`,
      async () => deepEqual(links.broken(), []),
    ],
  ]);

  const chromium = findChromium();
  if (chromium) {
    mkdirSync(pictures, { recursive: true });
    const site = await serveSite(folder, 0);
    const browser = await startChromium(chromium);
    try {
      const visitor = new Visitor(browser, site.url, pictures);
      await count.run(browserChecks(visitor, links));
    } finally {
      await browser.close();
      site.close();
    }
  } else {
    console.log(
      '- skipped: the checks in a browser. For them install Chromium, on Debian with: apt-get install chromium; elsewhere set CHROMIUM_PATH to it',
    );
  }
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0;
}

class Count {
  passed = 0;
  failed = 0;

  async run(checks: Check[]): Promise<void> {
    for (const [name, check] of checks) {
      const start = performance.now();
      try {
        await check();
        this.passed += 1;
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        console.log(`✓ ${name}, ${seconds} s`);
      } catch (error) {
        this.failed += 1;
        console.log(`✗ ${name}\n${(error as Error).message}`);
      }
    }
  }
}
