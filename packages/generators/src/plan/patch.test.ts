import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { applyPlan } from './apply.ts';
import { formatPatch } from './patch.ts';
import type { Change } from './plan.ts';

const lines = Array.from({ length: 40 }, (_, index) => `line ${index}\n`);

const files = {
  'packages/backend/src/index.ts': lines.join(''),
  'plugins/with blank/a file.ts': 'one\n',
  'plugins/a/gone.ts': '-- a\n++ b\n',
  'plugins/a/no-newline.json': '{}',
  'plugins/a/gets-newline.json': '[]',
  'plugins/a/loses-newline.json': '1\n',
  'plugins/a/empty.ts': '',
  'plugins/a/emptied.ts': 'x\n',
  'plugins/a/crlf.ts': 'a\r\nb\r\n',
  'plugins/a/dashes.sql': 'a\n-- tab\t\n++ plus\t\nb\n',
};

const after: Record<string, string | undefined> = {
  'packages/backend/src/index.ts': lines
    .with(3, 'x\n')
    .with(35, 'y\n')
    .join(''),
  'plugins/with blank/a file.ts': 'one\ntwo\n',
  'plugins/with blank/new one.ts': 'new\n',
  'plugins/a/gone.ts': undefined,
  'plugins/a/no-newline.json': '{ "a": 1 }',
  'plugins/a/gets-newline.json': '[]\n',
  'plugins/a/loses-newline.json': '1',
  'plugins/a/empty.ts': 'no longer\n',
  'plugins/a/emptied.ts': '',
  'plugins/a/crlf.ts': 'a\r\nB\r\n',
  'plugins/a/dashes.sql': 'a\nb\n++ tab\t\n',
  'plugins/b/new.ts': 'new',
  'plugins/b/deep/ünï.ts': 'new\n',
  'plugins/b/new-empty.ts': '',
};

const changes: Change[] = Object.entries(after).map(([path, text]) => ({
  path,
  before: (files as Record<string, string>)[path],
  after: text,
}));

function committed() {
  const repository = new TestRepository(files);
  repository.commit();
  return repository;
}

it('is what git apply takes, and gives the same tree', () => {
  const [patched, written] = [committed(), committed()];
  applyPlan({
    root: written.root,
    changes,
  });

  patched.gitApply(formatPatch({ changes }), '--check');
  expect(patched.git('status', '--porcelain')).toBe('');
  patched.gitApply(formatPatch({ changes }));
  expect(patched.tree()).toEqual(written.tree());
});

it.each(changes.map(change => [change.path, change] as const))(
  'is what git apply takes for %s alone',
  (path, change) => {
    const repository = committed();
    repository.gitApply(formatPatch({ changes: [change] }));
    expect(repository.tree()[path]?.replace(/^file \d+\n/, '')).toBe(
      change.after,
    );
  },
);

it('is empty when nothing changes', () => {
  expect(formatPatch({ changes: [] })).toBe('');
});
