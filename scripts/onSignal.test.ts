import { equal } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';

const module = JSON.stringify(join(import.meta.dirname, 'onSignal.ts'));
const program = `
  import { setTimeout } from 'node:timers/promises';
  import { onSignal } from ${module};
  onSignal(() => {
    process._rawDebug('begun');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  });
  onSignal(() => process._rawDebug('done'));
  process._rawDebug('ready');
  await setTimeout(20_000);
`;

// A group is told, and Yarn passes on what it is told itself.
test('cleans up to the end when it is told twice to end', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let output = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    output += text;
    if (/ready|begun/.test(text)) {
      child.kill('SIGTERM');
    }
  });
  await once(child, 'close');
  equal(output, 'ready\nbegun\ndone\n');
});
