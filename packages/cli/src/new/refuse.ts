import type { Recipe } from '@stagecraft/generators';
import {
  siblingsOfRecipe,
  type Backend,
} from '@stagecraft/generators/repository';
import {
  explainPluginId,
  explainPluginIdForm,
} from '@stagecraft/generators/pluginId';
import { startSentence } from '../lib/engine.ts';
import { commandLine } from '../lib/shell.ts';
import type { CreatedPackage } from './nextSteps.ts';
import type { NewRequest } from './request.ts';
import { missingOptions, packageFolder, siblingRole } from './roles.ts';
import type { Template } from './templates.ts';

/** What has to be known about the repository to judge a request. */
export interface Surroundings {
  templates: Template[];
  /** Folders under plugins/ and packages/, relative to the root. */
  folders: Set<string>;
  /** Whether a package in a folder would belong to the repository. */
  isWorkspace(folder: string): boolean;
  /** The backend that a new package belongs to, if that is certain. */
  backend: Backend | undefined;
  /** Plugin id → the package that provides it in a backend. */
  pluginsInUse: Map<string, string>;
  /** Says which package of Backstage is too old for a template of the kit. */
  explainOlder(recipe: Recipe): string | undefined;
  /** The permission policy that the backend has, and how to take it out. */
  policy: string | undefined;
  /** Whether upstream can ask for what is missing. */
  canAsk: boolean;
}

/** What decides where the packages of a template go. */
type Placed = Pick<Template, 'role' | 'recipe'>;

const EXAMPLES: Record<string, string> = {
  name: 'my-library',
  pluginId: 'deployments',
  moduleId: 'teams',
  pluginPackage: '@backstage/plugin-catalog-backend',
};

/** The reason why this request cannot work, before anything is changed. */
export function refuse(
  request: NewRequest,
  surroundings: Surroundings,
): string | undefined {
  const { templates } = surroundings;
  const template = templates.find(({ name }) => name === request.template);
  const options = { ...template?.values, ...request.options };
  return (
    refuseOptions(request.options) ??
    (request.template !== undefined && !template
      ? `There is no template ${JSON.stringify(request.template)}. There are: ${names(templates)}`
      : undefined) ??
    (surroundings.canAsk
      ? undefined
      : refuseToAsk(request, surroundings, template)) ??
    (template &&
      (refusePlace(template, surroundings) ??
        refuseOlder(template, surroundings) ??
        refuseClash(options, surroundings, template))) ??
    (template?.setsPolicy ? refusePolicy(surroundings, request) : undefined)
  );
}

/**
 * The reason why what upstream has made of a template of the kit cannot stay: it asks for
 * the template and the id by itself.
 */
export function refuseRecipe(
  recipe: Recipe,
  { pluginId = '' }: CreatedPackage,
  surroundings: Surroundings,
): string | undefined {
  const template = { role: 'backend-plugin', recipe };
  return (
    refusePlace(template, surroundings) ??
    refuseOlder(template, surroundings) ??
    refuseClash({ pluginId }, surroundings, template)
  );
}

// Upstream writes first, and Yarn fails then.
function refusePlace(
  template: Placed,
  { isWorkspace, backend }: Surroundings,
): string | undefined {
  const { role } = template;
  const folder = packageFolders(template, EXAMPLES).find(
    one => !isWorkspace(one),
  );
  if (folder) {
    const [parent] = folder.split('/');
    const other =
      role === 'backend-plugin'
        ? `, or make it where there is a place with: yarn backstage-cli stagecraft plugin --id ${EXAMPLES.pluginId}`
        : '';
    return `${parent} is where this template goes, and no workspace can be there; add "${parent}/*" to workspaces in package.json${other}`;
  }
  if (role.startsWith('backend-plugin') && backend?.kind === 'legacy') {
    return `${backend.entry} starts a backend of the old backend system, which loads nothing of the new one; move it there first, as https://backstage.io/docs/backend-system/building-backends/migrating says`;
  }
  return undefined;
}

function refuseOlder(
  { recipe }: Placed,
  { explainOlder }: Surroundings,
): string | undefined {
  const reason = recipe && explainOlder(recipe);
  return reason && startSentence(reason);
}

