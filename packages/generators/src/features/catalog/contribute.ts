import lodash from 'lodash';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { withEntityKinds } from '../../blueprint/catalogFields.ts';
import { codeNames } from '../../blueprint/codeNames.ts';
import { literal } from '../../blueprint/literal.ts';
import { capitalize, kebabCase, label } from '../../blueprint/names.ts';
import { fieldsOf } from '../../blueprint/references.ts';
import { defaultValue } from '../../fields/defaults.ts';
import { fieldType } from '../../fields/index.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { contribution, type Contribution } from '../contribution.ts';
import type { CatalogEntry } from './entry.ts';

const render = loadTemplates('features/catalog/templates');

/** What the check of entities adds: a class around the service of the resource. */
export function contributeCatalog(
  entry: CatalogEntry,
  blueprint: Blueprint,
): Contribution {
  const model = catalogModel(entry, blueprint);
  const { name, names, Names, path, fields } = model;
  return contribution({
    services: ['catalog'],
    dependencies: ['@backstage/plugin-catalog-node'],
    decorators: [
      {
        of: names,
        class: {
          name: `Cataloged${Names}`,
          from: `./${names}/Cataloged${Names}`,
        },
        stage: 'check',
        takes: ['catalog'],
      },
    ],
    testEntities: [
      {
        name: `${name}Entities`,
        from: `./${names}/__testUtils__/entities`,
        isList: true,
      },
    ],
    wholeTests: [
      {
        title: `asks the catalog about ${model.labels}`,
        statements: render('whole.test', model).trim(),
        imports: [],
      },
    ],
    readme: {
      resources: fields.map(
        field =>
          `\`${field.name}\` at \`/${path}\` is an entity${field.kinds ? ` of kind ${field.kinds.join(' or ')}` : ''} that the caller sees in the catalog, and \`?expand=${field.name}\` adds its title, type and owner`,
      ),
    },
    files: {
      ...renderFiles(
        render,
        model,
        {
          [`Cataloged${Names}.ts`]: 'Cataloged.ts',
          [`Cataloged${Names}.test.ts`]: 'Cataloged.test.ts',
          '__testUtils__/entities.ts': 'testEntities.ts',
        },
        `src/${names}`,
      ),
      'src/service/entities.ts': render('entities.ts', {}),
    },
  });
}

/** Everything that the templates say. */
function catalogModel(entry: CatalogEntry, blueprint: Blueprint) {
  const resource = blueprint.resources.find(({ name }) => name === entry.of)!;
  const all = fieldsOf(withEntityKinds(resource, blueprint));
  const fields = entry.fields.map(({ name, kinds }) => {
    const field = all.find(one => one.name === name)!;
    const sample = (n: 1 | 2) => `${fieldType(field).sample(field, n)}`;
    const [kind] = sample(1).split(':');
    return {
      name,
      kinds,
      kindsCode: kinds?.map(literal).join(', '),
      optional: field.optional,
      sample: sample(1),
      unknown: `${kind}:default/nowhere`,
      otherKind: `${kind}x:default/nowhere`,
      entities: [sample(1), sample(2), defaultValue(field)].flatMap(ref =>
        typeof ref === 'string' ? [entityOf(ref)] : [],
      ),
    };
  });
  const entities = fields.flatMap(field => field.entities);
  return {
    ...codeNames(resource),
    labels: label(resource.plural),
    path: kebabCase(resource.plural),
    writers: resource.writers,
    Writer: resource.writers ? '<WritePrincipal>' : '',
    fields,
    first: fields[0],
    // One entity may stand in several fields.
    entities: entities.filter(
      ({ ref }, index) => entities.findIndex(one => one.ref === ref) === index,
    ),
  };
}

function entityOf(ref: string) {
  const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref)!;
  return {
    ref,
    kind: capitalize(kind),
    namespace,
    name,
    title: lodash.startCase(name),
  };
}
