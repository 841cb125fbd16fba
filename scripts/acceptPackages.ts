// The packages that the kit publishes, from the archives to the commands of somebody who
// installed them: packed, judged, published to a registry of this machine, and installed
// from there into a project that knows nothing of this clone. A line for each step; the
// last counts.
//
//   ./yarnw packages
import { onSignal } from './onSignal.ts';
import { archiveSteps } from './packages/archives.ts';
import { backstageSteps } from './packages/backstage.ts';
import { commandSteps } from './packages/commands.ts';
import { installSteps } from './packages/install.ts';
import { Project } from './packages/Project.ts';
import { packKit } from './registry/pack.ts';
import { startRegistry } from './registry/registry.ts';
import { runSteps } from './runSteps.ts';

const archives = await packKit().catch(stop);
const registry = await startRegistry().catch(stop);
const project = new Project(registry);
onSignal(() => project.remove());

process.exitCode = await runSteps(
  [
    ...archiveSteps(archives),
    ...installSteps(archives, registry, project),
    ...commandSteps(project),
    ...backstageSteps(project),
  ],
  async () => {
    project.remove();
    await registry.stop();
  },
);

function stop({ message }: Error): never {
  console.log(`✗ ${message}\n0 passed, 1 failed`);
  process.exit(1);
}
