import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryFiles } from './repositoryFiles.ts';
import { root } from './run.ts';

const MOST_LINES = 300;

// Of documents the check of documents says it; plugins belong to whoever made them.
const CODE = ['*.ts', '*.js', '*.mjs', '*.cjs', '*.hbs', ':!plugins'];

test(`no file of code has more than ${MOST_LINES} lines`, () => {
  const long = repositoryFiles(CODE)
    .map(path => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, lines: text.trimEnd().split('\n').length };
    })
    .filter(({ lines }) => lines > MOST_LINES);
  deepEqual(long, []);
});
