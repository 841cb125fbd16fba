import lodash from 'lodash';
import type { Format, RepoFacts, Tree } from '../render/facts.ts';
import { render } from '../render/render.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import type { Recipe } from './recipes.ts';

// Two ids of different length and place in the alphabet, without a word in common:
// where an order or anything else depends on the id, the two renderings differ. Only
// where Prettier breaks a line may do so, since `new` formats what it has made.
const SENTINELS = ['aardwolf-qx', 'zorilla-long-vj'];

// Of all other packages of Backstage that templates have, upstream knows the version
// that fits its release.
const UNKNOWN_UPSTREAM = [
  '@backstage/plugin-permission-backend-module-allow-all-policy',
];

/**
 * Compiles a recipe to a portable template of `backstage-cli new`: rendered with an
 * id that stands for all ids, of which each form becomes its Handlebars expression.
 *
 * @param recipe - what to compile
 * @param format - formats as the repository does
 * @param renderPlugin - how a plugin is rendered
 * @returns the files of the template, by path in its folder
 * @throws Error that names the file and line where the output depends on the id in
 *   a way that no expression can say
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export async function compileTemplate(
  recipe: Recipe,
  format: Format,
  renderPlugin = render,
): Promise<Tree> {
  const [names, others] = SENTINELS.map(namesOf);
  const [tree, other] = await Promise.all(
    [names, others].map(one => renderAs(one, recipe, format, renderPlugin)),
  );
  const template: Tree = {
    'portable-template.yaml': `name: ${recipe.name}\nrole: backend-plugin\ndescription: '${recipe.description}'\n`,
  };
  for (const path of new Set([...Object.keys(tree), ...Object.keys(other)])) {
    const text = toTemplate(path, tree[path] ?? '', names);
    const renamed = rename(other[path] ?? '', others, names);
    if (renamed !== tree[path]) {
      const same = await format(path, renamed);
      assertSame(`${path}.hbs`, text, toTemplate(path, same, names));
    }
    template[`${path}.hbs`] = text;
  }
  return template;
}

/** What a plugin is called. */
interface Names {
  id: string;
  packageName: string;
}

function namesOf(id: string): Names {
  return { id, packageName: `@internal/plugin-${id}-backend` };
}

async function renderAs(
  { id, packageName }: Names,
  recipe: Recipe,
  format: Format,
  renderPlugin: typeof render,
): Promise<Tree> {
  const facts: RepoFacts = {
    format,
    manifest: { version: '', license: '', private: true },
    versionRange: (name, atLeast) => `versionQuery(${name},${atLeast})`,
  };
  const tree = await renderPlugin(
    {
      kitVersion: KIT_VERSION,
      package: { name: packageName },
      pluginId: id,
      resources: recipe.resources,
      features: recipe.features,
    },
    facts,
  );
  return Object.fromEntries(
    Object.entries(tree).map(([path, text]) => [
      path,
      path === 'package.json' ? withoutInput(text) : text,
    ]),
  );
}

// `backstage-cli new` puts these in by itself.
function withoutInput(text: string): string {
  const { version, license, private: _, ...manifest } = JSON.parse(text);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The forms in which a text has names of a plugin, and how a template says each. */
const formsOf = ({ id, packageName }: Names): [string, string][] => [
  [packageName, '{{packageName}}'],
  [id, '{{pluginId}}'],
  [lodash.camelCase(id), '{{camelCase pluginId}}'],
  [
    lodash.upperFirst(lodash.camelCase(id)),
    '{{upperFirst (camelCase pluginId)}}',
  ],
  [lodash.startCase(id), '{{startCase pluginId}}'],
];

function rename(text: string, from: Names, to: Names): string {
  const forms = formsOf(to).map(([form]) => form);
  return formsOf(from).reduce(
    (renamed, [form], index) => renamed.replaceAll(form, forms[index]),
    text,
  );
}

function toTemplate(path: string, text: string, names: Names): string {
  const template = formsOf(names).reduce(
    (result, [form, expression]) => {
      refuse(path, result, form, at =>
        /[{}]/.test(result[at - 1] + result[at + form.length]),
      );
      return result.replaceAll(form, expression);
    },
    text.replaceAll('{{', '\\{{'),
  );
  // What is left of the id has a form that no template can make.
  refuse(path, template.toLowerCase(), names.id.split('-')[0], () => true);
  return template.replaceAll(
    /versionQuery\(([^,)]+),([^)]+)\)/g,
    (_, name: string, atLeast: string) =>
      name.startsWith('@backstage/') && !UNKNOWN_UPSTREAM.includes(name)
        ? `{{{versionQuery '${name}'}}}`
        : `{{{versionQuery '${name}' '${atLeast}'}}}`,
  );
}

function refuse(
  path: string,
  text: string,
  form: string,
  isWrong: (at: number) => boolean,
): void {
  for (
    let at = text.indexOf(form);
    at >= 0;
    at = text.indexOf(form, at + form.length)
  ) {
    if (isWrong(at)) {
      const line = text.slice(0, at).split('\n').length;
      throw new Error(
        `${path}:${line} uses the plugin id in a way that a template cannot say: ${text.split('\n')[line - 1].trim()}`,
      );
    }
  }
}

function assertSame(path: string, one: string, two: string): void {
  if (one === two) {
    return;
  }
  const [lines, others] = [one, two].map(text => text.split('\n'));
  let index = 0;
  while (lines[index] === others[index]) {
    index++;
  }
  throw new Error(
    `${path}:${index + 1} depends on the length or order of the plugin id: ${lines[index] ?? 'the end'} / ${others[index] ?? 'the end'}`,
  );
}
