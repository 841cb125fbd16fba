import { all, replace } from '../edit.ts';

/** By path in a plugin: what people change in a file that is there. */
export type Edits = Record<string, (text: string) => string>;

const clientTest = (call: string, answer: string, path: string) =>
  all(
    replace(/createClient\(\)\.getItem\(/g, call),
    replace("{ name: 'team/sample' }", answer),
    replace(/\\\/items\\\/.*\$\//, `${path}$/`),
  );

export const npmEdits: Edits = {
  // The registry of a package, by the annotation that the catalog has already.
  'src/registry/RegistryEntities.ts': replace(
    'npm/package-instance',
    'npm/registry',
  ),
  'src/registry/RegistryEntities.test.ts': replace(
    /npm\/package-instance/g,
    'npm/registry',
  ),
  'src/registry/createRegistryClients.ts': replace(
    /\{\s*logger,?\s*\}\);/,
    '{ logger, maxBytes: 20_000_000 });',
  ),
  'src/registry/routes.ts': replace('getItem', 'getPackage'),
  'src/registry/openapi.ts': all(
    replace(/itemSchema/g, 'packageSchema'),
    replace(/RegistryItem/g, 'RegistryPackage'),
    replace('The item', 'The package'),
  ),
  'src/registry/RegistryClient.test.ts': all(
    clientTest('createClient().getPackage(', 'samplePackage', '\\/[^?#]+'),
    replace(/team\/sample/g, '@team/sample'),
    replace('{ registryHandlers }', '{ registryHandlers, samplePackage }'),
  ),
  'src/registry/routes.test.ts': all(
    replace("{ name: 'team/sample' }", 'samplePackage'),
    replace(/team\/sample/g, '@team/sample'),
    replace('  registryHandlers,\n', '  registryHandlers,\n  samplePackage,\n'),
  ),
};

const ENTITY = '/entities/component/default/sample-repository/repository';
const OPERATION = '/entities/{kind}/{namespace}/{name}/repository';
const BELOW = ['', '/labels', '/security'];

export const quayEdits: Edits = {
  'src/plugin.test.ts': all(
    replace('  repositoryEntity,\n', '  digest,\n  repositoryEntity,\n'),
    replace(
      '};\n// What is called',
      `${BELOW.map(
        path =>
          `  'get ${OPERATION}/manifests/{digest}${path}': { ...reading, service: 403 },\n`,
      ).join('')}};\n// What is called`,
    ),
    replace(
      "repository/repository',\n};",
      `repository/repository',\n${BELOW.map(
        path =>
          `  'get ${OPERATION}/manifests/{digest}${path}': \`${ENTITY}/manifests/\${digest}${path}\`,\n`,
      ).join('')}};`,
    ),
  ),
  'src/repository/RepositoryClient.test.ts': all(
    clientTest(
      'createClient().listTags(',
      'sample.tags',
      '\\/api\\/v1\\/repository\\/[^?#]+\\/tag\\/\\?onlyActiveTags=true',
    ),
    replace('{ repositoryHandlers }', '{ repositoryHandlers, sample }'),
  ),
  'src/repository/routes.test.ts': all(
    replace("{ name: 'team/sample' }", 'sample.tags'),
    replace('  baseUrl,\n', '  baseUrl,\n  digest,\n'),
    replace('  repositoryHandlers,\n', '  repositoryHandlers,\n  sample,\n'),
    replace(
      '  it.each([\n',
      `  it.each([
    ['', sample.manifest],
    ['/labels', sample.labels],
    ['/security', sample.security],
  ])('answer a user with %j of a manifest', async (below, answer) => {
    const url = \`\${path}/manifests/\${digest}\${below}\`;
    const { status, body } = await call({ url });
    expect([status, body]).toEqual([200, answer]);
  });

  it('hand on which page is asked for', async () => {
    await call({ url: \`\${path}?page=2&limit=5\` });
    expect(asked[0]).toMatch(/\\?page=2&limit=5&onlyActiveTags=true$/);
  });

  it.each([
    ['no digest', { url: \`\${path}/manifests/latest\` }, 400],
    ['another part of the query', { url: \`\${path}?page=2&x=1\` }, 400],
`,
    ),
  ),
};

export const costsEdits: Edits = {
  'src/billing/BillingClient.test.ts': all(
    replace('team/sample', '2026-01'),
    clientTest(
      'read(',
      'Array(2).fill(expect.anything())',
      '\\/reports\\/[^?#]+\\/lines',
    ),
    replace(
      'const status = (code',
      `/** All pages of a report. */
async function read(month: string) {
  const pages = [];
  const { signal } = new AbortController();
  for await (const lines of createClient().listLines(month, signal)) {
    pages.push(lines);
  }
  return pages;
}

const status = (code`,
    ),
  ),
  'src/summary/routes.ts': all(
    replace(
      'import express',
      "import { parseQuery } from '@stagecraft/backend-runtime';\nimport express",
    ),
    replace('{ SummaryService }', '{ SummaryService, summaryQuerySchema }'),
    replace('const credentials = await', 'await'),
    replace(
      '\n\n    res.json({ items: await summary.list({ credentials }) });',
      '\n    const query = parseQuery(summaryQuerySchema, req);\n\n    res.json({ items: await summary.list(query) });',
    ),
  ),
  'src/summary/openapi.ts': all(
    replace(
      'import { jsonResponse, ResourceOpenApi }',
      'import { jsonResponse, queryParameters, ResourceOpenApi }',
    ),
    replace(
      "import { z } from 'zod';",
      "import { summaryQuerySchema, summarySchema } from './SummaryService';",
    ),
    replace('z.object({ items: z.array(z.string()) })', 'summarySchema'),
    replace(
      "description: 'List the entries that the user may see',",
      "description: 'Add up what each service cost',\n        parameters: queryParameters(summaryQuerySchema),",
    ),
    replace('The entries', 'A sum for each service'),
  ),
  'src/summary/routes.test.ts': all(
    replace("['first', 'second']", "[{ service: 'shop', cents: 3 }]"),
    replace("['first', 'second']", "[{ service: 'shop', cents: 3 }]"),
    replace('.get(path)', '.get(`${path}?from=2026-01-01`)'),
    replace('credentials: mockCredentials.user(),', "from: '2026-01-01',"),
  ),
};
