import type { Page } from 'playwright-core';

/** The smallest text that one reads on a phone without effort, in CSS pixels. */
const SMALLEST_TEXT = 14;

/**
 * Says what makes a page hard to read at the width that it has: that one has to scroll
 * sideways, or text that is too small.
 *
 * @param page - an open page
 * @returns a line for each problem
 */
export function findUnreadable(page: Page): Promise<string[]> {
  // This runs in the browser, so it uses nothing from outside.
  return page.evaluate(smallest => {
    const problems: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth) {
      const widest = Array.from(document.querySelectorAll('.col-content *'))
        .filter(one => one.getBoundingClientRect().right > window.innerWidth)
        .at(-1);
      const culprit = widest ? `: ${widest.outerHTML.slice(0, 120)}` : '';
      problems.push(
        `is ${scrollWidth} px wide, on ${window.innerWidth}${culprit}`,
      );
    }

    const texts = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT,
    );
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent?.trim();
      const element = texts.currentNode.parentElement;
      if (!text || !element?.checkVisibility() || element.closest('noscript')) {
        continue;
      }
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < smallest) {
        problems.push(`has text of ${size} px: ${text.slice(0, 60)}`);
      }
    }
    return problems;
  }, SMALLEST_TEXT);
}
