import { readLockfile } from './lockfile.ts';
import type { Manifest } from './manifest.ts';
import { versionRange } from './versionRange.ts';

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

"supertest@npm:~6.2.4":
  version: 6.2.4

"uuid@npm:>=14, uuid@npm:latest, uuid@patch:uuid@npm%3A14.0.0#~/x.patch":
  version: 14.0.0

"zod@npm:^4.0.0":
  version: 4.1.5
`;

/** A repository with these packages; the first is the root. */
function repository(text: string, ...manifests: Manifest[]) {
  const [manifest = {}, ...others] = manifests;
  return {
    manifest,
    packages: others.map(one => ({
      name: '',
      folder: '',
      role: undefined,
      manifest: one,
    })),
    lockfile: () => readLockfile(text),
  };
}

it.each([
  ['of a package of the workspace', '@internal/tool', '1.0.0', 'workspace:^'],
  ['in yarn.lock, the last that fits', 'express', '4.22.0', '^4.17.1'],
  ['in yarn.lock with a sign', 'uuid', '14.0.0', '>=14'],
  ['that fits when none in yarn.lock does', 'express', '6.0.0', '^6.0.0'],
  ['of its own when an older version is installed', 'zod', '4.6.7', '^4.6.7'],
  ['in yarn.lock when what is installed is enough', 'zod', '4.1.0', '^4.0.0'],
  ['of a package that only a dependency names', 'knex', '3.1.0', '^3.1.0'],
  ['of a package that is not there', 'luxon', '3.0.0', '^3.0.0'],
])('gives the range %s', (_, name, atLeast, range) => {
  expect(versionRange(repository(lockfile), name, atLeast)).toBe(range);
});

it('does without yarn.lock', () => {
  expect(versionRange(repository(''), 'express', '4.22.0')).toBe('^4.22.0');
  expect(versionRange(repository(''), '@backstage/errors', '1.2.7')).toBe(
    '^1.2.7',
  );
});

describe('of a package of Backstage', () => {
  const name = '@backstage/errors';
  const uses = (range: string) => ({ dependencies: { [name]: range } });
  const locks = (...ranges: string[]) =>
    `"${ranges.map(range => `${name}@npm:${range}`).join(', ')}":\n  version: 1.2.9\n\n`;
  const asks = (from: string, range: string) =>
    `"${from}@npm:1.0.0":\n  version: 1.0.0\n  dependencies:\n    "${name}": "npm:${range}"\n\n`;
  const range = (text: string, ...manifests: Manifest[]) =>
    versionRange(repository(text, ...manifests), name, '1.2.7');

  it.each(['^1.2.4', '1.2.9', '~1.2.0', 'backstage:^'])(
    'gives the range %s, which most packages use',
    most => {
      const manifests = [
        uses('^1.3.0'),
        uses(most),
        { devDependencies: { [name]: most } },
      ];
      const text = locks('^1.2.4', '1.2.9', '~1.2.0', '^1.3.0');
      expect(range(text, ...manifests)).toBe(most);
      expect(range('', ...manifests)).toBe(most);
    },
  );

  it('gives the newer of two that are used as often', () => {
    const text = locks('^1.2.9', '^1.2.10');
    expect(range(text, uses('^1.2.9'), uses('^1.2.10'))).toBe('^1.2.10');
    expect(range(text, uses('^1.2.10'), uses('^1.2.9'))).toBe('^1.2.10');
  });

  it('gives what is locked in the place of what is used', () => {
    expect(range(locks('1.2.9'), uses('^1.2.4'), uses('^1.2.4'))).toBe('1.2.9');
  });

  it('gives the range of what brings it, when no package uses it', () => {
    const text = [
      locks('^1.2.4', '^1.2.7', '^1.3.0'),
      asks('@backstage/a', '^1.2.7'),
      asks('@backstage/b', '^1.2.7'),
      asks('@backstage/c', '^1.3.0'),
      asks('@backstage/d', '^1.2.4'),
    ].join('');
    expect(range(text, {})).toBe('^1.2.7');
  });

  it('goes by the protocol where others do', () => {
    const others = (value: string) => ({
      dependencies: { '@backstage/config': value, '@backstage/types': value },
    });
    const text = locks('^1.2.4') + asks('@backstage/a', '^1.2.4');
    expect(range(text, others('backstage:^'))).toBe('backstage:^');
    expect(range(text, others('^1.0.0'))).toBe('^1.2.4');
  });

  it('takes no address for a range', () => {
    expect(range(locks('^1.2.4', 'https://example.com/x.tgz'))).toBe('^1.2.4');
  });
});
