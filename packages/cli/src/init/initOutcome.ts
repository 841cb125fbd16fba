import type { InitPlan } from '@stagecraft/generators';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../generate/Outcome.ts';
import { Failure } from '../lib/Failure.ts';
import { install } from '../lib/install.ts';
import { describeProblems } from '../lib/problems.ts';
import { formatRows, type Row } from '../lib/rows.ts';
import { chooseTarget } from '../new/wire.ts';

const KIT = '@stagecraft/cli';

/** Of `init`. */
export const initOutcome: Outcome<InitPlan> = {
  folders: () => [],
  notes: ({ hasGit }) =>
    hasGit
      ? ''
      : 'There is no git here, so nobody can tell which migrations were committed; make a repository with: git init\n',
  unchanged: ({ isUndo }) =>
    isUndo
      ? 'Nothing is left here of what init wrote; nothing was changed'
      : 'This repository has the kit already; nothing was changed',
  install: installKit,
  next: plan =>
    plan.isUndo
      ? 'The kit is taken out again; plugins that it made stay as they are'
      : `This repository has the kit\n${nextSteps(plan)}`,
};

/** Installs what `init` wrote into package.json, or what is left without it. */
async function installKit({ root, changes, isUndo }: InitPlan): Promise<void> {
  const isThere = () => existsSync(join(root, 'node_modules', KIT));
  if (changes.length === 0 && (isUndo || isThere())) return;

  const problems = await install(
    root,
    [],
    isUndo ? `${KIT} goes` : `${KIT} is there`,
  );
  if (problems.length === 0 && !isUndo && !isThere()) {
    problems.push({
      reason: `node_modules/${KIT} is not there`,
      next: 'yarn install',
    });
  }
  if (problems.length > 0) {
    throw new Failure(
      describeProblems(
        'package.json is written, but it is not installed',
        problems,
      ),
    );
  }
}

function nextSteps({
  scripts,
  hasPlopfile,
  pluginId,
  backends,
}: InitPlan): string {
  const stagecraft = 'yarn backstage-cli stagecraft';
  const create = scripts.new?.startsWith('backstage-cli new')
    ? 'yarn new'
    : 'yarn backstage-cli new';
  const [{ name }, ...others] = backends;
  const flags = `--id ${pluginId}${others.length > 0 ? ` --backend ${name}` : ''}`;
  const rows: (Row | false)[] = [
    ['Make', `${stagecraft} plugin ${flags}`],
    // Upstream asks for no backend.
    chooseTarget(backends) !== undefined && [
      '',
      `${create} --select backend-plugin --option pluginId=${pluginId}`,
    ],
    hasPlopfile && ['', `yarn plop plugin -- ${flags}`],
    'check:plugins' in scripts && [
      'CI',
      'yarn check:plugins   (needs the history of git)',
    ],
    ['Undo', `${stagecraft} init --undo`],
  ];
  return formatRows(rows.filter(row => row !== false)).join('\n');
}
