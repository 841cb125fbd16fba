import { findWiring } from './wiring.ts';

const name = '@internal/plugin-deployments-backend';
const add = `backend.add(import('${name}'));`;
const index = (...lines: string[]) =>
  ['const backend = createBackend();', ...lines, 'backend.start();'].join('\n');

describe('findWiring', () => {
  it.each([
    index(add),
    index(`backend.add(\n  import('${name}'),\n);`),
    index(`backend.add(import("${name}"))`),
    index(`const url = 'https://example.com'; ${add} // that's it`),
    `const app = createBackend();\napp.add(import('${name}'));\nvoid app.start();`,
    `// calls backend.start() below\n${index(add)}`,
    `export function register(backend: Backend) {\n  ${add}\n}`,
  ])('is wired: %s', text => {
    expect(findWiring(text, name)).toBe('wired');
  });

  it.each([
    '',
    index(),
    index(`// ${add}`),
    index(`/*\n * ${add}\n */`),
    index(`backend.add(import('${name}/alpha'));`),
    index(`backend.add(import('${name}-module-x'));`),
    index(`import('${name}');`),
    index(`backend.add(import('@internal/plugin-deploymentsXbackend'));`),
  ])('is missing: %s', text => {
    expect(findWiring(text, name)).toBe('missing');
  });

  it.each([
    `${add}\n${index()}`,
    `${index()}\n${add}`,
    // Upstream puts the line before the first backend.start, in a comment too.
    `import { createBackend } from 'x';\n${add}\n// backend.start comes last\n${index()}`,
  ])('is misplaced: %s', text => {
    expect(findWiring(text, name)).toBe('misplaced');
  });

  it('takes the name literally', () => {
    expect(findWiring(index(`backend.add(import('axb'));`), 'a.b')).toBe(
      'missing',
    );
  });
});
