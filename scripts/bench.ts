// Measures the kit against upstream and against itself, as ratios within one run.
//
//   node scripts/bench.ts               everything, and writes docs/benchmarks.md
//   node scripts/bench.ts --only list   one of them, and writes nothing
import { parseArgs } from 'node:util';
import { benchStart } from './bench/backendStart.ts';
import { benchLists } from './bench/lists.ts';
import { benchNew } from './bench/newPlugin.ts';
import { benchDeliveries, benchIntegration } from './bench/outside.ts';
import { benchLastPage, benchList } from './bench/pages.ts';
import { benchTests } from './bench/pluginTests.ts';
import { benchPlop } from './bench/plopResource.ts';
import { printRow, toRow, writeTable, type Row } from './bench/report.ts';
import { openWorkshop } from './bench/workshop.ts';
import { onSignal } from './onSignal.ts';

const benchmarks = {
  new: benchNew,
  tests: benchTests,
  plop: benchPlop,
  list: benchList,
  'last-page': benchLastPage,
  lists: benchLists,
  integration: benchIntegration,
  deliveries: benchDeliveries,
  start: benchStart,
};

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const chosen = Object.entries(benchmarks).filter(
  ([name]) => only === undefined || name === only,
);
if (chosen.length === 0) {
  console.error(
    `There is no benchmark ${JSON.stringify(only)}, only: ${Object.keys(benchmarks).join(', ')}`,
  );
  process.exit(1);
}

// New packages change the lockfile, which Yarn refuses under CI.
process.env.YARN_ENABLE_IMMUTABLE_INSTALLS = 'false';
const workshop = openWorkshop();
onSignal(() => workshop.close());

const rows: Row[] = [];
try {
  for (const [name, benchmark] of chosen) {
    console.error(`… ${name}`);
    for (const measurement of await benchmark(workshop)) {
      const row = await toRow(measurement);
      printRow(row);
      rows.push(row);
    }
  }
  if (only === undefined) {
    await writeTable(rows);
  }
} finally {
  workshop.close();
}
process.exit();
