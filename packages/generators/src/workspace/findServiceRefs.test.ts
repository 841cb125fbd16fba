import { TestRepository } from '../__testUtils__/TestRepository.ts';
import type { Tree } from '../render/facts.ts';
import { findServiceRefs } from './findServiceRefs.ts';

const own = '@internal/plugin-costs-node';
const installed = '@example/plugin-rates-node';

const files: Tree = {
  'plugins/costs-node/package.json': JSON.stringify({
    name: own,
    version: '0.3.0',
  }),
  'plugins/costs-node/src/index.ts':
    "export { costsServiceRef, type CostsService } from './costs';\nexport * from './budgets';\n",
  'plugins/costs-node/src/budgets.ts':
    'export const budgetsServiceRef = createServiceRef<Budgets>({});\n',
  'plugins/costs-node/src/others.ts':
    'export const rolesServiceRef = a;\nexport const fakesServiceRef = b;\n',
  'plugins/costs-node/src/testUtils.ts': `export function costsServiceMock(): ServiceMock<Costs> {
  const mock = {};
}
export function budgetsServiceMock(): Budgets {}
export namespace budgetsServiceMock {
  export const mock = () => simpleMock(budgetsServiceRef);
}
export const rolesServiceMock = createServiceMock(rolesServiceRef, () => ({}));
export const fakesServiceMock = () => new Fakes();
`,
  'node_modules/@example/plugin-rates-node/package.json': JSON.stringify({
    version: '1.2.3',
    types: 'dist/index.d.ts',
  }),
  'node_modules/@example/plugin-rates-node/dist/index.d.ts':
    'declare const rates: ServiceRef<Rates>;\nexport { rates as ratesServiceRef, quotesServiceRef };\nexport type { Rates };\n',
  'node_modules/@example/plugin-rates-node/dist/testUtils.d.ts':
    'declare const quotesServiceMock: (partialImpl?: Partial<Quotes>) => _backstage.ServiceMock<Quotes>;\n\nexport { quotesServiceMock };\n',
  'node_modules/@example/plugin-rates-node/dist/alpha.d.ts':
    'export { futureRatesServiceRef };\n',
  'yarn.lock': `"${installed}@npm:^1.0.0":\n  version: 1.2.3\n`,
};

async function find(from: string, name: string) {
  const repository = await TestRepository.backstage(files).open();
  return findServiceRefs(repository, [{ from, name }]);
}

it.each([
  [own, 'costsServiceRef', { name: 'costsServiceMock', isFunction: true }],
  [own, 'budgetsServiceRef', { name: 'budgetsServiceMock', isFunction: false }],
  [own, 'rolesServiceRef', { name: 'rolesServiceMock', isFunction: true }],
])('finds %s#%s of the workspace, and its mock', async (from, name, mock) => {
  expect(await find(from, name)).toEqual([
    {
      from,
      name,
      version: '0.3.0',
      mock: { from: `${own}/testUtils`, ...mock },
    },
  ]);
});

it('leaves out a mock that is none as Backstage has them', async () => {
  expect(await find(own, 'fakesServiceRef')).toEqual([
    { from: own, name: 'fakesServiceRef', version: '0.3.0' },
  ]);
});

it('finds the mock of one that is installed', async () => {
  expect(await find(installed, 'quotesServiceRef')).toMatchObject([
    { mock: { name: 'quotesServiceMock', isFunction: true } },
  ]);
});

it.each([
  [installed, 'ratesServiceRef'],
  [`${installed}/alpha`, 'futureRatesServiceRef'],
])('finds %s#%s that is installed', async (from, name) => {
  expect(await find(from, name)).toEqual([{ from, name, version: '1.2.3' }]);
});

it.each([
  [
    '@internal/plugin-cost-node',
    'costsServiceRef',
    'there is no package "@internal/plugin-cost-node" in this repository; did you mean @internal/plugin-costs-node?',
  ],
  [
    '@example/other',
    'otherServiceRef',
    'there is no package "@example/other" in this repository; add it first with: yarn add @example/other, or make it with: yarn new',
  ],
  [
    own,
    'costServiceRef',
    'there is no @internal/plugin-costs-node#costServiceRef; did you mean @internal/plugin-costs-node#costsServiceRef? @internal/plugin-costs-node exports these services: budgetsServiceRef, costsServiceRef, fakesServiceRef, rolesServiceRef',
  ],
  [own, 'CostsService', 'there is no @internal/plugin-costs-node#CostsService'],
  [own, 'costsServiceMock', 'exports these services: '],
  [
    installed,
    'Rates',
    'exports these services: quotesServiceRef, ratesServiceRef',
  ],
  [
    installed,
    'routerServiceRef',
    'would be "router" in plugin.ts, which is what the generated code calls its own; have the package export it under another name',
  ],
  [
    '@backstage/plugin-catalog-node',
    'catalogServiceRef',
    'would be "catalog" in plugin.ts, which is the name of a service of Backstage; ask for catalog instead',
  ],
])('refuses %s#%s', async (from, name, message) => {
  await expect(find(from, name)).rejects.toThrow(message);
});
