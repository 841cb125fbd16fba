import { jest } from '@jest/globals';
import fs from 'node:fs';
import { join } from 'node:path';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { applyPlan } from './apply.ts';
import type { Change } from './plan.ts';
import type { Disk } from './partial.ts';

const changes: Change[] = [
  { path: 'packages/backend/index.ts', before: 'old\n', after: 'new\n' },
  { path: 'plugins/a/deep/er/new.ts', before: undefined, after: 'a' },
  { path: 'plugins/a/deep/other.ts', before: undefined, after: '' },
  { path: 'plugins/a/gone/er/b.ts', before: 'b', after: undefined },
  { path: 'plugins/a/gone/er/c.ts', before: 'c', after: undefined },
  { path: 'plugins/a/run.sh', before: '#!', after: '#!/bin/sh' },
];

function repositoryToChange() {
  const repository = new TestRepository({
    'packages/backend/index.ts': 'old\n',
    'plugins/a/gone/er/b.ts': 'b',
    'plugins/a/gone/er/c.ts': 'c',
    'plugins/a/run.sh': '#!',
  });
  fs.chmodSync(join(repository.root, 'plugins/a/run.sh'), 0o755);
  fs.chmodSync(join(repository.root, 'plugins/a/gone/er/b.ts'), 0o600);
  fs.chmodSync(join(repository.root, 'plugins/a/gone/er'), 0o700);
  return repository;
}

/** A disk whose nth call fails, before it does anything or after it did. */
function failingDisk(nth: number, when: 'before' | 'after') {
  let calls = 0;
  const disk = Object.fromEntries(
    (
      [
        'chmodSync',
        'mkdirSync',
        'renameSync',
        'rmdirSync',
        'rmSync',
        'writeFileSync',
      ] as const
    ).map(name => [
      name,
      (...args: unknown[]) => {
        calls++;
        if (calls === nth && when === 'before') {
          throw new Error('ENOSPC');
        }
        (fs[name] as Function)(...args);
        if (calls === nth) {
          throw new Error('ENOSPC');
        }
      },
    ]),
  ) as unknown as Disk;
  return { disk, calls: () => calls };
}

it('writes, removes, and leaves no empty folder', () => {
  const repository = repositoryToChange();
  applyPlan({ root: repository.root, changes });

  expect(repository.tree()).toEqual({
    packages: expect.any(String),
    'packages/backend': expect.any(String),
    'packages/backend/index.ts': expect.stringMatching(/\nnew\n$/),
    plugins: expect.any(String),
    'plugins/a': expect.any(String),
    'plugins/a/deep': expect.any(String),
    'plugins/a/deep/er': expect.any(String),
    'plugins/a/deep/er/new.ts': expect.stringMatching(/\na$/),
    'plugins/a/deep/other.ts': expect.stringMatching(/\n$/),
    'plugins/a/run.sh': 'file 755\n#!/bin/sh',
  });
});

describe.each(['before', 'after'] as const)(
  'when a call fails %s its effect',
  when => {
    const { disk, calls } = failingDisk(0, when);
    applyPlan({ root: repositoryToChange().root, changes }, disk);
    const all = Array.from({ length: calls() }, (_, index) => index + 1);

    it.each(all)('puts everything back after call %i', nth => {
      const repository = repositoryToChange();
      const before = repository.tree();

      expect(() =>
        applyPlan(
          { root: repository.root, changes },
          failingDisk(nth, when).disk,
        ),
      ).toThrow('nothing was changed, because a write failed: ENOSPC');
      expect(repository.tree()).toEqual(before);
    });
  },
);

// With the lock and the journal there are six texts to write.
it.each([1, 2, 3, 4, 5, 6])(
  'changes nothing when the disk is full from text %i on',
  nth => {
    const repository = repositoryToChange();
    const before = repository.tree();
    const { writeFileSync } = fs;
    let calls = 0;
    const spy = jest
      .spyOn(fs, 'writeFileSync')
      .mockImplementation((...args) => {
        calls += 1;
        if (calls >= nth) {
          throw new Error('ENOSPC');
        }
        writeFileSync(...args);
      });
    try {
      expect(() => applyPlan({ root: repository.root, changes })).toThrow(
        /^nothing was changed, because .*: ENOSPC$/,
      );
    } finally {
      spy.mockRestore();
    }
    expect(calls).toBe(nth);
    expect(repository.tree()).toEqual(before);
  },
);

