import { deepEqual, equal, throws } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { kitPackages, kitVersion } from './kit.ts';

const clone = mkdtempSync(join(tmpdir(), 'kit-test-'));
after(() => rmSync(clone, { recursive: true }));

const write = (name: string, manifest: object) => {
  mkdirSync(join(clone, 'packages', name), { recursive: true });
  writeFileSync(
    join(clone, 'packages', name, 'package.json'),
    JSON.stringify({ name, ...manifest }),
  );
};

test('finds what is published, and one version', () => {
  write('one', { version: '1.2.3' });
  write('two', { version: '1.2.3' });
  write('backend', { version: '0.0.1', private: true });
  deepEqual(
    kitPackages(clone).map(({ folder }) => folder),
    ['packages/one', 'packages/two'],
  );
  equal(kitVersion(clone), '1.2.3');
});

test('refuses several versions, and names them', () => {
  write('two', { version: '1.2.4' });
  throws(
    () => kitVersion(clone),
    /several: one 1\.2\.3, two 1\.2\.4\. .* \.\/yarnw changeset version$/,
  );
});
