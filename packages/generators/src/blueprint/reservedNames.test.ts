import ts from 'typescript';
import { fieldTypes } from '../fields/index.ts';
import { featureReservedReason } from '../features/featureName.ts';
import { integrationReservedReason } from '../features/integration/name.ts';
import type { Tree } from '../render/facts.ts';
import { render } from '../render/render.ts';
import { services } from '../services/index.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import { openRepository } from '../workspace/repository.ts';
import type { FeatureEntry } from './features.ts';
import { pascalCase } from './names.ts';
import { takenReason } from './reservedNames.ts';

const okapi: FeatureEntry = {
  feature: 'custom',
  name: 'okapi',
  services: [...services.keys()],
  router: true,
};

const giraffe: FeatureEntry = {
  feature: 'integration',
  name: 'giraffe',
  instances: true,
  annotation: 'example.com/giraffe',
  list: true,
  cache: 'PT1M',
};

// A file that calls things toZebra and toIsoString cannot have a resource isoString.
it('knows what would clash with an identifier of the generated code', async () => {
  const clashes = clashesOf(await renderZebras(), /[zZ]ebras?/);

  expect(clashes).toContain('isoString: src/zebras/ZebraStore.ts');
  expect(clashes.filter(clash => !takenReason(clash.split(':')[0]))).toEqual(
    [],
  );
});

it('reserves what would clash with a service of the plugin', async () => {
  const clashes = clashesOf(await renderZebras([okapi]), /[oO]kapi/);
  const isFree = (name: string) =>
    !featureReservedReason(name) && !/[zZ]ebra|^savannaPlugin$/.test(name);

  expect(clashes).toContain('httpAuth: src/service/router.ts');
  expect(clashes).toContain('urlReader: src/okapi/OkapiService.ts');
  expect(clashes.filter(clash => isFree(clash.split(':')[0]))).toEqual([]);
});

it('reserves what would clash with an integration', async () => {
  const clashes = clashesOf(await renderZebras([giraffe]), /[gG]iraffe/);
  const isFree = (name: string) =>
    !integrationReservedReason(name) && !/[zZ]ebra|^savannaPlugin$/.test(name);

  expect(clashes).toContain('http: src/giraffe/GiraffeClient.ts');
  expect(clashes.filter(clash => isFree(clash.split(':')[0]))).toEqual([]);
});

function clashesOf(tree: Tree, name: RegExp): string[] {
  return Object.entries(tree)
    .filter(([path]) => /\.[jt]s$/.test(path))
    .flatMap(([path, text]) => clashing(identifiers(text), name, path));
}

it('knows what a module or a class cannot call its own', () => {
  for (const word of ['class', 'constructor', 'exports', 'module', 'require']) {
    expect(takenReason(word)).toBe('a word of TypeScript');
  }
});

async function renderZebras(features?: FeatureEntry[]) {
  const repository = await openRepository(import.meta.dirname);
  const every = (suffix: string, excluded: 'notUnique' | 'notIndexed') =>
    [...fieldTypes.values()]
      .filter(({ name }) => name !== 'ref')
      .map(type => {
        const [values = ''] = /\(.*\)/.exec(type.example) ?? [];
        const option = type[excluded] ? '' : suffix;
        return `${type.name}${pascalCase(excluded)}:${type.name}${values}${option}`;
      });
  return render(
    {
      kitVersion: '0.1.0',
      package: { name: '@internal/plugin-savanna-backend' },
      pluginId: 'savanna',
      resources: [
        {
          name: 'zebra',
          plural: 'zebras',
          addedAt: '2026-01-01T00:00:00Z',
          fields: [
            ...every(':unique', 'notUnique'),
            ...every('?:index', 'notIndexed'),
            'refNotUnique:ref(zebra)?',
            'sortedAt:datetime:index',
            'alias:string:unique(ignoreCase)',
            'stripes:integer',
            'herd:string',
          ],
          unique: [['stripes', 'herd']],
          sort: ['sortedAt'],
          writers: ['user', 'service'],
        },
      ],
      features,
    },
    repoFacts(repository, 'plugins/savanna-backend'),
  );
}

/** The identifiers of a file that stand for something, unlike the keys of objects. */
function identifiers(text: string): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node) => {
    if (
      ts.isPrivateIdentifier(node) ||
      (ts.isIdentifier(node) && !isKey(node))
    ) {
      found.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('', text, ts.ScriptTarget.Latest, true));
  return [...found];
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent)) &&
      parent.name === node) ||
    ((ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) &&
      parent.propertyName === node)
  );
}

/** The names of others that would make one of the other identifiers. */
function clashing(names: string[], own: RegExp, path: string): string[] {
  const others = names.filter(
    name => !own.test(name) && name !== 'savannaPlugin',
  );
  return names
    .filter(name => own.test(name))
    .flatMap(form => {
      const [match] = own.exec(form)!;
      const [before, after] = form.split(match);
      const start = /^[a-z]/.test(match) ? '[a-z]' : '[A-Z]';
      const pattern = new RegExp(`^${before}(${start}[A-Za-z0-9]*)${after}$`);
      return others.flatMap(name => {
        const other = pattern.exec(name)?.[1];
        return other
          ? `${other[0].toLowerCase()}${other.slice(1)}: ${path}`
          : [];
      });
    });
}
