import { readLockfile } from './lockfile.ts';
import { explainOlder } from './olderPackages.ts';
import { usedVersion } from './usedVersion.ts';

const NAME = '@backstage/plugin-permission-node';

// The packages of a release, and one that came later with a copy of its own.
const lockfile = `__metadata:
  version: 8

"@backstage/plugin-catalog-backend@npm:^3.0.0":
  version: 3.0.0
  dependencies:
    "${NAME}": "npm:^0.10.2"

"@backstage/plugin-permission-backend@npm:^0.7.2":
  version: 0.7.2
  dependencies:
    "${NAME}": "npm:^0.10.2"

"@backstage/backend-test-utils@npm:^1.7.0":
  version: 1.11.7
  dependencies:
    "${NAME}": "npm:^0.11.4"

"${NAME}@npm:^0.10.2":
  version: 0.10.2

"${NAME}@npm:^0.11.4":
  version: 0.11.4
`;

const repository = {
  manifest: {},
  packages: [],
  lockfile: () => readLockfile(lockfile),
};

it('is that of the release, whatever else came in later', () => {
  expect(usedVersion(repository, NAME, '0.11.3')).toBe('0.10.2');
});

it('is none where the package is not installed', () => {
  expect(usedVersion(repository, 'luxon', '3.0.0')).toBeUndefined();
});

it('is what a feature is judged by', () => {
  expect(explainOlder(repository, [{ feature: 'permission' }])).toMatch(
    /^this needs @backstage\/plugin-permission-node 0\.11\.3, and this repository has 0\.10\.2;/,
  );
});
