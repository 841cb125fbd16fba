import { D } from './hintCases.ts';
import { remove, write, type Consequence, type Step } from './steps.ts';
import type { TestRepository } from './TestRepository.ts';

const COMMON = 'plugins/deployments-common';
const CLIENT = `client ${D} --resource product`;
const UNDO = `undo ${D} --entry client/product`;
const FIELD = `field ${D} --resource product --add flag:boolean?`;
const MINE = 'plugins/deployments-backend/src/mine.ts';
const APP = 'packages/app/package.json';

/** Makes two packages out of one, neither of which has its name. */
function split(repository: TestRepository): void {
  const path = `${COMMON}/package.json`;
  for (const one of ['one', 'other']) {
    const text = repository
      .read(path)
      .replace(/"name": "[^"]+"/, `"name": "${one}"`);
    repository.write({ [`plugins/${one}/package.json`]: text });
  }
  repository.delete(path);
}

const withoutId =
  (path: string): Step =>
  repository =>
    repository.write({
      [path]: repository.read(path).replace(/"pluginId": "[^"]+",/, ''),
    });

/** Commands about packages beside a plugin's own, and what each hint leads on to. */
export const siblingConsequences: Consequence[] = [
  [
    `undo ${D} --entry resource/product`,
    /with: (.+)$/,
    ([undo]) => [undo],
    [CLIENT],
  ],
  [
    UNDO,
    / and (\S+) is your code; move it/,
    ([path]) => [remove(path), UNDO],
    [CLIENT, write(`${COMMON}/src/mine.ts`, 'export {};\n')],
  ],
  [
    UNDO,
    / and (\S+) depends on \S+; take that out/,
    ([folder]) => [write(`${folder}/package.json`, '{}'), UNDO],
    [
      CLIENT,
      repository => {
        const { name } = JSON.parse(repository.read(`${COMMON}/package.json`));
        const dependencies = { [name]: 'workspace:^' };
        repository.write({ [APP]: JSON.stringify({ dependencies }) });
      },
    ],
  ],
  [
    UNDO,
    / and (\S+) imports \S+; take that out/,
    ([path]) => [write(path, 'export {};\n'), UNDO],
    [
      CLIENT,
      repository => {
        const { name } = JSON.parse(repository.read(`${COMMON}/package.json`));
        repository.write({ [MINE]: `export * from '${name}';\n` });
      },
    ],
  ],
  [
    FIELD,
    / and (\S+) could each be/,
    ([folder]) => [withoutId(`${folder}/package.json`), FIELD],
    [CLIENT, split],
  ],
];
