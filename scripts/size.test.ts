import { deepEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './run.ts';

const MOST_LINES = 300;

// Of documents the check of documents says it; plugins belong to whoever made them.
const CODE = ['*.ts', '*.js', '*.mjs', '*.cjs', '*.hbs', ':!plugins'];

test(`no file of code has more than ${MOST_LINES} lines`, () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...CODE],
    { cwd: root, encoding: 'utf8' },
  );
  const long = listed
    .split('\0')
    .filter(path => path && existsSync(join(root, path)))
    .map(path => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, lines: text.trimEnd().split('\n').length };
    })
    .filter(({ lines }) => lines > MOST_LINES);
  deepEqual(long, []);
});
