import { jest } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  installEngine,
  makeOlderPlugin,
  OLDER,
} from '../__testUtils__/olderPlugin.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// Each test runs backstage-cli as a process.
jest.setTimeout(120_000);

let repository: TestRepository;
beforeAll(async () => {
  repository = await TestRepository.create();
  for (const id of ['deployments', 'reviews']) {
    await makeOlderPlugin(repository, id);
  }
});
beforeEach(async () => {
  await installEngine(repository);
});
afterAll(async () => {
  await repository.remove();
});

const left = () => {
  const folder = join(repository.root, 'node_modules/.cache/stagecraft');
  return existsSync(folder)
    ? readdirSync(folder).filter(name => name.startsWith('kit-'))
    : [];
};

const check = (...args: string[]) =>
  repository.run(['stagecraft', 'check', ...args]);

it('compares with the version that rendered, which is fetched once', async () => {
  const { exitCode, stdout, stderr } = await check();
  expect(stdout).toBe('As their blueprints give them: deployments, reviews\n');
  expect(exitCode).toBe(0);
  expect(stderr.match(/Fetching version 0\.0\.9/g)).toHaveLength(1);
  expect(stderr.match(/stagecraft update$/gm)).toHaveLength(1);
  expect(stderr).toContain('deployments (0.0.9), reviews (0.0.9)');
  expect(await repository.read('yarn.calls')).toBe('install\n');
  expect(JSON.parse(await repository.read('asked.json'))).toMatchObject({
    dependencies: { '@stagecraft/generators': OLDER },
  });
  expect(left()).toEqual([]);
});

it('takes an archive of that version', async () => {
  await repository.write({ 'engine.tgz': 'archive' });
  const taken = await check('--from', 'engine.tgz');
  expect([taken.exitCode, taken.stderr]).toEqual([0, expect.any(String)]);
  expect(await repository.read('asked.json')).toContain('file:./engine.tgz');

  const missing = await check('--from', 'missing.tgz');
  expect(missing.stderr).toContain('There is no archive missing.tgz');
  expect(missing.exitCode).toBe(1);

  await installEngine(repository, { version: '0.0.8' });
  const other = await check('--from', 'engine.tgz');
  expect(other.stderr).toContain(
    'engine.tgz is @stagecraft/generators 0.0.8; give the archive of @stagecraft/generators 0.0.9',
  );
  expect(other.exitCode).toBe(1);
  expect(left()).toEqual([]);
});

it('says what it could not fetch, and from where', async () => {
  await repository.fakeYarn(`
if [ "$1" = config ]; then
  [ "$3" = npmScopes ] && echo '{"stagecraft": {"npmRegistryServer": "https://npm.example.com"}}'
  exit 0
fi
echo '➤ YN0000: ┌ Resolution step'
echo '➤ YN0001: │ RequestError: getaddrinfo ENOTFOUND npm.example.com'
echo '    at ClientRequest'
exit 1
`);
  const { exitCode, stderr } = await check();
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    [
      'A plugin here was rendered by version 0.0.9 of the kit, and @stagecraft/generators 0.0.9 could not be fetched from https://npm.example.com:',
      '  RequestError: getaddrinfo ENOTFOUND npm.example.com',
      'Where it cannot be reached, give the archive: --from stagecraft-generators-0.0.9.tgz, which comes from: npm pack @stagecraft/generators@0.0.9',
      '',
    ].join('\n'),
  );
  expect(left()).toEqual([]);
});

it('ends Yarn first when a signal ends it, and leaves nothing', async () => {
  await repository.fakeYarn(`
trap 'kill $!; echo ended > "$ROOT/yarn.calls"; exit 143' TERM
kill -TERM $PPID
sleep 60 &
wait
`);
  const { exitCode } = await check();
  expect(exitCode).toBe(143);
  expect(await repository.read('yarn.calls')).toBe('ended\n');
  expect(left()).toEqual([]);
});

it('leaves nothing when a signal ends it later', async () => {
  await installEngine(repository, {
    render:
      '(process.stderr.write("rendering"), new Promise(resolve => setTimeout(resolve, 60_000)))',
  });
  const { exitCode } = await repository.run(['stagecraft', 'check'], {
    signal: { name: 'SIGINT', at: /rendering/ },
  });
  expect(exitCode).toBe(130);
  expect(left()).toEqual([]);
});
