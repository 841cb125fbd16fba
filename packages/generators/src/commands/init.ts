import { GeneratorError } from '../errors.ts';
import { initAnswers, type InitAnswers } from '../init/answers.ts';
import { KIT } from '../init/dependencies.ts';
import { isOurs, PLOPFILE, writePlopfile } from '../init/plopfile.ts';
import { approve, withdraw, YARNRC } from '../init/preapproved.ts';
import { checkRequirements } from '../init/requirements.ts';
import { addToRoot, MANIFEST, removeFromRoot } from '../init/rootManifest.ts';
import type { Change, RepositoryPlan } from '../plan/plan.ts';
import {
  findBackends,
  type Backend,
} from '../workspace/backend/findBackends.ts';
import { hasGit } from '../workspace/committed.ts';
import { parseJson } from '../workspace/parseJson.ts';
import type { Repository } from '../workspace/repository.ts';
import { defineGenerator } from './generator.ts';
import { pluginGenerator } from './plugin.ts';

/**
 * What `init` will do.
 *
 * @see {@link initGenerator}
 */
export interface InitPlan extends RepositoryPlan {
  /** Whether it takes back what it wrote before. */
  isUndo: boolean;
  /** Whether git can tell what was committed. */
  hasGit: boolean;
  /** The scripts of the root package.json afterwards. */
  scripts: Record<string, string>;
  /** Whether plop has the generators afterwards. */
  hasPlopfile: boolean;
  /** The id of a plugin that could be made then. */
  pluginId: string;
  /** The backends that such a plugin could be added to. */
  backends: Backend[];
}

const PACKAGES = '@stagecraft/*';

/**
 * Makes the kit known to a Backstage repository, or takes that back.
 *
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export const initGenerator = defineGenerator({
  name: 'init',
  description: 'Use the kit in this Backstage repository',
  answers: initAnswers,
  examples: ['init', 'init --ci --dry-run', 'init --undo'],
  async plan(repository, answers): Promise<InitPlan> {
    const { root, packages } = repository;
    const { undo = false, plopfile = false, ci } = answers;
    if (undo && (plopfile || ci)) {
      throw new GeneratorError(
        '--undo takes back all that init wrote; say it without other flags',
      );
    }
    // The repository of the kit has all of it from the start.
    const isKit = packages.some(({ name }) => name === KIT);
    const changes = isKit
      ? []
      : await (undo
          ? undoChanges(repository)
          : initChanges(repository, answers));
    const manifest = changes.find(({ path }) => path === MANIFEST)?.after;
    return {
      root,
      changes: changes.filter(({ before, after }) => before !== after),
      isUndo: undo,
      hasGit: hasGit(root),
      scripts:
        parseJson(manifest ?? repository.read(MANIFEST)!, MANIFEST).scripts ??
        {},
      hasPlopfile: plopfile || (await isOurs(repository)),
      pluginId: pluginGenerator.suggest!(repository, {}).id!,
      backends: findBackends(repository).filter(
        ({ kind }) => kind !== 'legacy',
      ),
    };
  },
});

async function initChanges(
  repository: Repository,
  answers: InitAnswers,
): Promise<Change[]> {
  checkRequirements(repository);
  return [
    await edit(repository, YARNRC, text => approve(text, PACKAGES)),
    await edit(repository, MANIFEST, text =>
      addToRoot(text, repository, answers),
    ),
    ...(answers.plopfile
      ? [
          {
            path: PLOPFILE,
            before: repository.read(PLOPFILE),
            after: await writePlopfile(repository),
          },
        ]
      : []),
  ];
}

async function undoChanges(repository: Repository): Promise<Change[]> {
  const before = repository.read(PLOPFILE);
  const removePlopfile = await isOurs(repository);
  const keepPlop = before !== undefined && !removePlopfile;
  return [
    await edit(repository, YARNRC, text => withdraw(text, PACKAGES)),
    await edit(repository, MANIFEST, text =>
      removeFromRoot(text, repository, keepPlop),
    ),
    ...(removePlopfile ? [{ path: PLOPFILE, before, after: undefined }] : []),
  ];
}

/** Changes a file that is there, and keeps it formatted if it was. */
async function edit(
  { read, format }: Repository,
  path: string,
  change: (text: string) => string,
): Promise<Change> {
  const before = read(path);
  if (before === undefined) {
    return { path, before, after: undefined };
  }
  const after = change(before);
  const formatted = await format(path, before).catch(() => undefined);
  return {
    path,
    before,
    after:
      after !== before && formatted === before
        ? await format(path, after)
        : after,
  };
}
