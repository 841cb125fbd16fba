import { D } from './hintCases.ts';
import { remove, write, type Consequence } from './steps.ts';
import type { TestRepository } from './TestRepository.ts';

const INDEX = 'packages/backend/src/index.ts';
const MANIFEST = 'packages/backend/package.json';
const CREATE = 'const backend = createBackend();\n';
const ADD_OTHER = "backend.add(import('@internal/plugin-other-backend'));\n";
/** A lockfile with one package. */
export const locked = (name: string, version: string) =>
  `__metadata:\n  version: 8\n\n"${name}@npm:^${version}":\n  version: ${version}\n`;

const API = '@backstage/backend-plugin-api';

const second = (repository: TestRepository) =>
  repository.write({
    'packages/server/package.json':
      '{ "name": "server", "backstage": { "role": "backend" } }',
  });

/** What leads on, where the repository is not as it has to be. */
export const placeSteps: Consequence[] = [
  [
    'plugin --id other',
    /again:\n {2}(.+)$/,
    ([line]) => [write(INDEX, line), 'plugin --id other'],
    [write(INDEX, '')],
  ],
  [
    'plugin --id other',
    /yours with (.+) in its package.json/,
    ([keys]) => [write(MANIFEST, `{${keys}}`), 'plugin --id other'],
    [write(MANIFEST, '{}')],
  ],
  [
    'plugin --id other --backend nope',
    /with: (.+)$/,
    ([command]) => [command],
    [second],
  ],
  ['plugin --id other', /with: (.+)$/, ([command]) => [command], [second]],
  [
    'plugin --id other',
    /move that line to (where)/,
    () => [
      write(INDEX, `${CREATE}${ADD_OTHER}backend.start();`),
      'plugin --id other',
    ],
    [write(INDEX, `${ADD_OTHER}${CREATE}backend.start();`)],
  ],
  [
    'plugin --id other',
    /(move) it there first/,
    () => [write(INDEX, `${CREATE}backend.start();`), 'plugin --id other'],
    [
      write(
        INDEX,
        "import { createServiceBuilder } from '@backstage/backend-common';\nawait createServiceBuilder(module).start();",
      ),
    ],
  ],
  [
    'plugin --id other',
    /(add) "plugins\/\*" to them/,
    () => [
      write('package.json', '{"workspaces":["packages/backend","plugins/*"]}'),
      'plugin --id other',
    ],
    [write('package.json', '{"workspaces":["packages/backend"]}')],
  ],
  ...[
    ['package-lock.json', '{}'],
    ['yarn.lock', '# yarn lockfile v1\n'],
  ].map(([lockfile, text]): Consequence => [
    'plugin --id other',
    /with: (yarn set version stable)$/,
    () => [remove(lockfile), 'plugin --id other'],
    [write(lockfile, text)],
  ]),
  [
    `custom ${D} --name late --services rootInstanceMetadata`,
    /with: (yarn backstage-cli versions:bump)$/,
    () => [
      write('yarn.lock', locked(API, '1.5.0')),
      `custom ${D} --name late --services rootInstanceMetadata`,
    ],
    [write('yarn.lock', locked(API, '1.4.1'))],
  ],
];
