import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  describe('and left a journal that no command can have left', () => {
    const entry = { path: 'a.txt', before: 'evil', after: 'old' };
    const outside = () => join(`${root}-outside`, 'a.txt');
    beforeEach(() => {
      fs.mkdirSync(`${root}-outside/empty`, { recursive: true });
      fs.writeFileSync(outside(), 'old');
      fs.symlinkSync(`${root}-outside`, join(root, 'link'));
      fs.symlinkSync(outside(), join(root, 'link.txt'));
    });
    afterEach(() => {
      fs.rmSync(`${root}-outside`, { recursive: true });
    });

    const leave = (text: string) => {
      fs.mkdirSync(stateFolder(root), { recursive: true });
      const file = join(stateFolder(root), 'journal.json');
      fs.writeFileSync(file, text);
      return file;
    };
    const journal = (change: object, pid: unknown = 1) =>
      JSON.stringify({ pid, entries: [entry, { ...entry, ...change }] });

    it.each([
      ['is empty', '', 'JSON'],
      ['is half there', '{"pid": 1, "entr', 'JSON'],
      ['is something else', '[]', 'expected object'],
      ['has no list', '{"pid": 1, "entries": {}}', 'expected array'],
      ['has no process', journal({}, '/../../x'), 'expected number'],
      ['has no path', journal({ path: 1 }), 'expected string'],
      ['has more', journal({ run: 'rm -rf /' }), 'run'],
      ['leads up', journal({ path: '../a.txt' }), 'leads out of'],
      ['leads elsewhere', journal({ path: '/etc/hosts' }), 'leads out of'],
      ['has a NUL', journal({ path: 'a\0' }), 'null bytes'],
      ['follows a link', journal({ path: 'link/a.txt' }), 'leads out of'],
      ['writes a link', journal({ path: 'link.txt' }), 'symbolic link'],
      [
        'empties a folder outside',
        journal({ path: '../x/a', newFolder: '../x' }),
        'leads out of',
      ],
      [
        'empties another folder',
        journal({ path: 'a.txt', newFolder: '.git' }),
        'not above the file',
      ],
    ])('names it and changes nothing when it %s', (_, text, problem) => {
      const file = leave(text);
      const before = tree();
      let message = '';
      try {
        recover(root);
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toContain(problem);
      expect(message).toMatch(/put it right, then delete \S+journal\.json$/);
      expect(tree()).toEqual(before);
      expect(fs.readFileSync(outside(), 'utf8')).toBe('old');

      // The way out that it names.
      fs.rmSync(join(root, /delete (\S+)$/.exec(message)![1]));
      expect(fs.existsSync(file)).toBe(false);
      expect(recover(root)).toBeUndefined();
    });

    it('does not write through a link that waits for its temporary file', () => {
      leave(JSON.stringify({ pid: 1, entries: [entry] }));
      fs.symlinkSync(outside(), join(root, `a.txt.${process.pid}.partial`));
      expect(recover(root)).toContain('put back a.txt');
      expect(fs.readFileSync(join(root, 'a.txt'), 'utf8')).toBe('evil');
      expect(fs.readFileSync(outside(), 'utf8')).toBe('old');
    });
  });

  it('says what it could not put back, and tries again next time', () => {
    const before = tree();
    killAt(9);
    fs.writeFileSync(join(root, 'gone'), 'in the way');
    expect(() => recover(root)).toThrow(
      /could not be put back: gone\/b\.txt \(/,
    );

    fs.rmSync(join(root, 'gone'));
    expect(recover(root)).toContain('put back gone/b.txt');
    expect(tree()).toEqual(before);
  });
});
