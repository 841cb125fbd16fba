import { addDependency, addToBackend } from './backend.ts';

const name = '@internal/plugin-incidents-backend';
const line = `backend.add(import('${name}'));`;
const path = 'packages/backend/src/index.ts';
const add = (text: string) => addToBackend(text, name, path);

describe('addToBackend', () => {
  it.each([
    ['backend.start();\n', `${line}\nbackend.start();\n`],
    ['\tawait backend.start();', `\t${line}\n\tawait backend.start();`],
    ['  return backend.start();', `  ${line}\n  return backend.start();`],
    ['void backend.start();', `${line}\nvoid backend.start();`],
    ['backend\n  .start();', `${line}\nbackend\n  .start();`],
    ['a();\r\nbackend.start();\r\n', `a();\r\n${line}\r\nbackend.start();\r\n`],
    [
      "// backend.start();\nconst url = 'http://x';\nbackend.start();",
      `// backend.start();\nconst url = 'http://x';\n${line}\nbackend.start();`,
    ],
    [
      '/*\nbackend.start();\n*/\nbackend.start();',
      `/*\nbackend.start();\n*/\n${line}\nbackend.start();`,
    ],
    [
      "const glob = '/*';\nbackend.start();\nconst end = '*/';",
      `const glob = '/*';\n${line}\nbackend.start();\nconst end = '*/';`,
    ],
    [
      "const quote = /'/;\nbackend.start(); // don't",
      `const quote = /'/;\n${line}\nbackend.start(); // don't`,
    ],
    [
      `// ${line}\n/*\n${line}\n*/\nbackend.start();`,
      `// ${line}\n/*\n${line}\n*/\n${line}\nbackend.start();`,
    ],
    [
      `backend.add(import('${name}/alpha'));\nbackend.start();`,
      `backend.add(import('${name}/alpha'));\n${line}\nbackend.start();`,
    ],
  ])('adds a line to %j, once', (before, after) => {
    expect(add(before)).toBe(after);
    expect(add(after)).toBe(after);
  });

  it.each([
    line,
    `  backend.add(import("${name}"))`,
    `backend.add(\n  import('${name}'),\n);`,
    `backend.add(import(\n  '${name}',\n));`,
    `backend\n  .add(import('${name}'));`,
    `/* first */ a();\nbackend.add(/* it */ import('${name}'));`,
  ])('finds what is there: %j', there => {
    const text = `${there}\nbackend.start();\n`;
    expect(add(text)).toBe(text);
  });

  it.each([
    '',
    'const app = createBackend();\napp.start();',
    '// backend.start();',
    '/* backend.start(); */',
    'myBackend.start();',
    'const start = `\n/* backend.start() */`;',
  ])('refuses %j, with the line to paste', text => {
    expect(() => add(text)).toThrow(
      `found no backend.start() in ${path}; add this line where your plugins are added, and run the command again:\n  ${line}`,
    );
  });
});

describe('addDependency', () => {
  const set = (text: string) =>
    addDependency(text, '@internal/b', 'workspace:^', 'package.json');

  it.each([
    [
      '{\n  "dependencies": {\n    "@internal/a": "1",\n    "zod": "4"\n  }\n}\n',
      '{\n  "dependencies": {\n    "@internal/a": "1",\n    "@internal/b": "workspace:^",\n    "zod": "4"\n  }\n}\n',
    ],
    [
      '{\n  "name": "x",\n  "dependencies": {}\n}',
      '{\n  "name": "x",\n  "dependencies": {\n    "@internal/b": "workspace:^"\n  }\n}',
    ],
    [
      '{\r\n\t"name": "x"\r\n}\r\n',
      '{\r\n\t"name": "x",\r\n\t"dependencies": {\r\n\t\t"@internal/b": "workspace:^"\r\n\t}\r\n}\r\n',
    ],
    [
      '{\n    "dependencies": {\n        "@a/z": "1"\n    },\n    "files": []\n}',
      '{\n    "dependencies": {\n        "@a/z": "1",\n        "@internal/b": "workspace:^"\n    },\n    "files": []\n}',
    ],
  ])('adds it to %j, once', (before, after) => {
    expect(set(before)).toBe(after);
    expect(set(after)).toBe(after);
  });

  it('leaves a range that is there', () => {
    const text = '{ "dependencies": { "@internal/b": "^1.0.0" } }';
    expect(set(text)).toBe(text);
  });

  it('refuses what is not JSON', () => {
    expect(() => set('{')).toThrow('package.json is not JSON: ');
  });
});
