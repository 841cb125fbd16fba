import { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { customGenerator } from './custom.ts';
import { resourceGenerator } from './resource.ts';
import { subscriptionGenerator } from './subscription.ts';

const MOCKS = 'src/__testUtils__';
const REF = '@internal/plugin-moon-node#moonServiceRef';

let plugin: TestPlugin;
beforeEach(async () => {
  plugin = await TestPlugin.make('harbour');
  plugin.write({
    'plugins/moon-node/package.json': JSON.stringify({
      name: '@internal/plugin-moon-node',
    }),
    'plugins/moon-node/src/index.ts':
      'export const moonServiceRef = createServiceRef<Moon>({});\n',
  });
});

const custom = (services: string, name = 'rota') =>
  plugin.do(customGenerator, { name, services, router: true });
const answers = (services: string) => ({
  ...{ plugin: 'harbour', name: 'rota', services, router: true },
});
const has = (path: string) =>
  Object.hasOwn(plugin.tree(), `${plugin.folder}/${path}`);

it.each([
  [REF, 'moonMock', '        moonMock().factory,\n'],
  ['notifications', 'notificationsMock', '        notificationsMock().factory'],
  ['catalog', 'catalogEntities', '{ entities: [...catalogEntities] }'],
])('seeds what stands for %s in tests', async (service, name, used) => {
  await custom(service);

  expect(plugin.text(`${MOCKS}/${name}.ts`)).toMatch(
    new RegExp(`export (?:function|const) ${name}\\b`),
  );
  const wholeTest = plugin.text('src/plugin.test.ts');
  expect(wholeTest).toContain(`import { ${name} } from "./__testUtils__/`);
  expect(wholeTest).toContain(used);
  expect(plugin.text('src/rota/RotaService.test.ts')).toContain(
    `import { ${name} } from "../__testUtils__/${name}";`,
  );
  expect(await plugin.differences()).toEqual([]);
  expect(
    (await plugin.plan(customGenerator, answers(service))).changes,
  ).toEqual([]);
});

it('seeds nothing where the backend of a test has what stands for it', async () => {
  await custom('cache,events,knex,logger,signals,urlReader');
  expect(has(`${MOCKS}/eventsMock.ts`)).toBe(false);
  expect(plugin.features()[0]).not.toHaveProperty('mocked');
});

it('leaves a plugin as it is whose services have none yet', async () => {
  await custom('catalog');
  const [{ mocked: _, ...before }] = plugin.features();
  const file = `${plugin.folder}/.stagecraft.json`;
  const text = plugin.read(file);
  plugin.write({ [file]: text.replace(/,\s*"mocked": true/, '') });
  expect(plugin.features()).toEqual([before]);

  // All that the marker brought is a difference now.
  expect(await plugin.differences()).toEqual([
    'edited plugins/harbour-backend/dev/index.ts',
    'edited plugins/harbour-backend/src/plugin.test.ts',
  ]);
  expect(
    (await plugin.plan(customGenerator, answers('catalog'))).changes,
  ).toEqual([]);
});

it('leaves what people wrote there, whatever becomes of the plugin', async () => {
  await custom(REF);
  const path = `${MOCKS}/moonMock.ts`;
  const mine = `${plugin.text(path)}// Mine.\n`;
  plugin.write({ [`${plugin.folder}/${path}`]: mine });

  await plugin.do(resourceGenerator, { name: 'berth', fields: 'title:string' });
  await custom(REF, 'tides');
  expect(plugin.text(path)).toBe(mine);

  await plugin.undo('custom/rota');
  await plugin.undo('custom/tides');
  expect(plugin.text(path)).toBe(mine);
  expect(plugin.text('src/plugin.test.ts')).not.toContain('moonMock');
});

it('has one for all that ask for a service, as long as one does', async () => {
  const before = plugin.tree();
  await custom(REF);
  await plugin.do(subscriptionGenerator, {
    ...{ name: 'swell', topic: 'tides.changed', services: REF },
  });
  expect(plugin.text('src/plugin.test.ts').split('moonMock()')).toHaveLength(2);

  await custom('catalog', 'tides');
  await custom('catalog', 'berths');
  expect(plugin.text('src/plugin.test.ts')).toContain(
    '{ entities: [...catalogEntities] }',
  );

  await plugin.undo('custom/berths');
  await plugin.undo('custom/tides');
  await plugin.undo('custom/rota');
  expect(plugin.text('src/plugin.test.ts')).toContain('moonMock().factory');
  await plugin.undo('subscription/swell');
  expect(plugin.tree()).toEqual(before);
});
