import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';
import lodash from 'lodash';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import type { Format, RepoFacts, Tree } from '../render/facts.ts';
import { render } from '../render/render.ts';
import { openRepository } from '../workspace/repository.ts';
import { compileTemplate } from './compile.ts';
import { recipes } from './recipes.ts';

const repository = openRepository(import.meta.dirname);
const format: Format = async (path, text) =>
  (await repository).format(path, text);

/** Compiles a template of one file, whose text is made from an id. */
async function compileText(text: (id: string, blueprint: Blueprint) => string) {
  const tree = await compileTemplate(recipes[0], format, async blueprint => ({
    'src/x.ts': `// first line\n${text(blueprint.pluginId, blueprint)}\n`,
  }));
  return tree['src/x.ts.hbs'].split('\n')[1];
}

// For its own packages upstream takes no version from a template.
const versionRange = (name: string, atLeast: string) =>
  name.startsWith('@backstage/') ? '>=1 <2' : `>=${atLeast}`;

const require = createRequire(import.meta.url);
const upstreamManifest = '@backstage/cli-module-new/package.json';
const { packageVersions } = require(
  join(dirname(require.resolve(upstreamManifest)), 'dist/lib/version.cjs.js'),
);

// How `backstage-cli new` fills in a template: its helpers, strict, with escapes.
const { camelCase, kebabCase, lowerCase, lowerFirst } = lodash;
const { snakeCase, startCase, upperCase, upperFirst } = lodash;
const upstream = Handlebars.create();
upstream.registerHelper({
  ...{ camelCase, kebabCase, lowerCase, lowerFirst },
  ...{ snakeCase, startCase, upperCase, upperFirst },
  versionQuery: (name: string, hint: unknown) =>
    versionRange(name, typeof hint === 'string' ? hint : ''),
});

const fill = (text: string, values: object) =>
  upstream.compile(text, { strict: true })(values);

it.each([
  [
    'raw',
    (id: string) => `const path = '/api/${id}';`,
    "const path = '/api/{{pluginId}}';",
  ],
  [
    'camelCase',
    (id: string) => `${camelCase(id)}Plugin()`,
    '{{camelCase pluginId}}Plugin()',
  ],
  [
    'upperFirst',
    (id: string) => `class ${upperFirst(camelCase(id))} {}`,
    'class {{upperFirst (camelCase pluginId)}} {}',
  ],
  [
    'startCase',
    (id: string) => `# ${startCase(id)}`,
    '# {{startCase pluginId}}',
  ],
  [
    'packageName',
    (_: string, one: Blueprint) => `import '${one.package.name}';`,
    "import '{{packageName}}';",
  ],
  [
    'braces of its own',
    () => 'const x = `{{ a }}` + {{b}};',
    'const x = `\\{{ a }}` + \\{{b}};',
  ],
  [
    'what Prettier breaks in long lines',
    (id: string) =>
      id.length > 12 ? `call(\n  '${id}',\n);` : `call('${id}');`,
    "call('{{pluginId}}');",
  ],
  ['an id twice', (id: string) => `${id}, ${id}`, '{{pluginId}}, {{pluginId}}'],
])('compiles %s', async (_, text, template) => {
  expect(await compileText(text)).toBe(template);
  expect(
    fill(template, { pluginId: 'k8s-sync', packageName: '@x/k8s-sync' }),
  ).toBe(text('k8s-sync', { package: { name: '@x/k8s-sync' } } as Blueprint));
});

const CANNOT =
  'src/x.ts:2 uses the plugin id in a way that a template cannot say: ';
const DEPENDS =
  'src/x.ts.hbs:2 depends on the length or order of the plugin id: ';

it.each([
  ['its length', (id: string) => `const length = ${id.length};`, DEPENDS],
  [
    'a line more',
    (id: string) => (id.length > 12 ? 'a;\nb;' : 'a;'),
    'src/x.ts.hbs:3 depends on the length or order of the plugin id:  / b;',
  ],
  [
    'an order',
    (id: string) => `f(${[camelCase(id), 'middle'].sort().join(', ')});`,
    DEPENDS,
  ],
  ['its first letter', (id: string) => id[0], DEPENDS],
  ['its last word', (id: string) => id.split('-').at(-1)!, DEPENDS],
  ['a brace before', (id: string) => `\${${id}x}`, CANNOT],
  ['a brace after', (id: string) => `{ a: ${camelCase(id)}}`, CANNOT],
  [
    'a name in braces',
    (_: string, one: Blueprint) => `{${one.package.name}}`,
    CANNOT,
  ],
  ['snake case', snakeCase, CANNOT],
  ['constant case', (id: string) => snakeCase(id).toUpperCase(), CANNOT],
  ['one word', (id: string) => id.replaceAll('-', ''), CANNOT],
  ['its first word', (id: string) => `${id.split('-')[0]}s`, CANNOT],
])('refuses %s, and names the file and the line', async (_, text, message) => {
  await expect(compileText(text)).rejects.toThrow(message);
});

it('refuses files whose names have the id', async () => {
  const compiled = compileTemplate(
    recipes[0],
    format,
    async ({ pluginId }) => ({
      [`src/${pluginId}.ts`]: 'same',
    }),
  );
  await expect(compiled).rejects.toThrow('depends on the length or order');
});

const FORTY = 'abcdefghij-klmnopqrst-uvwxyz-123456789-a';

describe.each(recipes)('the template $name', recipe => {
  let compiled: Promise<Tree>;
  beforeAll(() => {
    compiled = compileTemplate(recipe, format);
  });

  it('asks upstream for no version that it does not know', async () => {
    const { 'package.json.hbs': manifest } = await compiled;
    const asked = manifest.matchAll(/versionQuery '([^']+)'\}/g);
    expect(Object.keys(packageVersions)).toEqual(
      expect.arrayContaining([...asked].map(([, name]) => name)),
    );
  });

  it.each(['a', 'k8s-sync', 'a1-b2', 'x9', 'z'.repeat(40), FORTY])(
    'gives for %s what the generators give',
    async pluginId => {
      const packageName = `@internal/plugin-${pluginId}-backend`;
      const manifest = { version: '1.2.3', license: 'MIT', private: true };
      const facts: RepoFacts = { format, manifest, versionRange };
      const rendered = await render(
        {
          kitVersion: KIT_VERSION,
          package: { name: packageName },
          pluginId,
          resources: recipe.resources,
          features: recipe.features,
        },
        facts,
      );

      const { 'portable-template.yaml': about, ...template } = await compiled;
      expect(about).toContain(`name: ${recipe.name}\n`);
      const filled: Tree = {};
      for (const [path, text] of Object.entries(template)) {
        const name = fill(path.replace(/\.hbs$/, ''), {});
        filled[name] = fill(text, { pluginId, packageName });
      }
      // Upstream puts these in after the name, and drops the last line break.
      const { name, ...others } = JSON.parse(filled['package.json']);
      filled['package.json'] = JSON.stringify({ name, ...manifest, ...others });
      for (const [path, text] of Object.entries(filled)) {
        filled[path] = await format(path, text);
      }
      expect(filled).toEqual(rendered);
    },
    30_000,
  );
});
