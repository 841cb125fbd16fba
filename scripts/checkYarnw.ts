// Checks ../yarnw in seconds and without a network: on PATH are stand-ins for Node and
// for npm, whose archive is a stand-in for Yarn, too, and a few system tools.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const temp = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'check yarnw ')));
const standIns = String.raw`mkdir -p npm new old package/bin
for tool in cat cp dirname find gzip head kill ln mkdir mv readlink rm sed sh sleep tar touch uname
do ln -s "$(command -v $tool)" old/$tool; done
for node in old/v20.20.2 new/v22.18.0; do cat >${'$'}{node%/*}/node <<END; done
#!/bin/sh
if [ "\$1" = --version ]; then echo ${'$'}{node#*/}; else exec '${process.execPath}' "\$@"; fi
END
cat >npm/npm <<'END'
#!/bin/sh
echo >>"$3/../../fetches"
[ "$FAULT" != offline ] || { echo 'npm error code ECONNREFUSED'; exit 1; }
[ "$FAULT" != slow-npm ] || exec sleep 20
cp '${temp}/archive.tgz' "$3"
END
cat >yarn.js <<'END'
const fs = require('node:fs');
const [command, ...args] = process.argv.slice(2);
if (command === 'show') console.log(String(fs.readFileSync(0)), process.cwd(), args);
if (command === 'hang') setTimeout(() => {}, 20000, fs.writeFileSync('../up', '\n'));
if (command === 'exit') process.exit(Number(args[0]));
if (command === 'add') {
  fs.writeFileSync('../yarn.lock', fs.readFileSync('../yarn.lock'));
  console.log(String(fs.readFileSync(0)));
  process.exitCode = Number(args[0]);
}
if (command === '--cwd') {
  process.chdir(args[0]);
  fs.appendFileSync('installs', '\n');
  if (process.env.FAULT === 'bad-install') process.exit(1);
  if (process.env.FAULT === 'slow-install') setTimeout(() => {}, 20000);
  else setTimeout(fs.cpSync, 300, 'yarn.lock', 'node_modules/.yarn-state.yml');
}
END
chmod +x */n* && cp npm/npm new && cp new/node yarn.js package/bin
tar -czf archive.tgz package`;
execSync(standIns, { cwd: temp });
const archive = fs.readFileSync(join(temp, 'archive.tgz'));
const hash = createHash('sha512').update(archive).digest('base64');

function clone() {
  const folder = fs.mkdtempSync(join(temp, '$'));
  fs.mkdirSync(join(folder, 'sub'));
  for (const name of ['yarnw', 'yarn.lock'])
    fs.cpSync(join(root, name), join(folder, name));
  const lock = fs.readFileSync(join(root, 'yarnw.lock'), 'utf8');
  const pinned = lock.replaceAll(/sha512-.*/g, `sha512-${hash}`);
  fs.writeFileSync(join(folder, 'yarnw.lock'), pinned);
  return folder;
}
type Trace = 'fetches' | 'installs' | 'up';
const count = (folder: string, what: Trace) =>
  fs.existsSync(join(folder, what)) ? fs.statSync(join(folder, what)).size : 0;
const halfDone = (folder: string) =>
  fs.readdirSync(join(folder, '.toolchain')).filter(name => name[0] === '.');

