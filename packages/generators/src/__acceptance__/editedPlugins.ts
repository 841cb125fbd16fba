// Changes plugins that people have edited: an edit a plugin, and every command after
// it, one after the other. Each command either merges or refuses and leaves every byte
// as it was; what comes of it all typechecks, lints and passes its tests. Prints a line
// for each edit, and the share that merges.
//
//   node packages/generators/src/__acceptance__/editedPlugins.ts [--only-merge] [--keep]
//
// --only-merge leaves out what takes minutes: types, lint and tests of the plugins. All
// edits are then made to one plugin, which is rendered anew each time.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { customGenerator } from '../commands/custom.ts';
import { fieldGenerator } from '../commands/field.ts';
import { integrationGenerator } from '../commands/integration.ts';
import { linkGenerator } from '../commands/link.ts';
import { resourceGenerator } from '../commands/resource.ts';
import { subscriptionGenerator } from '../commands/subscription.ts';
import { taskGenerator } from '../commands/task.ts';
import { undoGenerator } from '../commands/undo.ts';
import { webhookGenerator } from '../commands/webhook.ts';
import { GeneratorError } from '../errors.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { applyPlan } from '../plan/apply.ts';
import type { Plan } from '../plan/plan.ts';
import type { Repository } from '../workspace/repository.ts';
import { compositionEdits } from './compositionEdits.ts';
import type { Edit } from './edit.ts';
import { openWithMemory } from './openWithMemory.ts';
import { otherEdits } from './otherEdits.ts';
import { resourceEdits } from './resourceEdits.ts';
import { wiringEdits } from './wiringEdits.ts';
import { Workspace } from './workspace.ts';

type Command = (repository: Repository, plugin: string) => Promise<Plan>;

const resource = 'incident';

const commands: Record<string, Command> = {
  resource: (repository, plugin) =>
    resourceGenerator.plan(repository, {
      plugin,
      name: 'vessel',
      fields: 'title:string imo:integer?:unique',
    }),
  'field --add': (repository, plugin) =>
    fieldGenerator.plan(repository, {
      plugin,
      resource,
      add: 'priority:integer=3:index escalatedAt:datetime?',
    }),
  'field --rename': (repository, plugin) =>
    fieldGenerator.plan(repository, {
      plugin,
      resource,
      rename: 'title:headline',
    }),
  'field --change': (repository, plugin) =>
    fieldGenerator.plan(repository, {
      plugin,
      resource,
      change:
        'severity:enum(low,high,top)=low:index reference:string?:index priority:bigint=3:index',
    }),
  'field --remove': (repository, plugin) =>
    fieldGenerator.plan(repository, { plugin, resource, remove: 'summary' }),
  custom: (repository, plugin) =>
    customGenerator.plan(repository, {
      plugin,
      name: 'roster',
      services: 'cache,catalog',
      router: true,
    }),
  task: (repository, plugin) =>
    taskGenerator.plan(repository, {
      plugin,
      name: 'nightlyImport',
      schedule: '0 3 * * *',
      timeout: 'PT10M',
      services: 'knex,urlReader',
    }),
  subscription: (repository, plugin) =>
    subscriptionGenerator.plan(repository, {
      plugin,
      name: 'itemLost',
      topic: 'items.lost',
      services: 'notifications',
    }),
  webhook: (repository, plugin) =>
    webhookGenerator.plan(repository, {
      plugin,
      name: 'ci',
      preset: 'github',
      services: 'knex',
    }),
  integration: (repository, plugin) =>
    integrationGenerator.plan(repository, {
      plugin,
      name: 'pager',
      perEntity: 'example.com/team',
    }),
  link: (repository, plugin) =>
    linkGenerator.plan(repository, { plugin, between: 'incident,comment' }),
  'undo of a link': (repository, plugin) =>
    undoGenerator.plan(repository, {
      plugin,
      entry: 'link/incidentComments',
    }),
  'undo of a field': (repository, plugin) =>
    undoGenerator.plan(repository, {
      plugin,
      entry: 'field/incident/escalatedAt',
    }),
  'undo of a resource': (repository, plugin) =>
    undoGenerator.plan(repository, { plugin, entry: 'resource/comment' }),
  'undo of a task': (repository, plugin) =>
    undoGenerator.plan(repository, { plugin, entry: 'task/nightlyImport' }),
};

