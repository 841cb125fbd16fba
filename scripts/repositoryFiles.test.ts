import { deepEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryFiles } from './repositoryFiles.ts';

test('files are of a repository when git does not ignore them', context => {
  const folder = mkdtempSync(join(tmpdir(), 'repository-files-'));
  context.after(() => rmSync(folder, { recursive: true }));
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  for (const path of ['docs', 'docs/deep', 'dist']) {
    mkdirSync(join(folder, path));
  }
  writeFileSync(join(folder, '.gitignore'), 'dist\n');
  for (const path of ['docs/a.md', 'docs/deep/b.md', 'gone.md', 'dist/c.md']) {
    writeFileSync(join(folder, path), '');
  }
  execFileSync('git', ['add', 'docs/a.md', 'gone.md'], { cwd: folder });
  rmSync(join(folder, 'gone.md'));

  const files = (...args: Parameters<typeof repositoryFiles>) =>
    repositoryFiles(...args).sort();
  deepEqual(files(['*.md'], folder), ['docs/a.md', 'docs/deep/b.md']);
  deepEqual(files([], join(folder, 'docs')), ['a.md', 'deep/b.md']);
});
