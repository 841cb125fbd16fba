import lodash from 'lodash';
import type { Format, RepoFacts, Tree } from '../render/facts.ts';
import { render } from '../render/render.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import type { Recipe } from './recipes.ts';

// Two ids of different length and place in the alphabet, without a word in common:
// where a line break, an order or anything else depends on the id, the two templates
// differ.
const SENTINELS = ['aardwolf-qx', 'zorilla-long-vj'];

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
  const [tree, other] = await Promise.all(
    SENTINELS.map(id => compileWith(id, recipe, format, renderPlugin)),
  );
  for (const path of new Set([...Object.keys(tree), ...Object.keys(other)])) {
    assertSame(path, tree[path], other[path]);
  }
  return {
    'portable-template.yaml': `name: ${recipe.name}\nrole: backend-plugin\ndescription: '${recipe.description}'\n`,
    ...tree,
  };
}

async function compileWith(
  id: string,
  recipe: Recipe,
  format: Format,
  renderPlugin: typeof render,
): Promise<Tree> {
  const packageName = `@internal/plugin-${id}-backend`;
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
      `${path}.hbs`,
      toTemplate(path, path === 'package.json' ? withoutInput(text) : text, {
        id,
        packageName,
      }),
    ]),
  );
}

// `backstage-cli new` puts these in by itself.
function withoutInput(text: string): string {
  const { version, license, private: _, ...manifest } = JSON.parse(text);
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function toTemplate(
  path: string,
  text: string,
  { id, packageName }: { id: string; packageName: string },
): string {
  const forms: [string, string][] = [
    [packageName, '{{packageName}}'],
    [id, '{{pluginId}}'],
    [lodash.camelCase(id), '{{camelCase pluginId}}'],
    [
      lodash.upperFirst(lodash.camelCase(id)),
      '{{upperFirst (camelCase pluginId)}}',
    ],
    [lodash.startCase(id), '{{startCase pluginId}}'],
  ];
  const template = forms.reduce(
    (result, [form, expression]) => {
      refuse(path, result, form, at =>
        /[{}]/.test(result[at - 1] + result[at + form.length]),
      );
      return result.replaceAll(form, expression);
    },
    text.replaceAll('{{', '\\{{'),
  );
  // What is left of the id has a form that no template can make.
  refuse(path, template.toLowerCase(), id.split('-')[0], () => true);
  return template.replaceAll(
    /versionQuery\(([^,)]+),([^)]+)\)/g,
    (_, name: string, atLeast: string) =>
      // For its own packages upstream knows the version that fits its release.
      name.startsWith('@backstage/')
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

function assertSame(path: string, one = '', two = ''): void {
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
