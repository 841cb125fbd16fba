// Starts an example by itself, and a stand-in for the systems that examples ask, on a free
// port of this machine.
//
//   node scripts/runExample.ts registry
//   node scripts/runExample.ts deliveries
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './run.ts';
import { startStandIn } from './standIn.ts';

const system = await startStandIn();

const [id = 'registry'] = process.argv.slice(2);
const plugin = spawn(
  'yarn',
  ['workspace', `@internal/plugin-${id}-backend`, 'start'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      APP_CONFIG_registry_registry_baseUrl: system.url,
      APP_CONFIG_deliveries_archive_baseUrl: system.url,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => plugin.kill(signal));
}
const [code] = await once(plugin, 'close');
system.close();
process.exitCode = code ?? 1;
