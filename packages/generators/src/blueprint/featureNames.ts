import lodash from 'lodash';
import { GeneratorError } from '../errors.ts';
import { extensionPointNames } from '../features/extensionPoint/name.ts';
import {
  integrationNames,
  integrationSchemas,
} from '../features/integration/names.ts';
import { codeNames, type CodeNames } from './codeNames.ts';
import {
  featureId,
  namedFeatures,
  subjectFeatures,
  type FeatureEntry,
  type NamedFeature,
  type SubjectFeature,
} from './features.ts';
import { pascalCase } from './names.ts';
import { refId, refVariable } from '../services/serviceRef.ts';
import { schemaNames } from './sharedNames.ts';

/** A name, and what has it. */
type Owned = [name: string, owner: string];

interface Named {
  pluginId: string;
  resources: { name: string; plural: string }[];
  features?: FeatureEntry[];
}

// The services that plugin.ts takes for those that belong to something.
const subjectServices: Record<SubjectFeature['feature'], string[]> = {
  action: ['actionsRegistry', 'auth'],
  audit: ['auditor'],
  client: [],
  permission: ['auth', 'catalog', 'permissions', 'permissionsRegistry'],
};

// Types that the code around the service of a resource has beside its own.
const subjectTypes: Record<SubjectFeature['feature'], string[]> = {
  action: ['actionsRegistry', 'auth'],
  audit: ['auditor'],
  client: [],
  permission: [
    ...['auth', 'catalog', 'permissions', 'permissionsRegistry'],
    ...['permission', 'policyDecision', 'resourcePermission', 'scope'],
    ...['columnCondition', 'ownedCondition', 'authorizeResult'],
  ],
};

/**
 * Checks that features have names of their own, among the folders of src and among
 * the variables of the code that wires them.
 *
 * @throws GeneratorError that names both of two that would have the same
 */
export function checkFeatureNames({
  pluginId,
  resources,
  features: all = [],
}: Named): void {
  const features = namedFeatures({ features: all });
  refuseTypes(resources, all);
  const subjects = subjectFeatures({ features: all });
  if (all.length === 0) {
    return;
  }
  const own = features.map((entry): Owned => [entry.name, featureId(entry)]);
  const ofResources = (names: (called: CodeNames) => string[]) =>
    resources.flatMap(resource =>
      names(codeNames(resource)).map((name): Owned => [
        name,
        `resource/${resource.name}`,
      ]),
    );

  // Folders whose names differ in case only are one on some machines.
  refuseSame(
    'the name',
    [...ofResources(called => [called.name, called.names]), ...own].map(
      ([name, owner]) => [name.toLowerCase(), owner],
    ),
  );
  const ofFeatures = (names: (entry: NamedFeature) => string[]) =>
    features.flatMap(entry =>
      names(entry).map((name): Owned => [name, featureId(entry)]),
    );
  refuseSame('the OpenAPI schema', [
    ...resources.flatMap(resource =>
      schemaNames(resource).map((name): Owned => [
        name,
        `resource/${resource.name}`,
      ]),
    ),
    ...ofFeatures(entry => namesOf(entry).schemas),
  ]);
  const [webhook] = features.filter(({ feature }) => feature === 'webhook');
  refuseSame('the path', [
    ...(webhook ? [['webhooks', featureId(webhook)] as Owned] : []),
    ...resources.map(({ name, plural }): Owned => [plural, `resource/${name}`]),
    ...ofFeatures(entry =>
      entry.feature === 'custom' && entry.router ? [entry.name] : [],
    ),
  ]);
  const offered = subjects
    .filter(({ feature }) => feature === 'action')
    .flatMap(entry =>
      resources
        .filter(({ name }) => name === entry.of)
        .map((resource): Owned => [
          `register${codeNames(resource).Name}Actions`,
          featureId(entry),
        ]),
    );
  const asking = features.filter(entry => 'services' in entry);
  const services = [
    ...asking,
    ...subjects.map(entry => ({
      ...entry,
      services: subjectServices[entry.feature],
    })),
  ].flatMap(entry =>
    entry.services.map((name): Owned => [
      name,
      `a service of ${featureId(entry)}`,
    ]),
  );
  const refs = asking.flatMap(({ refs: asked = [] }) =>
    asked.map((ref): Owned => [refVariable(ref.name), refId(ref)]),
  );
  refuseSame('the variable', [
    [`${lodash.camelCase(pluginId)}Plugin`, 'the plugin itself'],
    ...ofResources(({ names }) => [names, `${names}OpenApi`]),
    ...own,
    ...ofFeatures(entry => namesOf(entry).variables),
    ...offered,
    ...new Map(services),
    ...new Map(refs.map(ref => [ref.join(), ref])).values(),
  ]);
}

// What it calls its own in the API document, and in the code that wires it, beside a
// variable of its name.
function namesOf(entry: NamedFeature): {
  schemas: string[];
  variables: string[];
} {
  const { name } = entry;
  const Name = pascalCase(name);
  switch (entry.feature) {
    case 'extension-point': {
      const { names, Names } = extensionPointNames(name);
      return {
        schemas: [],
        variables: [names, `register${Names}`, `create${Name}Service`],
      };
    }
    case 'integration':
      return {
        schemas: integrationSchemas(entry),
        variables: Object.values(integrationNames(entry)),
      };
    case 'link':
      return {
        schemas: [],
        variables: [
          `${name}OpenApi`,
          `create${Name}Routes`,
          `create${Name}Service`,
        ],
      };
    case 'subscription':
      return { schemas: [], variables: [`subscribe${Name}`] };
    case 'task':
      return { schemas: [], variables: [`schedule${Name}`] };
    case 'webhook':
      return {
        schemas: ['Delivery', 'DeliveryPage', 'Receipt'].map(
          what => `${Name}${what}`,
        ),
        variables: [
          `${name}Deliveries`,
          `${name}Receiver`,
          `${name}OpenApi`,
          `create${Name}Deliveries`,
          `create${Name}Receiver`,
          `schedule${Name}Deliveries`,
        ],
      };
    default:
      return {
        schemas: entry.documented ? [`${Name}List`] : [],
        variables: [
          ...(entry.documented ? [`${name}OpenApi`] : []),
          `create${Name}Service`,
        ],
      };
  }
}

function refuseTypes(
  resources: Named['resources'],
  features: FeatureEntry[],
): void {
  for (const entry of subjectFeatures({ features })) {
    const same = resources.find(
      ({ name, plural }) =>
        subjectTypes[entry.feature].includes(name) ||
        subjectTypes[entry.feature].includes(plural),
    );
    if (same) {
      throw new GeneratorError(
        `${featureId(entry)} and resource/${same.name} cannot be in one plugin: what that resource would bring has the name of something else in its code`,
      );
    }
  }
}

function refuseSame(what: string, names: Owned[]): void {
  const owners = new Map<string, string>();
  for (const [name, owner] of names) {
    const other = owners.get(name);
    if (other) {
      throw new GeneratorError(
        `${what} "${name}" would be that of ${other} and of ${owner}; choose another name`,
      );
    }
    owners.set(name, owner);
  }
}
