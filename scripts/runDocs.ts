// Does what the documents say, in one clone of what is committed: a line for each
// block; the last counts them, and within a block what its commands counted. It stops
// at the first that does not work.
//
//   ./yarnw docs:run                              all that no other script runs
//   ./yarnw docs:run docs/golden-path/1-plan.md   these alone, in reading order
//   ./yarnw docs:run --keep README.md             and leaves the clone
import { makeClone } from './endToEnd/clone.ts';
import {
  documentsToRun,
  inReadingOrder,
  readDocument,
} from './docs/documents.ts';
import { runDocument } from './docs/run/runDocument.ts';
import { onSignal } from './onSignal.ts';

const args = process.argv.slice(2);
const chosen = args.filter(arg => arg !== '--keep');
const paths = chosen.length > 0 ? inReadingOrder(chosen) : documentsToRun();
const clone = await makeClone({ installed: true });
const leave = () =>
  args.includes('--keep')
    ? console.log(`The clone is left in ${clone.folder}`)
    : clone.remove();
onSignal(leave);

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  for (const path of paths) {
    await runDocument(readDocument(path), clone.folder, block => {
      const place = `${path}:${block.line}`;
      if (block.skipped === undefined) {
        passed += block.passed;
        const checks = block.passed > 1 ? `, ${block.passed} checks` : '';
        console.log(`✓ ${place}, ${block.seconds.toFixed(1)} s${checks}`);
      } else {
        skipped += 1;
        console.log(`- ${place} is only shown: ${block.skipped}`);
      }
    });
  }
} catch (error) {
  failed = 1;
  console.log(`✗ ${(error as Error).message}`);
}
leave();
if (skipped > 0) {
  console.log(`${skipped} only shown`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed);