function start(folder: string, args: string[], FAULT = '', path = 'npm') {
  const child = spawn('../yarnw', args, {
    cwd: join(folder, 'sub'),
    env: { PATH: `${join(temp, path)}:${join(temp, 'old')}`, FAULT },
    detached: true,
  });
  const seen = { end: undefined as unknown, out: '', err: '' };
  child.stdin.on('error', () => {}).end('input');
  child.stdout.on('data', data => (seen.out += data));
  child.stderr.on('data', data => (seen.err += data));
  child.on('close', (code, signal) => (seen.end = code ?? signal));
  return { pid: child.pid!, seen };
}
async function until(happened: () => unknown) {
  for (let i = 0; i < 1000 && !happened(); i++) await sleep(10);
}
async function run(...args: Parameters<typeof start>) {
  const { seen } = start(...args);
  await until(() => seen.end !== undefined);
  return seen;
}
let [passed, failed] = [0, 0];
async function check(name: string, body: () => Promise<void>) {
  const problem = await body().catch(String);
  console.log(problem ? `NOT OK  ${name}\n${problem}` : `ok      ${name}`);
  if (problem) failed++;
  else passed++;
}
const used = clone();
await check('brings Node and Yarn, says why, installs', async () => {
  const args = ['show', 'a b', "it's", '', '$x'];
  const { end, out, err } = await run(used, args);
  equal(out, `input ${join(used, 'sub')} [ 'a b', "it's", '', '$x' ]\n`);
  match(err, /node.* because .* v20.*\n.*@yarnpkg.*\n.* installing .*\n$/);
  deepEqual([end, halfDone(used)], [0, []]);
});
await check('is silent and quick from then on, without npm too', async () => {
  const times = [performance.now()];
  for (let i = 0; i < 5; i++) {
    const seen = await run(used, ['exit', '7'], '', 'old');
    deepEqual(seen, { end: 7, out: '', err: '' });
    times.push(performance.now());
  }
  ok(
    times.some((time, i) => time - times[i - 1] < 300),
    `${times}`,
  );
});
await check('uses a new Node, leaves an install to Yarn', async () => {
  const folder = clone();
  equal((await run(folder, [], '', 'new')).end, 0);
  equal((await run(folder, ['install'], '', 'new')).end, 0);
  deepEqual([count(folder, 'fetches'), count(folder, 'installs')], [1, 0]);
});
await check('installs again when yarn.lock is newer', async () => {
  fs.utimesSync(join(used, 'node_modules', '.yarn-state.yml'), 1, 1);
  const { end, err } = await run(used, ['exit', '7'], 'bad-install');
  match(`${end} ${err}`, /^1 .*\nyarnw: yarn install failed; .*\n$/);
  equal((await run(used, ['exit', '7'])).end, 7);
});
await check('installs once when a command changes yarn.lock', async () => {
  const before = count(used, 'installs');
  const added = await run(used, ['add', '0']);
  deepEqual([added.end, added.out], [0, 'input\n']);
  equal((await run(used, ['exit', '7'])).end, 7);
  equal(count(used, 'installs'), before);
  equal((await run(used, ['add', '3'])).end, 3);
  equal((await run(used, ['exit', '7'])).end, 7);
  equal(count(used, 'installs'), before + 1);
});
await check('fails in one clear line without npm or network', async () => {
  const folder = clone();
  const { end, err } = await run(folder, [], '', 'old');
  match(`${end} ${err}`, /^1 yarnw: .* npm is not here; install Node .*\n$/);
  const offline = await run(folder, [], 'offline');
  match(offline.err, /\nyarnw: could not fetch .*: npm error code ECONN.*\n$/);
  deepEqual([offline.end, halfDone(folder)], [1, []]);
});
await check(
  'runs nothing of an archive that is not the pinned one',
  async () => {
    for (const [name, fetches] of [
      ['Linux', 1],
      ['yarn', 2],
    ] as const) {
      const folder = clone();
      const lock = join(folder, 'yarnw.lock');
      const forged = new RegExp(`^(${name}.*) sha512-.`, 'gm');
      fs.writeFileSync(
        lock,
        fs.readFileSync(lock, 'utf8').replace(forged, '$1 sha512-_'),
      );
      const { end, out, err } = await run(folder, ['show']);
      match(
        `${end}${out} ${err}`,
        /^1 (.*fetching.*\n)+.* is not what yarnw.*\n$/,
      );
      deepEqual([count(folder, 'fetches'), halfDone(folder)], [fetches, []]);
    }
  },
);
await check('two at once install once', async () => {
  const folder = clone();
  await Promise.all([run(folder, ['exit', '7']), run(folder, ['exit', '7'])]);
  equal(count(folder, 'installs'), 1);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const)
  await check(`${signal} is passed on, and breaks no later run`, async () => {
    const folder = clone();
    const code = { SIGINT: 130, SIGTERM: 143, SIGKILL: signal }[signal];
    const stop = async (fault: string, trace: Trace) => {
      const { pid, seen } = start(folder, ['hang'], fault);
      // A file that is there may not be written yet.
      await until(() => count(folder, trace) > 0);
      process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
      await until(() => seen.end);
      return seen.end;
    };
    equal(await stop('slow-npm', 'fetches'), code);
    equal(await stop('slow-install', 'installs'), code);
    equal(await stop('', 'up'), signal);
    deepEqual([count(folder, 'installs'), halfDone(folder)], [2, []]);
  });

fs.rmSync(temp, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