it('says what it could not put back', () => {
  const repository = repositoryToChange();
  const { disk } = failingDisk(0, 'before');
  const index = join(repository.root, 'packages/backend/index.ts');
  disk.rmSync = () => {
    // Somebody else puts a folder where the file was.
    fs.rmSync(index);
    fs.mkdirSync(index);
    throw new Error('EIO');
  };

  expect(() => applyPlan({ root: repository.root, changes }, disk)).toThrow(
    `a write failed, and these could not be put back: ${index}; EIO; once that is mended, any command tries again`,
  );
  expect(fs.readdirSync(join(repository.root, 'plugins/a')).sort()).toEqual([
    'gone',
    'run.sh',
  ]);
});

describe('refuses, before it writes', () => {
  const refusal = (repository: TestRepository, change: Change) =>
    repository.refusal(() =>
      applyPlan({
        root: repository.root,
        changes: [...changes, change],
      }),
    );
  const added = (path: string) => ({ path, before: undefined, after: 'x' });

  it.each([
    ['../out.ts', '../out.ts leads out of '],
    ['plugins/../../out.ts', 'plugins/../../out.ts leads out of '],
    ['/tmp/out.ts', '/tmp/out.ts leads out of '],
  ])('the path %s', async (path, message) => {
    expect(await refusal(repositoryToChange(), added(path))).toContain(message);
  });

  it('a folder that is a link out of the repository', async () => {
    const repository = repositoryToChange();
    const elsewhere = new TestRepository();
    fs.symlinkSync(elsewhere.root, join(repository.root, 'plugins/link'));

    expect(await refusal(repository, added('plugins/link/a/b.ts'))).toContain(
      'plugins/link/a/b.ts leads out of ',
    );
    expect(elsewhere.tree()).toEqual({});
  });

  it('a link to nowhere', async () => {
    const repository = repositoryToChange();
    fs.symlinkSync('nowhere', join(repository.root, 'plugins/link'));

    expect(await refusal(repository, added('plugins/link/a/b.ts'))).toContain(
      'plugins/link/a/b.ts leads through a symbolic link to nowhere; nothing was changed',
    );
    expect(await refusal(repository, added('plugins/link'))).toContain(
      'plugins/link is a symbolic link, which a command does not write; nothing was changed',
    );
  });

  it('a file that is a link', async () => {
    const repository = repositoryToChange();
    fs.symlinkSync('a/run.sh', join(repository.root, 'plugins/link'));
    expect(
      await refusal(repository, {
        path: 'plugins/link',
        before: '#!',
        after: 'x',
      }),
    ).toContain('plugins/link is a symbolic link');
  });

  it.each([
    ['changed', { path: 'plugins/b.ts', before: 'other', after: 'x' }],
    ['made', { path: 'plugins/b.ts', before: undefined, after: 'x' }],
    ['removed', { path: 'plugins/c.ts', before: 'c', after: 'x' }],
    [
      'removed before its removal',
      { path: 'plugins/c.ts', before: 'c', after: undefined },
    ],
  ])('a file that was %s since the plan was made', async (_, change) => {
    const repository = repositoryToChange();
    repository.write({ 'plugins/b.ts': 'b' });
    expect(await refusal(repository, change)).toContain(
      `${change.path} was changed in the meantime, so nothing was changed; run the command again`,
    );
  });
});

it('follows a link that stays in the repository', () => {
  const repository = repositoryToChange();
  fs.symlinkSync('a', join(repository.root, 'plugins/link'));
  applyPlan({
    root: repository.root,
    changes: [{ path: 'plugins/link/new.ts', before: undefined, after: 'x' }],
  });
  expect(repository.read('plugins/a/new.ts')).toBe('x');
});

it.each([
  ['a file is where a folder should be', 'plugins/a/run.sh/x.ts'],
  ['a folder is where the file should be', 'plugins/a'],
])('changes nothing when %s', (_, path) => {
  const repository = repositoryToChange();
  const before = repository.tree();
  expect(() =>
    applyPlan({
      root: repository.root,
      changes: [...changes, { path, before: undefined, after: 'x' }],
    }),
  ).toThrow('nothing was changed, because a write failed: ');
  expect(repository.tree()).toEqual(before);
});
