import { GeneratorError } from '../errors.ts';
import { git, GitMissingError } from '../workspace/git.ts';
import { isMigration } from './files.ts';
import type { Finding } from './finding.ts';

const MAIN_BRANCHES = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

/**
 * Finds the migrations of a package that were edited or deleted after they were
 * committed. Those on disk are compared with two commits:
 *
 * - `HEAD`, so that an edit is found before it is committed;
 * - where the branch left the main branch (`origin/HEAD`, else main or master), so
 *   that CI finds what a pull request rewrites. On the main branch itself, and where
 *   none is known, that is the first parent of `HEAD`: what the last merge rewrote.
 *
 * Older history is not searched, and the blueprint not asked: both would blame for
 * ever a migration that was edited while it was new in its branch, or whose edit the
 * team has lived with since. What was put back as it first came is no edit.
 *
 * A shallow clone may have `HEAD` only, in which nothing can be found: a note says so.
 *
 * @param root - absolute path of the repository
 * @param folder - the package below the root
 * @param since - the commit to compare with, in place of the second
 * @returns nothing when there is no git, no repository or no commit
 * @throws GeneratorError when git cannot tell
 */
export function findRewritten(
  root: string,
  folder: string,
  since?: string,
): Finding[] {
  if (!hasCommits(root, since)) {
    return [];
  }
  const base = findBase(root, since);
  const states = new Map(
    ['HEAD', ...(base ? [base] : [])].flatMap(commit =>
      changedSince(root, folder, commit).map(
        ([path, state]) => [path, { state, commit }] as const,
      ),
    ),
  );
  const findings = [...states]
    .filter(([path]) => !isRestored(root, path))
    .map(([path, { state, commit }]) => rewritten(path, state, commit));
  return !base && isShallow(root)
    ? [...findings, blind(`${folder}/migrations`)]
    : findings;
}

/**
 * The migrations of a package that the release before has, as far as git can tell:
 * those where the branch left the main branch or, on the main branch, those before the
 * last merge.
 *
 * @param root - absolute path of the repository
 * @param folder - the package below the root
 * @param since - the commit of that release, where somebody knows it
 * @returns their paths in the package; none when there is no git, no repository or no
 *   commit
 * @throws GeneratorError when git cannot tell
 */
export function releasedMigrations(
  root: string,
  folder: string,
  since?: string,
): Set<string> {
  if (!hasCommits(root, since)) {
    return new Set();
  }
  const commit = findBase(root, since) || 'HEAD';
  const paths = git(
    root,
    ...['ls-tree', '-r', '-z', '--name-only', commit],
    ...['--', `${folder}/migrations`],
  );
  return new Set(
    (paths ?? '')
      .split('\0')
      .filter(path => path !== '')
      .map(path => path.slice(folder.length + 1)),
  );
}

function hasCommits(root: string, since: string | undefined): boolean {
  try {
    return Boolean(hash(root, 'HEAD'));
  } catch (error) {
    if (error instanceof GitMissingError && since === undefined) {
      return false;
    }
    throw error;
  }
}

function findBase(root: string, since?: string): string | undefined {
  if (since !== undefined) {
    const commit = hash(root, `${since}^{commit}`);
    if (!commit) {
      throw new GeneratorError(
        `git knows no commit "${since}"; name a tag, a branch or a commit, such as HEAD`,
      );
    }
    return commit;
  }
  const there = git(
    root,
    'for-each-ref',
    '--format=%(refname)',
    ...MAIN_BRANCHES,
  );
  const main = MAIN_BRANCHES.find(ref => there?.split('\n').includes(ref));
  const head = hash(root, 'HEAD');
  const fork = main && git(root, 'merge-base', main, 'HEAD')?.trim();
  return fork && fork !== head ? fork : hash(root, 'HEAD^');
}

function hash(root: string, commit: string): string | undefined {
  return git(root, 'rev-parse', '--verify', '--quiet', commit)?.trim();
}

type State = 'edited' | 'deleted';

// To Knex a migration of another name is another one, hence no renames.
function changedSince(
  root: string,
  folder: string,
  commit: string,
): [path: string, state: State][] {
  const output = git(
    root,
    'diff',
    '--relative',
    '--name-status',
    '--no-renames',
    '--diff-filter=MTD',
    '-z',
    commit,
    '--',
    `${folder}/migrations`,
  );
  return [...(output ?? '').matchAll(/(\w)\0([^\0]*)\0/g)]
    .filter(([, , path]) => isMigration(path.slice(folder.length + 1)))
    .map(([, letter, path]) => [path, letter === 'D' ? 'deleted' : 'edited']);
}

function isRestored(root: string, path: string): boolean {
  const added = git(
    root,
    'log',
    '-m',
    '--first-parent',
    '--no-renames',
    '--diff-filter=A',
    '--format=%H',
    '--',
    path,
  );
  const first = added?.trim().split('\n').at(-1);
  return (
    Boolean(first) &&
    git(root, 'diff', '--name-only', first!, '--', path) === ''
  );
}

function isShallow(root: string): boolean {
  return git(root, 'rev-parse', '--is-shallow-repository')?.trim() === 'true';
}

function rewritten(path: string, state: State, commit: string): Finding {
  return {
    path,
    kind: 'rewritten',
    problem: `was ${state} after it was committed`,
    reason:
      state === 'deleted'
        ? 'Knex refuses to migrate a database that has run it.'
        : 'A database that has run it does not run it again, and differs from a new one.',
    remedy: `Put it back (git restore --source=${commit.slice(0, 10)} -- ${path}), and change the table by a new migration.`,
  };
}

function blind(path: string): Finding {
  return {
    path,
    kind: 'note',
    problem: 'cannot be compared with what was committed before',
    reason: 'The clone is shallow.',
    remedy: 'Fetch the history; in GitHub Actions, fetch-depth: 0.',
  };
}
