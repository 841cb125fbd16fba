import { deepEqual, equal } from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, run } from '../run.ts';

let folder: string;
before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sharing-runtime-')));
});
after(() => rmSync(folder, { recursive: true }));

const SEEN = 'seen.txt';
const see = (what: string) =>
  `require('node:fs').appendFileSync('${SEEN}', '${what}\\n');`;
const testOf = (text: string) => `test('runs', () => { ${text} });`;

const files = {
  'node_modules/iovalkey/index.js': `exports.name = 'real'; ${see('iovalkey')}`,
  'node_modules/express/index.js': see('express'),
  'node_modules/@backstage/defaults/index.js': `
    require('express');
    exports.client = require('iovalkey').name;`,
  'one.test.js': testOf(`require('@backstage/defaults')`),
  'two.test.js': testOf(`require('@backstage/defaults')`),
  'mocked.test.js': `
    jest.mock('iovalkey', () => ({ name: 'mocked' }));
    ${testOf(`expect(require('@backstage/defaults').client).toBe('mocked')`)}`,
  'direct.test.js': testOf(`
    expect(require('iovalkey').name).toBe('real');`),
};

test('clients that Backstage loads are loaded once, and nothing else is', async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const config = {
    rootDir: folder,
    runtime: join(root, 'scripts/jest/SharingRuntime.cjs'),
    transform: {},
  };
  const { exitCode, output } = await run(
    [
      process.execPath,
      join(root, 'node_modules/jest/bin/jest.js'),
      '--runInBand',
      `--config=${JSON.stringify(config)}`,
    ],
    { cwd: folder },
  );
  equal(exitCode, 0, output);

  const seen = readFileSync(join(folder, SEEN), 'utf8').trim().split('\n');
  const times = (name: string) => seen.filter(one => one === name).length;
  // What a test asks for itself is its own.
  deepEqual([times('iovalkey'), times('express')], [2, 3], seen.join());
});
