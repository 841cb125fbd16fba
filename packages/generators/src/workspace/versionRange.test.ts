import { readLockfile } from './lockfile.ts';
import { versionRange } from './versionRange.ts';

const long = Array.from({ length: 80 }, (_, n) => `"a@npm:~1.0.${n}`);

const lockfile = `# yarn lockfile v1
__metadata:
  version: 8

"@internal/tool@workspace:^, @internal/tool@workspace:packages/tool":
  version: 0.0.0-use.local

"express@npm:^4.22.0, express@npm:^4.17.1":
  version: 4.22.1
  dependencies:
    "knex": "npm:^3.0.0"

"express@npm:^5.0.0":
  version: 5.1.0

"express-promise-router@npm:^4.1.0":
  version: 4.1.1

"@backstage/errors@npm:1.3.1":
  version: 1.3.1

"uuid@npm:>=14, uuid@npm:latest, uuid@patch:uuid@npm%3A14.0.0#~/x.patch":
  version: 14.0.0

? "${long.map(key => key.slice(1)).join(', ')}"
:
  version: 1.0.0
`;

it.each([
  ['of a package of the workspace', '@internal/tool', '1.0.0', 'workspace:^'],
  ['in yarn.lock, the last that fits', 'express', '4.22.0', '^4.17.1'],
  ['in yarn.lock, pinned', '@backstage/errors', '1.3.1', '1.3.1'],
  ['in yarn.lock with a sign', 'uuid', '14.0.0', '>=14'],
  ['in a very long key', 'a', '1.0.79', '~1.0.79'],
  ['that fits when none in yarn.lock does', 'express', '6.0.0', '^6.0.0'],
  ['of a package that only a dependency names', 'knex', '3.1.0', '^3.1.0'],
  ['of a package that is not there', 'zod', '4.6.7', '^4.6.7'],
])('gives the range %s', (_, name, atLeast, range) => {
  expect(versionRange(readLockfile(lockfile), name, atLeast)).toBe(range);
  expect(
    versionRange(
      readLockfile(lockfile.replaceAll('\n', '\r\n')),
      name,
      atLeast,
    ),
  ).toBe(range);
});

it('does without yarn.lock', () => {
  expect(versionRange(readLockfile(''), 'express', '4.22.0')).toBe('^4.22.0');
});
