import { readLockfile } from './lockfile.ts';
import { readGlobals } from './names.ts';

const read = (
  script: string | undefined,
  globals: object = {},
  cli = '0.36.6',
) =>
  readGlobals(
    { scripts: { new: script! }, backstage: { cli: { new: { globals } } } },
    () => readLockfile(`"@backstage/cli@npm:*":\n  version: ${cli}\n`),
  );

it('reads every flag, as it can be written', () => {
  expect(
    read(
      `FORCE=1 backstage-cli new --scope=@acme --license "MIT" --no-private --npm-registry 'https://npm.acme.com' --base-version 1.0.0`,
      { private: true, license: 'Apache-2.0' },
    ),
  ).toEqual({
    namePrefix: '@acme/',
    namePluginInfix: 'backstage-plugin-',
    license: 'MIT',
    private: false,
    version: '1.0.0',
    publishRegistry: 'https://npm.acme.com',
  });
  expect(read('new --baseVersion 2.0.0 --npmRegistry x')).toMatchObject({
    version: '2.0.0',
    publishRegistry: 'x',
  });
});

it('does without a script and without globals', () => {
  const defaults = {
    namePrefix: '@internal/',
    namePluginInfix: 'backstage-plugin-',
    license: 'Apache-2.0',
    private: true,
    version: '0.1.0',
  };
  expect(readGlobals({}, () => readLockfile(''))).toEqual(defaults);
  expect(read('backstage-cli new')).toEqual(defaults);
  expect(read('backstage-cli new --private', { private: false }).private).toBe(
    true,
  );
});

it('gives the infix of the version that is there', () => {
  const infix = (script: string, globals: object, cli: string) =>
    read(script, globals, cli).namePluginInfix;
  expect(infix('', {}, '0.33.1')).toBe('plugin-');
  expect(infix('', {}, '0.34.5')).toBe('backstage-plugin-');
  expect(infix('new --scope internal', {}, '0.33.1')).toBe('backstage-plugin-');
  expect(infix('', { namePluginInfix: 'x-' }, '0.33.1')).toBe('x-');
  // The flag goes before what globals say.
  expect(infix('new --scope a', { namePluginInfix: 'x-' }, '0.33.1')).toBe(
    'backstage-plugin-',
  );
});
