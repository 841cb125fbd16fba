import { addsDiscovery, findAdding } from './findAdding.ts';
import { readBackend } from './readBackend.ts';

const name = '@internal/plugin-incidents-backend';
const line = `backend.add(import('${name}'));`;
const adding = (text: string) => findAdding(readBackend(text), name);
const inBackend = (...lines: string[]) =>
  ['const backend = createBackend();', ...lines, 'backend.start();'].join('\n');

it.each([
  line,
  `  backend.add(import("${name}"))`,
  `backend.add(\n  import(\n  \`${name}\`,\n), );`,
  `backend\n  .add(import('${name}'));`,
  `backend?.add(import('${name}'));`,
  `/* first */ a();\nbackend.add(/* it */ import('${name}'));`,
  `backend.add(require('${name}'));`,
  `backend.add(require('${name}').default);`,
  `backend.add((await import('${name}')).default as BackendFeature);`,
  `backend.add(import('${name}').then(module => module.default));`,
  `const incidents = import('${name}');\nbackend.add(incidents);`,
  `const { default: incidents } = require('${name}');\nbackend.add(incidents);`,
  `import incidents from '${name}';\nbackend.add(incidents);`,
  `import { incidentsPlugin as plugin } from '${name}';\nbackend.add(plugin);`,
  `import * as incidents from '${name}';\nbackend.add(incidents.default);`,
  `for (const one of [import('a'), import('${name}')]) backend.add(one);`,
  `[import('${name}')].forEach(one => backend.add(one));`,
  `const all = [import('${name}')];\nall.forEach(function (one) {\n  backend.add(one);\n});`,
  `if (flag) backend.add(import('${name}'));`,
  `const features = { incidents: import('${name}') };\nbackend.add(features.incidents);`,
])('sees that it is added: %j', text => {
  expect(adding(inBackend(text))).toBe('added');
});

it.each([
  `const app = await createApp();\napp.add(import('${name}'));\nvoid app.start();`,
  `export function register(backend: Backend) {\n  ${line}\n}`,
  `createAcmeBackend().add(import('${name}')).start();`,
  `createAcmeBackend([import('${name}')]).start();`,
  line,
  inBackend(`function later() {\n  ${line}\n}`, 'later();'),
  // One of two branches.
  `let backend;\nif (a) {\n  backend = createBackend();\n  ${line}\n  backend.start();\n} else {\n  backend.start();\n}`,
])('sees it in another form of backend: %j', text => {
  expect(adding(text)).toBe('added');
});

it.each([
  '',
  inBackend(),
  inBackend(`// ${line}`),
  inBackend(`/*\n * ${line}\n */`),
  inBackend(`const text = "${line.replaceAll("'", '`')}";`),
  inBackend(`backend.add(import('${name}/alpha'));`),
  inBackend(`backend.add(import('${name}-module-x'));`),
  inBackend(`import('${name}');`),
  inBackend(`import type { Incident } from '${name}';`),
  // Another name than that of the backend, which nothing declares.
  `const app = createBackend();\n${line}\napp.start();`,
])('sees that it is not: %j', text => {
  expect(adding(text)).toBeUndefined();
});

it.each([
  `${line}\n${inBackend()}`,
  `${inBackend()}\n${line}`,
  `import { createBackend } from 'x';\n${line}\n// backend.start comes last\n${inBackend()}`,
])('sees that it is misplaced: %j', text => {
  expect(adding(text)).toBe('misplaced');
});

it.each([
  [true, 'discoveryFeatureLoader', 'backend.add(discoveryFeatureLoader);'],
  [true, 'discoveryFeatureLoader as all', 'backend.add(all);'],
  [false, 'discoveryFeatureLoader', ''],
  [false, 'otherLoader', 'backend.add(otherLoader);'],
])('sees whether all are: %s, %s, %s', (expected, imported, add) => {
  const text = `import { ${imported} } from '@backstage/backend-defaults';\n${inBackend(add)}`;
  expect(addsDiscovery(readBackend(text))).toBe(expected);
});
