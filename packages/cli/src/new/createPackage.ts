import {
  explainOlder,
  findBackends,
  openFiles,
  type RepositoryFiles,
} from '@stagecraft/generators/repository';
import { asCallable } from '../lib/asCallable.ts';
import { callEngine } from '../lib/engine.ts';
import { Failure } from '../lib/Failure.ts';
import { install } from '../lib/install.ts';
import { open } from '../lib/open.ts';
import { describeProblems, type Problem } from '../lib/problems.ts';
import { progress } from '../lib/progress.ts';
import { Interrupted } from '../lib/run.ts';
import { together } from '../lib/together.ts';
import { answer } from './answers.ts';
import { checkPlugins, lint } from './checks.ts';
import { CODEOWNERS_PATHS } from './codeowners.ts';
import { create } from './create.ts';
import { repairCodeowners } from './created.ts';
import { fixManifests, needsFix } from './fixManifests.ts';
import { Formatting } from './formatting.ts';
import { type CreatedPackage, nextSteps } from './nextSteps.ts';
import { explainPolicy } from './policies.ts';
import { refuse, type Surroundings } from './refuse.ts';
import type { NewRequest } from './request.ts';
import { listTemplates } from './templates.ts';
import { chooseTarget, wire } from './wire.ts';
import { listPluginsInUse, type Snapshot, takeSnapshot } from './workspace.ts';

/**
 * Runs upstream's `new` between two checks: of the request, before anything is
 * changed, and of the result, because upstream exits with 0 whatever happened.
 */
export async function createPackage(
  request: NewRequest,
  canAsk: boolean,
): Promise<void> {
  const repository = await callEngine(() => open(openFiles));
  const { root, isWorkspace } = repository;
  const before = await takeSnapshot(root);
  const backend = chooseTarget(findBackends(repository));
  const surroundings: Surroundings = {
    templates: await listTemplates(root),
    folders: before.folders,
    isWorkspace,
    backend,
    pluginsInUse: await listPluginsInUse(repository),
    explainOlder: ({ features }) => explainOlder(repository, features),
    policy: backend && (await explainPolicy(repository, backend)),
    canAsk,
  };
  const answers = answer(request, surroundings);
  const options = { ...answers, ...request.options };
  const reason = refuse({ ...request, options }, surroundings);
  if (reason) throw new Failure(reason);

  const created = await create(request, answers, surroundings, root, before);
  const folders = created.map(({ folder }) => folder).join(', ');
  await repairCodeowners(root, before, created);
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
  const main =
    created.find(({ role }) => role === 'backend-plugin') ?? created[0];
  const others = created.filter(one => one !== main);
  console.log(asCallable(nextSteps(main, request.skipInstall, others)));
}

/** Everything that makes a package ready; what failed comes back. */
async function finish(
  created: CreatedPackage[],
  { skipInstall }: NewRequest,
  repository: RepositoryFiles,
  before: Snapshot,
): Promise<Problem[]> {
  const { root } = repository;
  const problems: Problem[] = [];
  for (const one of created) {
    problems.push(...(await wire(repository, one, before.texts)));
  }

  const folders = created.map(({ folder }) => folder);
  const formatting = new Formatting(repository, folders, before);
  if (!skipInstall) {
    const what =
      created.length > 1 ? 'the new packages are' : 'the new package is';
    const lookAhead = async () => {
      const isIncomplete = await needsFix(repository);
      await formatting.prepare();
      return isIncomplete;
    };
    const [unlinked, isIncomplete] = await together([
      install(root, created, `${what} linked`),
      lookAhead(),
    ]);
    problems.push(...unlinked);
    if (unlinked.length === 0) {
      if (isIncomplete) {
        problems.push(...(await fixManifests(repository, created)));
      }
      for (const one of created) {
        problems.push(...(await lint(root, one)));
      }
    }
  }
  problems.push(...(await formatting.finish()));
  return problems;
}
