import { findBackends, type Repository } from '@stagecraft/generators';
import { explainPluginIdForm } from '@stagecraft/generators/pluginId';
import { asCallable } from '../lib/asCallable.ts';
import { callEngine } from '../lib/engine.ts';
import { Failure } from '../lib/Failure.ts';
import { install } from '../lib/install.ts';
import { open } from '../lib/open.ts';
import { describeProblems, type Problem } from '../lib/problems.ts';
import { progress } from '../lib/progress.ts';
import { Interrupted } from '../lib/run.ts';
import { answer } from './answers.ts';
import { checkPlugins, format, lint } from './checks.ts';
import { CODEOWNERS_PATHS } from './codeowners.ts';
import { findCreated, repairCodeowners } from './created.ts';
import { fixManifests } from './fixManifests.ts';
import { type CreatedPackage, nextSteps } from './nextSteps.ts';
import { explainPolicy, findPolicies } from './policies.ts';
import { explainTaken, refuse, type Surroundings } from './refuse.ts';
import type { NewRequest } from './request.ts';
import { listTemplates } from './templates.ts';
import { runUpstream } from './upstream.ts';
import { chooseTarget, wire } from './wire.ts';
import {
  listPluginsInUse,
  restore,
  type Snapshot,
  takeSnapshot,
} from './workspace.ts';

/**
 * Runs upstream's `new` between two checks: of the request, before anything is
 * changed, and of the result, because upstream exits with 0 whatever happened.
 */
export async function createPackage(
  request: NewRequest,
  canAsk: boolean,
): Promise<void> {
  const repository = await callEngine(open);
  const { root, isWorkspace } = repository;
  const before = await takeSnapshot(root);
  const backend = chooseTarget(findBackends(repository));
  const surroundings: Surroundings = {
    templates: await listTemplates(root),
    folders: before.folders,
    isWorkspace,
    backend,
    pluginsInUse: await listPluginsInUse(repository),
    policy: backend && (await explainPolicy(repository, backend)),
    canAsk,
  };
  const answers = answer(request, surroundings);
  const options = { ...answers, ...request.options };
  const reason = refuse({ ...request, options }, surroundings);
  if (reason) throw new Failure(reason);

  const code = await runUpstream(request, answers, root, canAsk);
  const created = await findCreated(root, before);
  const folders = created.map(({ folder }) => folder).join(', ');
  if (created.length === 0) {
    throw new Failure('Nothing was created; the reason is above', code || 1);
  }
  if (code !== 0) {
    throw new Failure(`Creating ${folders} failed; the reason is above`, code);
  }
  await repairCodeowners(root, before, created);
  await undoBad(created, surroundings, root, before);
  if (options.owner && !CODEOWNERS_PATHS.some(path => before.texts.has(path))) {
    progress('There is no CODEOWNERS file, so the owner is not entered');
  }

  const problems = [
    ...checkPlugins(created, surroundings),
    ...(await finish(created, request, repository, before).catch(error => {
      if (!(error instanceof Interrupted)) throw error;
      const message = `Interrupted. ${folders} is there, but it may not be installed, linted or formatted; next: yarn install`;
      throw new Failure(message, error.exitCode);
    })),
  ];
  if (problems.length > 0) {
    throw new Failure(
      describeProblems(`${folders} was created, but it is not ready`, problems),
    );
  }
  for (const one of created) {
    console.log(asCallable(nextSteps(one, request.skipInstall)));
  }
}

/** Upstream's own prompts let pass what does not compile or does not start. */
async function undoBad(
  created: CreatedPackage[],
  surroundings: Surroundings,
  root: string,
  before: Snapshot,
) {
  for (const one of created) {
    const reason =
      explainBadId(one, surroundings) ??
      ((await findPolicies(root, one.folder)).length > 0
        ? surroundings.policy
        : undefined);
    if (reason) {
      await restore(root, before);
      throw new Failure(`${reason}. What was created is removed again`);
    }
  }
}

function explainBadId(
  { pluginId, role }: CreatedPackage,
  { pluginsInUse }: Surroundings,
): string | undefined {
  return pluginId === undefined
    ? undefined
    : (explainPluginIdForm(pluginId) ??
        (role === 'backend-plugin'
          ? explainTaken(pluginId, pluginsInUse)
          : undefined));
}

/** Everything that makes a package ready; what failed comes back. */
async function finish(
  created: CreatedPackage[],
  { skipInstall }: NewRequest,
  repository: Repository,
  before: Snapshot,
): Promise<Problem[]> {
  const { root } = repository;
  const problems: Problem[] = [];
  for (const one of created) {
    problems.push(...(await wire(repository, one, before.texts)));
  }

  if (!skipInstall) {
    const unlinked = await install(root, created, 'the new package is linked');
    problems.push(...unlinked);
    if (unlinked.length === 0) {
      problems.push(...(await fixManifests(repository, created)));
      for (const one of created) {
        problems.push(...(await lint(root, one)));
      }
    }
  }
  const folders = created.map(({ folder }) => folder);
  problems.push(...(await format(root, folders, before)));
  return problems;
}
