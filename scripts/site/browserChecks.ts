import { deepEqual, equal, match } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Links } from './links.ts';
import { findUnreadable } from './readable.ts';
import { DESKTOP, PHONE, type Visitor } from './Visitor.ts';

/** A check by its name; it throws what is wrong. */
export type Check = [name: string, run: () => Promise<void>];

const CLASS_PAGE =
  'classes/_stagecraft_backend-runtime.PreconditionFailedError.html';

/**
 * What readers do with the site, in a browser.
 *
 * @param visitor - opens the pages
 * @param links - the pages that there are
 */
export function browserChecks(visitor: Visitor, links: Links): Check[] {
  return [
    [
      'the first page is the README, and leads to the guides',
      () =>
        visitor.visit(DESKTOP, async (page, open) => {
          await open('');
          equal(await heading(page), 'Stagecraft');
          await visitor.picture(page, 'first-page');
          await page.locator('.col-content').getByText('All documents').click();
          await page.waitForURL('**/documents/*');
          equal(await heading(page), 'Documentation');
          await visitor.picture(page, 'guide');
        }),
    ],
    [
      'a class page shows what is in its docstrings',
      () =>
        visitor.visit(DESKTOP, async (page, open) => {
          await open(CLASS_PAGE);
          match(await heading(page), /^Class PreconditionFailedError/);
          match(await page.locator('.col-content').innerText(), /412/);
          await visitor.picture(page, 'class');
        }),
    ],
    [
      'the search finds exports and guides',
      () =>
        visitor.visit(DESKTOP, async (page, open) => {
          await open('');
          await search(page, 'keysetpage');
          await visitor.picture(page, 'search');
          await firstResult(page).click();
          await page.waitForURL('**/functions/*keysetPage.html');
          match(await heading(page), /^Function keysetPage/);
          await search(page, 'contributing');
          await firstResult(page).click();
          await page.waitForURL('**/documents/Contributing.html*');
        }),
    ],
    [
      'the navigation leads to pages that are there',
      () =>
        visitor.visit(DESKTOP, async (page, open) => {
          await open(CLASS_PAGE);
          const hrefs = await page
            .locator('.col-sidebar a[href]')
            .evaluateAll(all => all.map(one => one.getAttribute('href')!));
          deepEqual(
            hrefs.filter(href => links.problemOf(href, CLASS_PAGE)),
            [],
          );
        }),
    ],
    [
      `each of ${links.pages.length} pages is readable on a phone`,
      () => checkOnPhone(visitor, links.pages),
    ],
  ];
}

async function checkOnPhone(visitor: Visitor, pages: string[]): Promise<void> {
  const problems: string[] = [];
  await visitor.visit(
    PHONE,
    async (page, open) => {
      for (const path of pages) {
        await open(path);
        const found = await findUnreadable(page);
        problems.push(...found.map(problem => `${path} ${problem}`));
      }
    },
    // They show, hide and search; the width of a page is that of its text.
    { scripts: false },
  );
  await visitor.visit(PHONE, async (page, open) => {
    await open('');
    await visitor.picture(page, 'phone-first-page');
    await open(CLASS_PAGE);
    await visitor.picture(page, 'phone-class');
    await page.locator('#tsd-toolbar-menu-trigger').click();
    await page.locator('.col-sidebar').waitFor({ state: 'visible' });
    await visitor.picture(page, 'phone-menu');
  });
  deepEqual(problems, []);
}

const heading = (page: Page) => page.locator('h1').first().innerText();

async function search(page: Page, words: string): Promise<void> {
  await page.locator('#tsd-search-trigger').click();
  await page.locator('#tsd-search-input').fill(words);
  await firstResult(page).waitFor();
}

const firstResult = (page: Page) =>
  page.locator('#tsd-search-results a').first();
