import { jest } from '@jest/globals';
import fc from 'fast-check';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { typeCommand } from '../__testUtils__/typeCommand.ts';

jest.setTimeout(300_000);

const P = '--plugin harbour';
// What stands for it in tests is one file, whoever asks for it.
const MOON = '@internal/plugin-moon-node#moonServiceRef';
const moon = {
  'plugins/moon-node/package.json': JSON.stringify({
    name: '@internal/plugin-moon-node',
  }),
  'plugins/moon-node/src/index.ts':
    'export const moonServiceRef = createServiceRef<Moon>({});\n',
};
const setUp = [
  'plugin --id harbour',
  `resource ${P} --name vessel --fields "title:string owner:entityRef:index"`,
  `resource ${P} --name berth --fields "vessel:ref(vessel)? depth:integer:index"`,
  `resource ${P} --name visit --fields "berth:ref(berth) at:datetime"`,
  `custom ${P} --name tides --router`,
  `task ${P} --name sweep --schedule PT1H --timeout PT1M`,
  `webhook ${P} --name ci --preset github`,
];

// Each belongs to something that is there, and to nothing else among these.
const features = [
  ['permission', 'vessel', '--resource vessel --owned-by owner'],
  ['permission', 'visit', '--resource visit'],
  ['permission', 'tides', '--custom tides'],
  ['permission', 'ci', '--webhook ci'],
  ['audit', 'vessel', '--resource vessel'],
  ['audit', 'sweep', '--task sweep'],
  ['audit', 'ci', '--webhook ci'],
  ['catalog', 'vessel', '--resource vessel --field owner'],
  ['action', 'vessel', '--resource vessel'],
  ['action', 'berth', '--resource berth --operations list,get'],
  ['client', 'vessel', '--resource vessel'],
  ['client', 'visit', '--resource visit'],
  ['extension-point', 'pilots', '--name pilots'],
  ['custom', 'rota', `--name rota --services catalog,notifications,${MOON}`],
  ['subscription', 'swell', `--name swell --topic a.b --services ${MOON}`],
  ['link', 'calls', '--name calls --between vessel,visit'],
] as const;
const orders = fc.shuffledSubarray([...features], {
  minLength: features.length,
});

// Migrations have the same names in each order.
beforeAll(() => {
  process.env.SOURCE_DATE_EPOCH = '1767225600';
});
afterAll(() => {
  delete process.env.SOURCE_DATE_EPOCH;
});

it('gives the same plugin in any order, and takes it back in any other', async () => {
  const start = TestRepository.backstage(moon);
  for (const command of setUp) {
    await typeCommand(start, command);
  }
  const before = start.tree();
  let made: unknown;

  await fc.assert(
    fc.asyncProperty(orders, orders, async (order, back) => {
      const repository = new TestRepository(start.files());
      // It says that the migration of the link cannot have run.
      repository.git('init', '--quiet');
      for (const [feature, , flags] of order) {
        await typeCommand(repository, `${feature} ${P} ${flags}`);
      }
      made ??= repository.tree();
      expect(repository.tree()).toEqual(made);

      for (const [feature, of] of back) {
        await typeCommand(repository, `undo ${P} --entry ${feature}/${of}`);
      }
      expect(repository.tree()).toEqual(before);
    }),
    { numRuns: 4 },
  );
});
