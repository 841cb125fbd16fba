import { addDependency } from './addDependency.ts';

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
