import {
  BLUEPRINT_FILE,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { freeName } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { pluginAnswers } from '../features/plugin/answers.ts';
import type { Change } from '../plan/plan.ts';
import { render } from '../render/render.ts';
import { treeChanges } from '../plan/treeChanges.ts';
import { addDependency, addToBackend } from '../workspace/backend.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Repository } from '../workspace/repository.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { defineGenerator } from './generator.ts';
import { freeResourceName } from './plugins.ts';

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
  suggest: ({ plugins, read }) => {
    const id = 'deployments';
    const other = read(`plugins/${id}-backend/package.json`) ? [id] : [];
    return { id: freeName(id, [...plugins.keys(), ...other]) };
  },
  async plan(repository, { id }) {
    const { namePrefix, namePluginInfix } = repository.globals;
    const blueprint: Blueprint = {
      kitVersion: KIT_VERSION,
      package: { name: `${namePrefix}${namePluginInfix}${id}-backend` },
      pluginId: id,
      resources: [],
    };
    const folder = `plugins/${id}-backend`;
    const plan = {
      root: repository.root,
      plugin: { id, packageName: blueprint.package.name, folder },
    };
    if (isThere(repository, folder, blueprint)) {
      return { ...plan, changes: [] };
    }
    const facts = repoFacts(repository, folder);
    const changes = await treeChanges({
      base: {},
      next: await render(blueprint, facts),
      folder,
      facts,
      read: repository.read,
    });
    return {
      ...plan,
      changes: [
        ...(await backendChanges(repository, blueprint.package.name)),
        ...changes,
      ],
    };
  },
});

function isThere(
  repository: Repository,
  folder: string,
  blueprint: Blueprint,
): boolean {
  const file = `${folder}/${BLUEPRINT_FILE}`;
  const text = repository.read(file);
  const other = repository.plugins.get(blueprint.pluginId);
  if (text === undefined) {
    if (other || repository.read(`${folder}/package.json`) !== undefined) {
      throw new GeneratorError(
        `a plugin "${blueprint.pluginId}" is there already, in ${other?.folder ?? folder}; choose another id`,
      );
    }
    return false;
  }
  const there = parseBlueprint(text, file);
  const { resources, features } = there;
  if (resources.length > 0 || features) {
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" is there already, and has more than a new one, in ${folder}; choose another id, or add to it with: yarn backstage-cli stagecraft resource --plugin ${blueprint.pluginId} --name ${freeResourceName(there)} --fields "title:string"`,
    );
  }
  return true;
}

/** The two edits outside the package of a plugin. */
async function backendChanges(
  repository: Repository,
  packageName: string,
): Promise<Change[]> {
  const manifest = 'packages/backend/package.json';
  const index = 'packages/backend/src/index.ts';
  const [manifestText, indexText] = [manifest, index].map(path => {
    const text = repository.read(path);
    if (text === undefined) {
      throw new GeneratorError(
        `found no ${path}, to which the plugin should be added; make the backend first`,
      );
    }
    return text;
  });

  let added = addToBackend(indexText, packageName, index);
  const { format } = repository;
  if ((await format(index, indexText)) === indexText) {
    added = await format(index, added);
  }
  const changes = [
    {
      path: manifest,
      before: manifestText,
      after: addDependency(manifestText, packageName, 'workspace:^', manifest),
    },
    { path: index, before: indexText, after: added },
  ];
  return changes.filter(({ before, after }) => before !== after);
}