function refuseOptions(options: Record<string, string>): string | undefined {
  const { id, pluginId, pluginPackage, owner } = options;
  if (id !== undefined) {
    return 'Option id is gone; say pluginId instead, for example --option pluginId=deployments';
  }
  if (pluginId !== undefined) {
    const problem = explainPluginIdForm(pluginId);
    if (problem) return problem;
  }
  for (const key of ['name', 'moduleId']) {
    const value = options[key];
    if (value !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) {
      return `Option ${key} is ${JSON.stringify(value)}; use lower-case letters, digits and single dashes, for example ${key}=${EXAMPLES[key]}`;
    }
  }
  if (
    pluginPackage !== undefined &&
    !/^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(pluginPackage)
  ) {
    return `Option pluginPackage is ${JSON.stringify(pluginPackage)}, which is no package name; for example pluginPackage=${EXAMPLES.pluginPackage}`;
  }
  const bad = owner
    ?.split(' ')
    .filter(Boolean)
    .find(word => !/^@[-\w]+(\/[-\w]+)?$|^[^@]+@[-.\w]+\.[-\w]+$/.test(word));
  if (bad) {
    return `Owner ${JSON.stringify(bad)} is not a team, a user or an address. These would work: owner=@acme/platform, owner=@jane, owner=jane@example.com`;
  }
  return undefined;
}

function refuseToAsk(
  request: NewRequest,
  surroundings: Surroundings,
  template: Template | undefined,
): string | undefined {
  const { templates } = surroundings;
  const assumed =
    template ??
    templates.find(({ name }) => name === 'backend-plugin') ??
    templates[0];
  const missing = assumed
    ? missingOptions(assumed.role, { ...assumed.values, ...request.options })
    : [];
  if (template && missing.length === 0) return undefined;

  const examples = assumed
    ? freeExamples(missing, request, surroundings, assumed)
    : {};
  const words = missing.flatMap(key => ['--option', `${key}=${examples[key]}`]);
  if (!template && assumed) words.unshift('--select', assumed.name);
  return [
    `There is no terminal to ask on, and this is missing: ${[
      ...(template ? [] : ['--select <template>']),
      ...missing.map(key => `--option ${key}=<${key}>`),
    ].join(', ')}`,
    ...(template ? [] : [`Templates: ${names(templates)}`]),
    `This would work: ${commandLine('yarn', 'new', ...request.args, ...words)}`,
  ].join('\n');
}

// The examples, with a number where the package is there already.
function freeExamples(
  missing: string[],
  request: NewRequest,
  surroundings: Surroundings,
  template: Template,
): Record<string, string> {
  const varied = ['moduleId', 'pluginId', 'name'].find(key =>
    missing.includes(key),
  );
  const numbers = ['', ...[...surroundings.folders].map((_, n) => `-${n + 2}`)];
  const examples = numbers.map(number => ({
    ...EXAMPLES,
    ...(varied && { [varied]: `${EXAMPLES[varied]}${number}` }),
  }));
  const isFree = (one: Record<string, string>) => {
    const options = { ...one, ...template.values, ...request.options };
    return !refuseClash(options, surroundings, template);
  };
  return examples.find(isFree) ?? EXAMPLES;
}

function refuseClash(
  options: Record<string, string>,
  { folders, pluginsInUse }: Surroundings,
  template: Placed,
): string | undefined {
  const there = packageFolders(template, options).find(one => folders.has(one));
  if (there) {
    return `${there} is there already, and nothing was changed. Choose another id, or remove that folder first`;
  }
  return template.role === 'backend-plugin'
    ? explainTaken(options.pluginId, pluginsInUse)
    : undefined;
}

/** The folders of the packages that a template makes, as far as options tell. */
function packageFolders(
  { role, recipe }: Placed,
  options: Record<string, string>,
): string[] {
  const siblings = recipe ? siblingsOfRecipe(recipe) : [];
  return [role, ...siblings.map(siblingRole)].flatMap(
    one => packageFolder(one, options) ?? [],
  );
}

/** Says that a backend plugin cannot have an id, when another one has or should have it. */
export function explainTaken(
  pluginId: string | undefined,
  pluginsInUse: Map<string, string>,
): string | undefined {
  if (pluginId === undefined) return undefined;
  const owner = pluginsInUse.get(pluginId);
  return owner
    ? `Plugin id ${JSON.stringify(pluginId)} belongs to ${owner}, which a backend of this repository runs; a backend cannot start with two plugins of one id. Choose another id`
    : explainPluginId(pluginId);
}

function refusePolicy(
  { policy }: Surroundings,
  { args }: NewRequest,
): string | undefined {
  return (
    policy && `${policy}\nand again: ${commandLine('yarn', 'new', ...args)}`
  );
}

function names(templates: Template[]): string {
  return templates.map(({ name }) => name).join(', ');
}
