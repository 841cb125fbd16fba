import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BASE,
  createClient,
  json,
  setupUpstream,
} from './__testUtils__/registry';
import { RegistryClient } from './__testUtils__/RegistryClient';

const upstream = setupUpstream();

it('is a client as the README has it', async () => {
  const registry = new RegistryClient(createClient().client);

  upstream.answer(json({ name: 'app', description: null, is_public: true }));
  expect(await registry.getRepository('org/app')).toEqual({
    name: 'app',
    description: null,
  });

  upstream.answer(
    json({ tags: [{ name: 'v2' }], page: 1, has_additional: true }),
    json({ tags: [{ name: 'v1' }], page: 2, has_additional: false }),
  );
  const names = [];
  for await (const { name } of registry.listTags('org/app')) {
    names.push(name);
  }
  expect(names).toEqual(['v2', 'v1']);
  expect(upstream.requests.map(({ url }) => url)).toEqual([
    `${BASE}/repository/org/app`,
    `${BASE}/repository/org/app/tag/?limit=100`,
    `${BASE}/repository/org/app/tag/?limit=100&page=2`,
  ]);
});

it('stands in the README', () => {
  const code = readFileSync(
    join(__dirname, '__testUtils__/RegistryClient.ts'),
    {
      encoding: 'utf8',
    },
  ).replace('../../index', '@stagecraft/backend-runtime');
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  expect(readme).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
});
