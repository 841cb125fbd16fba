import { parseBlueprint, type Blueprint } from '../blueprint/blueprint.ts';
import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import { freeName } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { pluginAnswers } from '../features/plugin/answers.ts';
import type { Change } from '../plan/plan.ts';
import { render } from '../render/render.ts';
import { treeChanges } from '../plan/treeChanges.ts';
import { chooseBackend } from '../workspace/backend/chooseBackend.ts';
import {
  findBackends,
  type Backend,
} from '../workspace/backend/findBackends.ts';
import { findWiring, planWiring } from '../workspace/backend/wiring.ts';
import { choosePluginFolder } from '../workspace/pluginFolder.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Repository } from '../workspace/repository.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { defineGenerator } from './generator.ts';
import { findPackage, freeResourceName } from './plugins.ts';

/**
 * Makes a plugin without resources, and adds it to the backend.
 *
 * @see https://backstage.io/docs/backend-system/building-plugins-and-modules/index
 */
export const pluginGenerator = defineGenerator({
  name: 'plugin',
  description: 'Make a backend plugin, wired into the backend',
  answers: pluginAnswers,
  examples: ['plugin --id deployments'],
  choices: {
    backend: repository => findBackends(repository).map(({ name }) => name),
  },
  suggest: repository => {
    const id = 'deployments';
    const other = findPackage(repository, id) ? [id] : [];
    return { id: freeName(id, [...repository.plugins.keys(), ...other]) };
  },
  async plan(repository, { id, backend: wanted }) {
    const { namePrefix, namePluginInfix } = repository.globals;
    const blueprint: Blueprint = {
      kitVersion: KIT_VERSION,
      package: { name: `${namePrefix}${namePluginInfix}${id}-backend` },
      pluginId: id,
      resources: [],
    };
    const command = `yarn backstage-cli stagecraft plugin --id ${id}`;
    const usual = () => choosePluginFolder(repository, `${id}-backend`);
    const there =
      findThere(repository, blueprint) ?? readThere(repository, usual());
    const placed = there ?? { folder: usual(), blueprint };
    return {
      root: repository.root,
      plugin: {
        id,
        packageName: placed.blueprint.package.name,
        folder: placed.folder,
      },
      changes: there
        ? await rewire(repository, there, wanted, command)
        : await make(
            repository,
            placed,
            chooseBackend(repository, wanted, command),
          ),
    };
  },
});

async function make(
  repository: Repository,
  { folder, blueprint }: Placed,
  backend: Backend,
): Promise<Change[]> {
  const facts = repoFacts(repository, folder);
  const changes = await treeChanges({
    base: {},
    next: await render(blueprint, facts),
    folder,
    facts,
    read: repository.read,
  });
  const { name } = blueprint.package;
  return [...(await planWiring(repository, backend, name)), ...changes];
}

/** A plugin, and the folder of its package. */
interface Placed {
  folder: string;
  blueprint: Blueprint;
}

/**
 * Finds the plugin that is to be made.
 *
 * @throws GeneratorError when another package has its id or its name
 */
function findThere(
  repository: Repository,
  { pluginId: id, package: { name } }: Blueprint,
): Placed | undefined {
  const plugin = repository.plugins.get(id);
  const other =
    findPackage(repository, id) ??
    repository.packages.find(one => one.name === name);
  if (!plugin) {
    if (other) {
      throw new GeneratorError(
        `a plugin "${id}" is there already, in ${other.folder}; choose another id`,
      );
    }
    return undefined;
  }
  return { folder: plugin.folder, blueprint: plugin.blueprint() };
}

// Another command may have made it since the repository was opened.
function readThere({ read }: Repository, folder: string): Placed | undefined {
  const file = `${folder}/${BLUEPRINT_FILE}`;
  const text = read(file);
  return text === undefined
    ? undefined
    : { folder, blueprint: parseBlueprint(text, file) };
}

/**
 * Adds a plugin that is there to a backend, unless one loads it.
 *
 * @throws GeneratorError when nothing is missing, but it is more than a new plugin
 */
async function rewire(
  repository: Repository,
  { folder, blueprint }: Placed,
  wanted: string | undefined,
  command: string,
): Promise<Change[]> {
  const { name: packageName } = blueprint.package;
  const backends = findBackends(repository);
  const loading = backends.filter(
    backend => findWiring(repository, backend, packageName) === 'wired',
  );
  const changes =
    wanted === undefined && loading.length > 0
      ? (
          await Promise.all(
            loading.map(one => planWiring(repository, one, packageName)),
          )
        ).flat()
      : await planWiring(
          repository,
          chooseBackend(repository, wanted, command),
          packageName,
        );
  const { pluginId, resources, features } = blueprint;
  if (changes.length === 0 && (resources.length > 0 || features)) {
    throw new GeneratorError(
      `the plugin "${pluginId}" is there already, and has more than a new one, in ${folder}; choose another id, or add to it with: yarn backstage-cli stagecraft resource --plugin ${pluginId} --name ${freeResourceName(blueprint)} --fields "title:string"`,
    );
  }
  return changes;
}
