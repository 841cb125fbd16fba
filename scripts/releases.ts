// Whether the kit works in repositories of earlier releases of Backstage: what create-app
// of each made gets the kit from a registry on this machine, and a plugin by it. A line
// for each step; the last counts.
//
//   ./yarnw releases          all, and writes docs/compatibility.md
//   ./yarnw releases 1.41     this one, and writes nothing
import { appSettings } from './existingApp/makeApp.ts';
import { packKit } from './registry/pack.ts';
import { startRegistry } from './registry/registry.ts';
import { releases } from './releases/releases.ts';
import { writeTable } from './releases/table.ts';
import { tryRelease, type Tried } from './releases/tryRelease.ts';

const asked = process.argv.slice(2);
const unknown = asked.find(name => !Object.hasOwn(releases, name));
if (unknown !== undefined) {
  console.error(
    `There is no release ${JSON.stringify(unknown)} here, only: ${Object.keys(releases).join(', ')}`,
  );
  process.exit(1);
}

const archives = await packKit();
const registry = await startRegistry();
Object.assign(process.env, registry.env, appSettings);
const tried: Tried[] = [];
try {
  await registry.publish(archives);
  for (const name of asked.length > 0 ? asked : Object.keys(releases)) {
    tried.push(await tryRelease(name, releases[name], registry));
  }
} finally {
  await registry.stop();
}
if (asked.length === 0) {
  await writeTable(tried);
}
const failed = tried.filter(({ reason }) => reason !== undefined).length;
const passed = tried.reduce((sum, { done }) => sum + done.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
