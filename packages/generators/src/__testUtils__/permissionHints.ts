import { D } from './hintCases.ts';
import { locked } from './placeSteps.ts';
import { write, type Consequence } from './steps.ts';

const PERMISSION = `permission ${D}`;
const NODE = '@backstage/plugin-permission-node';
const ALLOW = `${PERMISSION} --resource product`;
const WITH = /(?:with|as in): (.+)$/;

/** Commands about permissions, the hint of each, and what that leads on to. */
export const permissionConsequences: Consequence[] = [
  [PERMISSION, WITH, ([command]) => [command]],
  [
    `${PERMISSION} --custom rota`,
    /it has (\w+)/,
    ([there]) => [
      `undo ${D} --entry custom/${there}`,
      `custom ${D} --name ${there} --router`,
      `${PERMISSION} --custom ${there}`,
    ],
  ],
  [
    `${PERMISSION} --custom roster`,
    WITH,
    ([undo]) => [
      undo,
      `custom ${D} --name roster --router`,
      `${PERMISSION} --custom roster`,
    ],
  ],
  [
    `${PERMISSION} --integration registry`,
    WITH,
    ([undo]) => [
      undo,
      `integration ${D} --name registry --per-entity example.com/registry`,
      `${PERMISSION} --integration registry`,
    ],
  ],
  [
    `${PERMISSION} --webhook ci`,
    WITH,
    ([command]) => [`${command} --preset github`, `${PERMISSION} --webhook ci`],
  ],
  [
    `undo ${D} --entry webhook/ci`,
    WITH,
    ([undo]) => [undo, `undo ${D} --entry webhook/ci`],
    [`webhook ${D} --name ci --preset github`, `${PERMISSION} --webhook ci`],
  ],
  [
    `${ALLOW} --owned-by title`,
    WITH,
    ([field]) => [field, `${ALLOW} --owned-by service`],
  ],
  [
    `${ALLOW} --rules notes`,
    /these are: (\w+)/,
    ([field]) => [`${ALLOW} --rules ${field}`],
  ],
  [
    `${ALLOW} --rules rank`,
    WITH,
    ([undo]) => [undo, `${ALLOW} --rules rank`],
    [ALLOW],
  ],
  [
    ALLOW,
    /with: (yarn backstage-cli versions:bump)$/,
    () => [write('yarn.lock', locked(NODE, '0.11.3')), ALLOW],
    [write('yarn.lock', locked(NODE, '0.10.1'))],
  ],
];
