import { join } from 'node:path';
import { writeRegion } from '../docs/writeRegion.ts';
import { root } from '../run.ts';
import { STEPS, type Tried } from './tryRelease.ts';

const FILE = join(root, 'docs/compatibility.md');

/** Writes what came of each release into the page, between its markers. */
export async function writeTable(tried: Tried[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const titles = ['Backstage', 'Node', ...STEPS, 'Date'];
  const reasons = tried.filter(({ reason }) => reason !== undefined);
  await writeRegion(FILE, 'releases', [
    `| ${titles.join(' | ')} |`,
    `|${' --- |'.repeat(titles.length)}`,
    ...tried.map(({ name, release, done }) => {
      const marks = STEPS.map(step => (done.includes(step) ? '✓' : '✗'));
      return `| ${[name, release.node, ...marks, day].join(' | ')} |`;
    }),
    ...(reasons.length > 0 ? [''] : []),
    ...reasons.map(({ name, reason }) => `- ${name}: ${reason}`),
  ]);
}
