import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimOf, withLock } from './lock.ts';
import { stateFolder } from './state.ts';

const env = { ...process.env, NODE_OPTIONS: '' };
const script = (text: string) => [
  '--no-warnings',
  '--input-type=module',
  '-e',
  `import { withLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
   import fs from 'node:fs';
   ${text}`,
];

let root: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'lock-')));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

const put = (name: string, text = '') => {
  fs.mkdirSync(stateFolder(root), { recursive: true });
  fs.writeFileSync(join(stateFolder(root), name), text);
};
const gone = () => spawnSync(process.execPath, ['-e', '0']).pid;

it('leaves nothing, also when what it was taken for fails', () => {
  expect(withLock(root, () => fs.readdirSync(root))).toEqual(['node_modules']);
  expect(() =>
    withLock(root, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(fs.readdirSync(root)).toEqual([]);
});

it.each([
  ['an empty file of an earlier version', () => put('lock')],
  ['a file of a process that is gone', () => put(`lock.${gone()}-1`)],
  ['a process group', () => put('lock.0-0')],
  ['a number that another process has by now', () => put('lock.1-5x')],
  ['no number of a process', () => put('lock.99999999999999999999-1')],
  ['half a name', () => put('lock.')],
])('is not kept by %s', (_, leave) => {
  leave();
  expect(withLock(root, () => 'done')).toBe('done');
});

// Only there a process tells that it has ended and nobody asked yet.
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux(
  'a process that has ended, of which its parent does not ask',
  () => {
    it('keeps nothing', async () => {
      // It ends when the shell, which would ask, has become another program.
      const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60']);
      const pid = Number((await once(parent.stdout, 'data'))[0]);
      const stat = () =>
        fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
      try {
        while (stat()[2] !== 'Z') {
          await sleep(50);
        }
        put(`lock.${pid}-${stat()[21]}`);
        expect(withLock(root, () => 'done')).toBe('done');
      } finally {
        parent.kill();
      }
    });
  },
);

it('is kept by a command that runs, which is named with the way out', () => {
  put(claimOf(process.ppid), 'backstage-cli stagecraft resource --name x');
  let message = '';
  expect(() => {
    try {
      withLock(root, () => 'done');
    } catch (error) {
      message = (error as Error).message;
      throw error;
    }
  }).toThrow('came too early, and nothing was changed');
  expect(message).toContain(
    `process ${process.ppid}: backstage-cli stagecraft resource --name x\n`,
  );

  fs.rmSync(join(root, /delete (\S+)$/.exec(message)![1]));
  expect(withLock(root, () => 'done')).toBe('done');
});

it('is kept by one command at a time, whichever way they meet', async () => {
  const counter = join(root, 'counter');
  fs.writeFileSync(counter, '0');
  put(`lock.${gone()}-1`);
  const add = script(`
    let done = 0;
    for (let i = 0; i < 25; i++) {
      try {
        withLock(${JSON.stringify(root)}, () => {
          const count = Number(fs.readFileSync(${JSON.stringify(counter)}, 'utf8'));
          fs.writeFileSync(${JSON.stringify(counter)}, String(count + 1));
        });
        done++;
      } catch (error) {
        if (!error.message.includes('too early')) throw error;
      }
    }
    console.log(done);
  `);
  const counts = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const child = spawn(process.execPath, add, { env });
      let out = '';
      child.stdout.on('data', data => (out += data));
      child.stderr.on('data', data => (out += data));
      await once(child, 'close');
      expect(out).toMatch(/^\d+\n$/);
      return Number(out);
    }),
  );
  const sum = counts.reduce((a, b) => a + b);
  expect(sum).toBeGreaterThan(50);
  expect(fs.readFileSync(counter, 'utf8')).toBe(String(sum));
}, 60_000);

it('says so when it cannot be written', () => {
  fs.writeFileSync(join(root, 'node_modules'), '');
  expect(() => withLock(root, () => 'done')).toThrow(
    'nothing was changed, because the lock cannot be written: ',
  );
});
