import { addToBackend } from './addToBackend.ts';
import { findAdding } from './findAdding.ts';
import { readBackend } from './readBackend.ts';

const name = '@internal/plugin-incidents-backend';
const line = `backend.add(import('${name}'));`;
const CREATE = 'const backend = createBackend();\n';

const adding = (text: string) => findAdding(readBackend(text), name);

describe('adds a line once', () => {
  it.each([
    ['backend.start();\n', `${line}\nbackend.start();\n`],
    ['\tawait backend.start();', `\t${line}\n\tawait backend.start();`],
    [
      'function run() {\n  return backend.start();\n}',
      `function run() {\n  ${line}\n  return backend.start();\n}`,
    ],
    ['void backend.start();', `${line}\nvoid backend.start();`],
    ['backend\n  .start();', `${line}\nbackend\n  .start();`],
    [
      'backend.start().catch(error => process.exit(1));',
      `${line}\nbackend.start().catch(error => process.exit(1));`,
    ],
    ['a();\r\nbackend.start();\r\n', `a();\r\n${line}\r\nbackend.start();\r\n`],
    [
      "// backend.start();\nconst url = 'http://x';\nbackend.start();",
      `// backend.start();\nconst url = 'http://x';\n${line}\nbackend.start();`,
    ],
    [
      "const glob = '/*';\nbackend.start();\nconst end = '*/';",
      `const glob = '/*';\n${line}\nbackend.start();\nconst end = '*/';`,
    ],
    [
      `// ${line}\n/*\n${line}\n*/\nbackend.start();`,
      `// ${line}\n/*\n${line}\n*/\n${line}\nbackend.start();`,
    ],
    [
      `backend.add(import('${name}/alpha'));\nbackend.start();`,
      `backend.add(import('${name}/alpha'));\n${line}\nbackend.start();`,
    ],
    // A comment about the start.
    [
      `${CREATE}\n// It starts\n// here.\nbackend.start();`,
      `${CREATE}\n${line}\n\n// It starts\n// here.\nbackend.start();`,
    ],
    [
      `function run() {\r\n  a();\r\n\r\n  // Here.\r\n  backend.start();\r\n}`,
      `function run() {\r\n  a();\r\n\r\n  ${line}\r\n\r\n  // Here.\r\n  backend.start();\r\n}`,
    ],
    // On the same line as something else.
    [
      `${CREATE}a(); backend.start();`,
      `${CREATE}a(); ${line} backend.start();`,
    ],
    [
      `${CREATE}if (main) backend.start();`,
      `${CREATE}${line}\nif (main) backend.start();`,
    ],
    [
      `${CREATE}if (main) {\n  backend.start();\n}`,
      `${CREATE}if (main) {\n  ${line}\n  backend.start();\n}`,
    ],
    [
      `${CREATE}const starting = backend.start();`,
      `${CREATE}${line}\nconst starting = backend.start();`,
    ],
    [
      `${CREATE}export default backend.start();`,
      `${CREATE}${line}\nexport default backend.start();`,
    ],
    [
      `${CREATE}try {\n  await backend.start();\n} catch {}`,
      `${CREATE}try {\n  ${line}\n  await backend.start();\n} catch {}`,
    ],
    // A start in each branch.
    [
      `${CREATE}if (a) {\n  backend.start();\n} else {\n  b().then(() => backend.start());\n}`,
      `${CREATE}${line}\nif (a) {\n  backend.start();\n} else {\n  b().then(() => backend.start());\n}`,
    ],
    [
      `let backend;\nif (a) {\n  backend = createBackend();\n  backend.start();\n} else {\n  backend = createOtherBackend();\n  backend.start();\n}`,
      `let backend;\nif (a) {\n  backend = createBackend();\n  ${line}\n  backend.start();\n} else {\n  backend = createOtherBackend();\n  ${line}\n  backend.start();\n}`,
    ],
    [
      `switch (a) {\n  case 1: {\n    ${CREATE}    backend.start();\n    break;\n  }\n  default: {\n    ${CREATE}    backend.start();\n  }\n}`,
      `switch (a) {\n  case 1: {\n    ${CREATE}    ${line}\n    backend.start();\n    break;\n  }\n  default: {\n    ${CREATE}    ${line}\n    backend.start();\n  }\n}`,
    ],
    // Whoever calls it has the backend.
    [
      'export function run(backend: Backend) {\n  backend.start();\n}',
      `export function run(backend: Backend) {\n  ${line}\n  backend.start();\n}`,
    ],
    [
      `import { backend } from './backend';\nbackend.start();`,
      `import { backend } from './backend';\n${line}\nbackend.start();`,
    ],
    // A backend that starts where it is created.
    ['createBackend().start();', `${CREATE}${line}\nbackend.start();`],
    [
      'void (await createBackend({ a })).start();',
      `const backend = await createBackend({ a });\n${line}\nvoid backend.start();`,
    ],
    [
      "createAcmeBackend().add(import('a')).start();",
      `createAcmeBackend().add(import('a')).add(import('${name}')).start();`,
    ],
  ])('%j', (before, after) => {
    expect(addToBackend(before, name)).toBe(after);
    expect(adding(after)).toBe('added');
  });
});

it.each([
  '',
  '// backend.start();',
  '/* backend.start(); */',
  'const text = `\n/* backend.start() */`;',
  'const server = createServer();\nserver.start();',
  '<<<<<<< HEAD\nbackend.start();',
  // Two backends.
  'const a = createBackend();\nconst b = createBackend();\na.start();\nb.start();',
  'createBackend().start();\ncreateBackend().start();',
  // There is no statement in which it is certain that the backend is there.
  'export const run = (backend: Backend) => backend.start();',
  'const run = () => backend.start();\nconst backend = createBackend();\nrun();',
  'backend.start();\nconst backend = createBackend();',
  'let backend = one();\nif (a) {\n  backend = createBackend();\n  backend.start();\n} else backend.start();',
  'if (main) createBackend().start();',
  'const run = () => createBackend().start();',
  'main && createBackend().start();',
  "import backend from 'x';\ncreateBackend().start();",
])('shows no place in %j', text => {
  expect(addToBackend(text, name)).toBeUndefined();
});
