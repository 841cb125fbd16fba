import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPlan } from './apply.ts';
import { recover } from './recover.ts';
import { stateFolder } from './state.ts';

const changes = [
  { path: 'a.txt', before: 'old', after: 'new' },
  { path: 'gone/b.txt', before: 'old', after: undefined },
  { path: 'made/deep/c.txt', before: undefined, after: 'new' },
];

describe('a command that is killed while it writes', () => {
  let root: string;
  beforeEach(() => {
    root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'journal-')));
    fs.mkdirSync(join(root, 'gone'));
    fs.writeFileSync(join(root, 'a.txt'), 'old');
    fs.writeFileSync(join(root, 'gone/b.txt'), 'old');
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  const tree = () =>
    fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(path => !path.startsWith('node_modules'))
      .sort()
      .map(path =>
        fs.statSync(join(root, path)).isFile()
          ? `${path}: ${fs.readFileSync(join(root, path), 'utf8')}`
          : path,
      );

  // Runs the plan in a process that kills itself at its nth call to the disk.
  function killAt(call: number) {
    const script = `
      import fs from 'node:fs';
      import { applyPlan } from ${JSON.stringify(join(import.meta.dirname, 'apply.ts'))};
      let calls = 0;
      const disk = Object.fromEntries(
        ['chmodSync', 'mkdirSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync'].map(name => [
          name,
          (...args) => {
            if (++calls === ${call}) process.kill(process.pid, 'SIGKILL');
            return fs[name](...args);
          },
        ]),
      );
      applyPlan(${JSON.stringify({ root, changes })}, disk);
    `;
    return spawnSync(
      process.execPath,
      ['--no-warnings', '--input-type=module', '-e', script],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
  }

  it('is taken back by the next one, wherever it was', () => {
    const before = tree();
    let call = 1;
    for (; killAt(call).signal === 'SIGKILL'; call += 1) {
      expect(recover(root)).toContain('interrupted');
      expect(tree()).toEqual(before);
      expect(recover(root)).toBeUndefined();
    }

    expect(call).toBeGreaterThan(7);
    expect(tree()).toEqual([
      'a.txt: new',
      'made',
      'made/deep',
      'made/deep/c.txt: new',
    ]);
    expect(recover(root)).toBeUndefined();
  }, 60_000);

  it('leaves alone what somebody changed since', () => {
    killAt(5);
    fs.writeFileSync(join(root, 'a.txt'), 'mine');
    expect(recover(root)).toContain(
      'left alone, because it was edited since: a.txt',
    );
    expect(fs.readFileSync(join(root, 'a.txt'), 'utf8')).toBe('mine');
  });

  it('makes another one wait for its turn while it runs', () => {
    fs.mkdirSync(stateFolder(root), { recursive: true });
    const lock = join(stateFolder(root), 'lock');
    fs.writeFileSync(lock, String(process.ppid));
    const before = tree();
    expect(() =>
      applyPlan({
        root,
        changes,
        plugin: { id: 'a', packageName: 'a', folder: 'a' },
      }),
    ).toThrow(`process ${process.ppid}, is writing`);
    expect(tree()).toEqual(before);
  });
});
