import type { Blueprint } from '../../blueprint/blueprint.ts';
import { catalogFields } from '../../blueprint/catalogFields.ts';
import { codeNames } from '../../blueprint/codeNames.ts';
import { asItIs } from '../../blueprint/history.ts';
import { kebabCase, label, withArticle } from '../../blueprint/names.ts';
import { isAudited } from '../../blueprint/subjects.ts';
import { parseFields } from '../../fields/grammar.ts';
import { fieldType } from '../../fields/index.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { mutationEvent } from '../audit/mutationEvent.ts';
import { contribution, type Contribution } from '../contribution.ts';
import type { ActionEntry } from './entry.ts';
import type { Operation } from './operations.ts';

const render = loadTemplates('features/action/templates');

/** The names of the actions of a resource: `list-incidents`, `get-incident` */
export function actionNames({
  name,
  plural,
}: {
  name: string;
  plural: string;
}): Record<Operation, string> {
  const one = kebabCase(name);
  return {
    list: `list-${kebabCase(plural)}`,
    get: `get-${one}`,
    create: `create-${one}`,
    update: `update-${one}`,
    delete: `delete-${one}`,
  };
}

/** What actions add to a resource: what registers them, once the plugin is served. */
export function contributeAction(
  entry: ActionEntry,
  blueprint: Blueprint,
): Contribution {
  const model = actionModel(entry, blueprint);
  const { names, register, actions, recorded } = model;
  const records = recorded.length > 0 ? (['auditor', 'logger'] as const) : [];
  return contribution({
    services: ['actionsRegistry', 'auth', ...records],
    started: [
      {
        call: { name: register, from: `./${names}/${register}` },
        takes: ['actionsRegistry', 'auth', ...records, names],
        isSync: true,
      },
    ],
    readme: {
      actions: [
        `Of \`${entry.of}\`: ${actions.map(one => `\`${one}\``).join(', ')}`,
      ],
    },
    files: {
      ...renderFiles(
        render,
        model,
        {
          [`${register}.ts`]: 'registerActions.ts',
          [`${register}.test.ts`]: 'registerActions.test.ts',
        },
        `src/${names}`,
      ),
      // One for the actions of all resources.
      ...renderFiles(
        render,
        {},
        { 'checkCaller.ts': 'checkCaller.ts' },
        'src/service',
      ),
    },
  });
}

/** What the function is called that registers the actions of a resource. */
export const registerName = (resource: { name: string; plural: string }) =>
  `register${codeNames(resource).Name}Actions`;

function actionModel(entry: ActionEntry, blueprint: Blueprint) {
  const { resources } = blueprint;
  const resource = resources.find(({ name }) => name === entry.of)!;
  const called = codeNames(resource);
  const action = actionNames(resource);
  const [field] = parseFields(asItIs(resource).fields);
  const has = (one: Operation) => entry.operations.includes(one);
  const changes = has('update') || has('delete');
  const sharesId = has('get') || changes;
  const [expanded] = catalogFields(blueprint, entry.of);
  const expands = has('get') && expanded !== undefined;
  const offered = entry.operations.map(one => action[one]);
  const recorded = isAudited(blueprint, entry.of)
    ? (['create', 'update', 'delete'] as const)
        .filter(has)
        .map(type => ({ type, action: action[type] }))
    : [];
  return {
    ...called,
    register: registerName(resource),
    label: label(resource.name),
    labels: label(resource.plural),
    aLabel: withArticle(label(resource.name)),
    allow: resource.writers ? "['user', 'service']" : "['user']",
    servicesWrite: Boolean(resource.writers),
    action,
    actions: offered,
    recorded,
    event: mutationEvent(resource.name),
    lists: has('list'),
    gets: has('get'),
    expands: expands && expanded.name,
    creates: has('create'),
    updates: has('update'),
    deletes: has('delete'),
    reads: has('list') || has('get'),
    writes: has('create') || changes,
    usesId: sharesId,
    usesZod: has('create') || sharesId,
    samples: has('create') || has('update'),
    field: field.name,
    badValue: fieldType(field).bad(field)[0],
    runtime: [
      ...(has('get') || has('create') || changes ? ['describeInput'] : []),
      'describeOutput',
      ...(has('list') ? ['describeQuery'] : []),
      'filterActionErrors',
      ...(has('create') ? ['idempotencyKey', 'idempotencyOf'] : []),
      ...(changes ? ['ifVersion'] : []),
      ...(has('list') ? ['pageSchema', 'parseActionQuery'] : []),
      ...(has('create') || sharesId ? ['parseInput'] : []),
      ...(recorded.length > 0 ? ['recordRefusedActions'] : []),
      ...(sharesId ? ['resourceId'] : []),
    ],
    schemas: [
      ...(has('create') ? [`create${called.Name}Schema`] : []),
      ...(expands ? [`get${called.Name}Schema`] : []),
      ...(has('list') || has('get') || has('create') || has('update')
        ? [`${called.name}Schema`]
        : []),
      ...(has('list') ? [`list${called.Names}Schema`] : []),
      ...(has('update') ? [`update${called.Name}Schema`] : []),
    ],
  };
}
