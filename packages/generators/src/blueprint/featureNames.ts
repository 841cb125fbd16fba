import lodash from 'lodash';
import { GeneratorError } from '../errors.ts';
import { featureId, type FeatureEntry } from './features.ts';
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

/**
 * Checks that features have names of their own, among the folders of src and among
 * the variables of the code that wires them.
 *
 * @throws GeneratorError that names both of two that would have the same
 */
export function checkFeatureNames({
  pluginId,
  resources,
  features = [],
}: Named): void {
  if (features.length === 0) {
    return;
  }
  const own = features.map((entry): Owned => [entry.name, featureId(entry)]);
  const ofResources = (names: (resource: Named['resources'][0]) => string[]) =>
    resources.flatMap(resource =>
      names(resource).map((name): Owned => [name, `resource/${resource.name}`]),
    );

  // Folders whose names differ in case only are one on some machines.
  refuseSame(
    'the name',
    [...ofResources(({ name, plural }) => [name, plural]), ...own].map(
      ([name, owner]) => [name.toLowerCase(), owner],
    ),
  );
  const documented = (name: (entry: FeatureEntry) => string) =>
    features
      .filter(entry => entry.feature === 'custom' && entry.documented)
      .map((entry): Owned => [name(entry), featureId(entry)]);
  refuseSame('the OpenAPI schema', [
    ...ofResources(schemaNames),
    ...documented(({ name }) => `${pascalCase(name)}List`),
  ]);
  const services = features.flatMap(entry =>
    entry.services.map((name): Owned => [
      name,
      `a service of ${featureId(entry)}`,
    ]),
  );
  const refs = features.flatMap(({ refs: all = [] }) =>
    all.map((ref): Owned => [refVariable(ref.name), refId(ref)]),
  );
  refuseSame('the variable', [
    [`${lodash.camelCase(pluginId)}Plugin`, 'the plugin itself'],
    ...ofResources(({ plural }) => [plural, `${plural}OpenApi`]),
    ...own,
    ...documented(({ name }) => `${name}OpenApi`),
    ...features.map((entry): Owned => [callOf(entry), featureId(entry)]),
    ...new Map(services),
    ...new Map(refs.map(ref => [ref.join(), ref])).values(),
  ]);
}

// The function that plugin.ts calls for it.
function callOf({ feature, name }: FeatureEntry): string {
  const Name = pascalCase(name);
  const calls = {
    custom: `create${Name}Service`,
    subscription: `subscribe${Name}`,
    task: `schedule${Name}`,
  };
  return calls[feature];
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
