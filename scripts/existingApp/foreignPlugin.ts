import { deepEqual, doesNotMatch, ok } from 'node:assert/strict';
import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clone } from '../endToEnd/clone.ts';
import { judge, type Standard } from '../packages/judge.ts';
import type { Archive } from '../registry/pack.ts';
import type { Registry } from '../registry/registry.ts';
import type { Step } from '../runSteps.ts';
import { olderPlugin } from '../update/steps.ts';

const VERSION = '1.4.0';

/**
 * The packages, with what attw and publint find in all packages of Backstage that have
 * such a role, since its `build` and `prepack` write them so.
 */
const STANDARDS: Record<string, Standard['except']> = {
  // `module` is for bundlers, and the package has no `type`.
  common: { publint: ['FILE_INVALID_FORMAT'] },
  // `types` come after `require`.
  node: {
    attw: ['fallback-condition'],
    publint: ['EXPORTS_TYPES_SHOULD_BE_FIRST', 'TYPES_NOT_EXPORTED'],
  },
  // The default export is the feature, which `backend.add` finds.
  backend: {
    attw: ['cjs-only-exports-default'],
    publint: ['CJS_WITH_ESMODULE_DEFAULT_EXPORT'],
  },
};
const ROLES = Object.keys(STANDARDS);
const folderOf = (role: string) => `plugins/shipping-${role}`;
/** What another company calls its packages. */
export const nameOf = (role: string) =>
  `@acme/backstage-plugin-shipping-${role}`;

const PLUGIN = ['--plugin', 'shipping'];
const RESOURCE = [...PLUGIN, '--resource', 'parcel'];
const COMMANDS = [
  ['plugin', '--id', 'shipping'],
  ['resource', ...PLUGIN, '--name', 'parcel', '--fields', 'title:string'],
  ['permission', ...RESOURCE],
  ['client', ...RESOURCE],
];

/**
 * Makes a plugin with the packages beside it as another company would, and brings it
 * into the app by name, from the registry alone.
 */
export function bringForeignPlugin(app: Clone, registry: Registry): Step[] {
  let archives: Archive[];
  return [
    [
      'a plugin is packed with its common and node packages, clean for attw and publint',
      async () => {
        await makePlugin(app);
        archives = await pack(app);
        await Promise.all(
          ROLES.map((role, at) =>
            judge(archives[at], { except: STANDARDS[role] }),
          ),
        );
      },
    ],
    [
      'a registry takes them, and the app installs them by name',
      async () => {
        await registry.publish(archives);
        leaveToRegistry(app.folder);
        await app.succeed(['yarn', 'install']);
        for (const role of ROLES) {
          const installed = join(app.folder, 'node_modules', nameOf(role));
          ok(!lstatSync(installed).isSymbolicLink(), `${installed} is a link`);
        }
      },
    ],
  ];
}

// One install for all of it: what each command prints is applied, as git takes it.
async function makePlugin({ folder, succeed }: Clone): Promise<void> {
  const manifest = join(folder, 'package.json');
  const original = readFileSync(manifest, 'utf8');
  editFile(manifest, text => {
    const content = JSON.parse(text);
    Object.assign(content.backstage.cli.new.globals, {
      namePrefix: '@acme/',
      version: VERSION,
      private: false,
    });
    return `${JSON.stringify(content, null, 2)}\n`;
  });
  for (const command of COMMANDS) {
    const words = ['yarn', 'stagecraft', ...command].join(' ');
    await succeed([
      ...['bash', '-o', 'pipefail', '-c'],
      `${words} --dry-run | git apply --whitespace=nowarn`,
    ]);
  }
  writeFileSync(manifest, original);
  await succeed(['yarn', 'install']);
}

async function pack({ folder, succeed }: Clone): Promise<Archive[]> {
  const config = 'tsconfig.shipping.json';
  writeFileSync(
    join(folder, config),
    JSON.stringify({
      extends: './tsconfig.json',
      include: ['plugins/shipping-*/src'],
    }),
  );
  await succeed(['yarn', 'tsc', '--project', config]);
  rmSync(join(folder, config));
  return Promise.all(
    ROLES.map(async (role): Promise<Archive> => {
      const name = nameOf(role);
      const file = join(folder, '..', `${role}.tgz`);
      await succeed(['yarn', 'workspace', name, 'build']);
      await succeed(['yarn', 'workspace', name, 'pack', '--out', file]);
      const paths = await succeed(['tar', '-tzf', file]);
      const rooms = paths.match(/^package\/(?:[^/\n]+$|[^/\n]+(?=\/))/gm);
      deepEqual(
        [...new Set(rooms)].map(room => room.replace('package/', '')).sort(),
        [
          ...['README.md', 'dist'],
          ...(role === 'backend' ? ['migrations'] : []),
          'package.json',
        ],
      );
      const manifest = ['tar', '-xzOf', file, 'package/package.json'];
      doesNotMatch(await succeed(manifest), /workspace:|"src\//);
      return { name, version: VERSION, file };
    }),
  );
}

// Nothing of it is in the repository any more but what those write who use it.
function leaveToRegistry(folder: string): void {
  ROLES.forEach(role =>
    rmSync(join(folder, folderOf(role)), { recursive: true }),
  );
  const range = `^${VERSION}`;
  const depend = (place: string, role: string) =>
    editFile(join(folder, place, 'package.json'), text => {
      const content = JSON.parse(text);
      content.dependencies[nameOf(role)] = range;
      return `${JSON.stringify(content, null, 2)}\n`;
    });
  depend('packages/backend', 'backend');
  depend(`plugins/${olderPlugin}-backend`, 'node');
  depend('packages/app', 'common');
  writeFileSync(
    join(folder, 'packages/app/src/parcels.ts'),
    `import {
  parcelReadPermission,
  type Parcel,
  type ParcelPage,
} from '${nameOf('common')}';

/** What is decided before a page shows parcels. */
export const permission = parcelReadPermission.name;

export function titlesOf({ items }: ParcelPage): string[] {
  return items.map(({ title }) => title);
}

// @ts-expect-error Without types it would have any field.
export const colourOf = (parcel: Parcel) => parcel.colour;
`,
  );
}

/** Changes a file that is there. */
export function editFile(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
