import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const DEFAULT_PATH = '/usr/bin/chromium';

// No traffic of its own, and no sandbox, which root cannot have.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds Chromium.
 *
 * @returns its path, or undefined when this machine has none
 * @throws Error when `CHROMIUM_PATH` is set and nothing is there
 */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) {
    throw new Error(`CHROMIUM_PATH says ${given}, where nothing is`);
  }
  return given || (existsSync(DEFAULT_PATH) ? DEFAULT_PATH : undefined);
}

/**
 * Starts Chromium without a window, in a new profile that goes with it.
 *
 * @param executablePath - where it is
 */
export function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}
