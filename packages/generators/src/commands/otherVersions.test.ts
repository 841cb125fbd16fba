import { noEngine } from '../__testUtils__/noEngine.ts';
import { OLDER, olderKit } from '../__testUtils__/olderKit.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { typeCommand } from '../__testUtils__/typeCommand.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { checkPlugin } from './check.ts';
import { checkMigrations } from './checkMigrations.ts';
import { planUpdate } from './planUpdate.ts';

const FILE = 'plugins/deployments-backend/.stagecraft.json';
const ROUTER = 'plugins/deployments-backend/src/service/router.ts';
const NEWER = '999.0.0';

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await typeCommand(repository, 'plugin --id deployments');
  await typeCommand(
    repository,
    'resource --plugin deployments --name release --fields title:string',
  );
});

const name = (version: string, more = '') => {
  const text = repository.read(FILE);
  expect(text).toContain(`"kitVersion": "${KIT_VERSION}"`);
  repository.write({
    [FILE]: text.replace(`"${KIT_VERSION}"`, `"${version}"${more}`),
  });
};

describe.each([
  'resource --plugin deployments --name note --fields title:string',
  'resource --plugin deployments --name release --fields title:string',
  'field --plugin deployments --resource release --add "notes:text?"',
  'custom --plugin deployments --name roster',
  'undo --plugin deployments --entry resource/release',
])('%s', command => {
  it('refuses a plugin of an older kit, and says how to update it', async () => {
    name(OLDER);
    expect(
      await repository.refusal(() => typeCommand(repository, command)),
    ).toBe(
      `the plugin "deployments" was rendered by version ${OLDER} of the kit, and this is ${KIT_VERSION}, which would mix the two; update it first with: yarn backstage-cli stagecraft update --plugin deployments`,
    );
  });

  it('refuses a plugin of a newer kit, and says what to install', async () => {
    name(NEWER, ', "somethingNew": true');
    expect(
      await repository.refusal(() => typeCommand(repository, command)),
    ).toBe(
      `${FILE} was written by version ${NEWER} of the kit, and this is ${KIT_VERSION}; install that version with: yarn up @stagecraft/cli@^${NEWER}`,
    );
  });
});

it('neither checks nor updates a plugin of a newer kit', async () => {
  name(NEWER);
  const opened = await repository.open();
  for (const attempt of [
    () => checkPlugin(opened, 'deployments', noEngine),
    () => checkMigrations(opened, 'deployments'),
    () => planUpdate(opened, ['deployments'], noEngine),
  ]) {
    expect(await repository.refusal(attempt)).toContain('install that version');
  }
});

it('compares a plugin with the version that rendered it', async () => {
  name(OLDER);
  const engine = olderKit(({ 'src/service/router.ts': router, ...tree }) => ({
    ...tree,
    'src/service/router.ts': router.replace("'ok'", "'fine'"),
  }));
  const check = async () =>
    checkPlugin(
      {
        ...(await repository.open()),
        format: async (_: string, text: string) => text,
      },
      'deployments',
      async () => engine,
    );
  expect((await check()).map(({ path }) => path)).toEqual([ROUTER]);
  const text = repository.read(ROUTER);
  repository.write({ [ROUTER]: text.replace("'ok'", "'fine'") });
  expect(await check()).toEqual([]);
});