// Some edits are about a service of the plugin's own.
const blueprint = (pluginId: string, composes: boolean): Blueprint => ({
  kitVersion: KIT_VERSION,
  package: { name: `@internal/plugin-${pluginId}-backend` },
  pluginId,
  resources: [
    {
      name: 'incident',
      plural: 'incidents',
      addedAt: '2026-01-01T00:00:00Z',
      fields: [
        'title:string',
        'severity:enum(low,high):index',
        'summary:text?',
        'reference:string?:unique',
      ],
    },
    {
      name: 'comment',
      plural: 'comments',
      addedAt: '2026-01-01T00:00:01Z',
      fields: ['body:text'],
    },
  ],
  ...(composes && {
    features: [{ feature: 'custom', name: 'notices', services: ['cache'] }],
  }),
});

const isOnlyMerge = process.argv.includes('--only-merge');
const workspace = await Workspace.create();
const edits = [
  ...wiringEdits,
  ...compositionEdits,
  ...resourceEdits,
  ...otherEdits,
].map((edit, index) => ({ edit, id: `edited-${isOnlyMerge ? 0 : index}` }));

function makeEdit({ path, edit, also = [] }: Edit, folder: string): void {
  const file = join(workspace.root, folder, path);
  const edited = edit(existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (edited === undefined) {
    rmSync(file);
  } else {
    writeFileSync(file, edited);
  }
  also.forEach(other => makeEdit(other, folder));
}

async function merges(command: Command, id: string): Promise<boolean> {
  const folder = `plugins/${id}-backend`;
  const before = await workspace.hash(folder);
  try {
    applyPlan(await command(await openWithMemory(workspace.root), id));
    return true;
  } catch (error) {
    if (
      !(error instanceof GeneratorError) ||
      (await workspace.hash(folder)) !== before
    ) {
      throw error;
    }
    return false;
  }
}

const total = { all: 0, merged: 0, apart: 0, apartMerged: 0 };
for (const { edit, id } of edits) {
  await workspace.render([blueprint(id, compositionEdits.includes(edit))]);
  makeEdit(edit, `plugins/${id}-backend`);
  const refused: string[] = [];
  for (const [name, command] of Object.entries(commands)) {
    const isMerged = await merges(command, id);
    const isApart = !edit.sameLines?.includes(name);
    total.all += 1;
    total.merged += isMerged ? 1 : 0;
    total.apart += isApart ? 1 : 0;
    total.apartMerged += isApart && isMerged ? 1 : 0;
    if (!isMerged) {
      refused.push(isApart ? name : `${name} (the same lines)`);
    }
  }
  const verdict = refused.length > 0 ? `refused by ${refused.join(', ')}` : '';
  console.log(`${edit.name}: ${verdict || 'merges with every command'}`);
}
const share = Math.round((100 * total.apartMerged) / total.apart);
console.log(
  `${edits.length} edits, ${Object.keys(commands).length} commands: ${total.merged} of ${total.all} merge; apart from the lines of the command ${total.apartMerged} of ${total.apart}, ${share} %`,
);

const checks: [string, string[]][] = [
  ['tsc', ['tsc', '--pretty', 'false']],
  ['eslint', ['backstage-cli', 'repo', 'lint']],
  [
    'jest',
    [
      'backstage-cli',
      'repo',
      'test',
      '--watch=false',
      '--testTimeout=60000',
      '--testPathIgnorePatterns=replicas',
    ],
  ],
];
let passed = edits.length;
let failed = 0;
if (share < 90) {
  console.log('✗ fewer than 90 % merge');
  failed += 1;
}
for (const [name, [program, ...args]] of isOnlyMerge ? [] : checks) {
  try {
    await workspace.runBin(program, ...args);
    console.log(`✓ ${name} over what came of it`);
    passed += 1;
  } catch (error) {
    console.log(`✗ ${name}: ${(error as Error).message}`);
    failed += 1;
    break;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
