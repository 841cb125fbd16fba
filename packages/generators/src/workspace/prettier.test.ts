import { TestRepository } from '../__testUtils__/TestRepository.ts';

const workspaces = ['packages/*'];

it('formats by the settings of the repository, for each file', async () => {
  const { format } = await new TestRepository({
    'package.json': JSON.stringify({
      workspaces,
      prettier: {
        singleQuote: true,
        overrides: [
          { files: '*.md', options: { printWidth: 9, proseWrap: 'always' } },
        ],
      },
    }),
    '.editorconfig':
      'root = true\n[*]\nindent_style = tab\n[*.json]\nindent_size = 3\nindent_style = space\n',
  }).open();

  expect(await format('src/a.ts', 'if (a) { b("x") }')).toBe(
    "if (a) {\n\tb('x');\n}\n",
  );
  expect(await format('README.md', 'one two three')).toBe('one two\nthree\n');
  expect(await format('a/b.json', '{\n"a": 1 }')).toBe('{\n   "a": 1\n}\n');
});

it("uses the repository's own Prettier, which may be version 2", async () => {
  const { format } = await new TestRepository({
    'package.json': JSON.stringify({ workspaces }),
    'node_modules/prettier/package.json': '{"name":"prettier"}',
    // Version 2 is CommonJS, and formats without a promise.
    'node_modules/prettier/index.js':
      'exports.resolveConfig = async () => ({ mark: "2" });\nexports.format = (text, { mark, filepath }) => `${mark} ${filepath} ${text}`;\n',
  }).open();

  expect(await format('src/a.ts', 'x')).toBe('2 src/a.ts x');
});

it('formats what only the parser of TypeScript reads', async () => {
  const { format } = await TestRepository.backstage().open();

  expect(await format('a.ts', 'type Pair = [one?: string, two]')).toBe(
    'type Pair = [one?: string, two];\n',
  );
});

it('has plugins of the repository read TypeScript with the parser they are for', async () => {
  const { format } = await new TestRepository({
    'package.json': JSON.stringify({ workspaces }),
    '.prettierrc.json': '{ "plugins": ["./shout.mjs"] }',
    // As those do that sort imports.
    'shout.mjs': `import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(import.meta.filename)});
const { typescript } = require('prettier/plugins/typescript').parsers;
export default {
  parsers: {
    typescript: { ...typescript, preprocess: text => text.toUpperCase() },
  },
};
`,
  }).open();

  expect(await format('a.ts', 'a')).toBe('A;\n');
  expect(await format('a.md', '```ts\na\n```')).toBe('```ts\nA;\n```\n');
});

it('refuses settings that cannot be read', async () => {
  const repository = new TestRepository({
    'package.json': JSON.stringify({ workspaces }),
    '.prettierrc': '{ "tabWidth": ',
  });
  await expect(repository.open()).rejects.toThrow(
    'cannot read the settings of Prettier: ',
  );
});

it('rejects what does not parse', async () => {
  const { format } = await TestRepository.backstage().open();
  await expect(format('a.ts', 'const const')).rejects.toThrow();
});
