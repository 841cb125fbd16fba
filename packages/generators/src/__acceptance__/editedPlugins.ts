// Changes plugins that people have edited: each edit under each command either merges,
// to a plugin that typechecks, lints and passes its tests, or refuses and leaves every
// byte as it was. Prints a line for each, and the share that merges.
//
//   node packages/generators/src/__acceptance__/editedPlugins.ts [--keep]
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { resourceGenerator } from '../commands/resource.ts';
import { undoGenerator } from '../commands/undo.ts';
import { GeneratorError } from '../errors.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { applyPlan } from '../plan/apply.ts';
import type { Plan } from '../plan/plan.ts';
import { openRepository, type Repository } from '../workspace/repository.ts';
import type { Edit } from './edit.ts';
import { otherEdits } from './otherEdits.ts';
import { wiringEdits } from './wiringEdits.ts';
import { Workspace } from './workspace.ts';

type Command = (repository: Repository, plugin: string) => Promise<Plan>;

const commands: Record<string, Command> = {
  resource: (repository, plugin) =>
    resourceGenerator.plan(repository, {
      plugin,
      name: 'vessel',
      fields: 'title:string imo:integer?:unique',
    }),
  undo: (repository, plugin) =>
    undoGenerator.plan(repository, { plugin, entry: 'resource/comment' }),
};

const blueprint = (pluginId: string): Blueprint => ({
  kitVersion: KIT_VERSION,
  package: { name: `@internal/plugin-${pluginId}-backend` },
  pluginId,
  resources: [
    {
      name: 'incident',
      plural: 'incidents',
      addedAt: '2026-01-01T00:00:00Z',
      fields: ['title:string', 'severity:enum(low,high):index'],
    },
    {
      name: 'comment',
      plural: 'comments',
      addedAt: '2026-01-01T00:00:01Z',
      fields: ['body:text'],
    },
  ],
});

const workspace = await Workspace.create();
const cases = [...wiringEdits, ...otherEdits].flatMap((edit, index) =>
  Object.keys(commands).map(command => ({
    edit,
    command,
    id: `edited-${index}-${command}`,
  })),
);
await workspace.render(cases.map(({ id }) => blueprint(id)));

function makeEdit({ path, edit }: Edit, folder: string): void {
  const file = join(workspace.root, folder, path);
  const edited = edit(readFileSync(file, 'utf8'));
  if (edited === undefined) {
    rmSync(file);
  } else {
    writeFileSync(file, edited);
  }
}

const merged: string[] = [];
let apart = 0;
let apartMerged = 0;
for (const { edit, command, id } of cases) {
  const folder = `plugins/${id}-backend`;
  makeEdit(edit, folder);
  const before = await workspace.hash(folder);
  apart += edit.sameLines ? 0 : 1;
  try {
    applyPlan(
      await commands[command](await openRepository(workspace.root), id),
    );
    merged.push(id);
    apartMerged += edit.sameLines ? 0 : 1;
    console.log(`merges   ${command}: ${edit.name}`);
  } catch (error) {
    if (
      !(error instanceof GeneratorError) ||
      (await workspace.hash(folder)) !== before
    ) {
      throw error;
    }
    console.log(`refuses  ${command}: ${edit.name}`);
    rmSync(join(workspace.root, folder), { recursive: true });
  }
}
const share = Math.round((100 * apartMerged) / apart);
console.log(
  `${merged.length} of ${cases.length} merge; of those apart from the kit's lines ${apartMerged} of ${apart}, ${share} %`,
);

const checks: [string, string[]][] = [
  ['tsc', ['tsc']],
  ['eslint', ['backstage-cli', 'repo', 'lint']],
  [
    'jest',
    [
      'backstage-cli',
      'repo',
      'test',
      '--watch=false',
      'plugin.test',
      'routes.test',
    ],
  ],
];
for (const [name, [program, ...args]] of checks) {
  try {
    await workspace.runBin(program, ...args);
    console.log(`✓ ${name} over what merged`);
  } catch (error) {
    console.log(`✗ ${name}: ${(error as Error).message}`);
    process.exitCode = 1;
    break;
  }
}
if (share < 80) {
  console.log('✗ fewer than 80 % merge');
  process.exitCode = 1;
}
