import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { findRewritten, releasedMigrations } from './history.ts';

// Each test runs git many times.
jest.setTimeout(120_000);

const folder = 'plugins/a';
const first = `${folder}/migrations/1_first.js`;
const second = `${folder}/migrations/2_second.js`;

/** A repository on its branch main, with one migration committed. */
function committed(): TestRepository {
  const repository = new TestRepository({ [first]: 'first\n' });
  repository.git('init', '--quiet', '--initial-branch=main');
  commit(repository);
  return repository;
}

function commit(repository: TestRepository) {
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--allow-empty', '--message', 'Next');
}

/** A clone, with all of the history unless a depth is given. */
function clone(from: TestRepository, ...options: string[]): TestRepository {
  const repository = new TestRepository();
  repository.git('clone', '--quiet', ...options, `file://${from.root}`, '.');
  return repository;
}

const found = ({ root }: TestRepository) =>
  findRewritten(root, folder).map(
    ({ kind, path, problem }) => `${kind} ${path} ${problem}`,
  );

const EDITED = `rewritten ${first} was edited after it was committed`;
const DELETED = `rewritten ${first} was deleted after it was committed`;

describe('a committed migration', () => {
  it('is as it was', () => {
    const repository = committed();
    repository.write({
      [second]: 'new\n',
      [`${folder}/src/index.ts`]: 'index\n',
    });
    expect(found(repository)).toEqual([]);
  });

  it('was edited, until the edit is taken back', () => {
    const repository = committed();
    repository.write({ [first]: 'edited\n' });
    expect(found(repository)).toEqual([EDITED]);
    commit(repository);
    expect(found(repository)).toEqual([EDITED]);
    repository.write({ [first]: 'first\n' });
    expect(found(repository)).toEqual([]);
    commit(repository);
    expect(found(repository)).toEqual([]);
  });

  it('was deleted, or has another name', () => {
    const repository = committed();
    repository.git('mv', first, second);
    expect(found(repository)).toEqual([DELETED]);
    commit(repository);
    expect(found(repository)).toEqual([DELETED]);
  });

  it('comes back by the command that is told', () => {
    const repository = committed();
    repository.write({ [first]: 'edited\n' });
    commit(repository);
    const [{ remedy }] = findRewritten(repository.root, folder);
    const [, command] = /\(git (.*?)\)/.exec(remedy)!;
    repository.git(...command.split(' '));
    expect(repository.read(first)).toBe('first\n');
  });

  it('is found below a folder of the repository', () => {
    const repository = committed();
    repository.write({ 'inner/plugins/b/migrations/1.js': 'one\n' });
    commit(repository);
    repository.write({ 'inner/plugins/b/migrations/1.js': 'two\n' });
    expect(
      findRewritten(`${repository.root}/inner`, 'plugins/b').map(
        ({ path }) => path,
      ),
    ).toEqual(['plugins/b/migrations/1.js']);
  });

  it('has the line breaks of its system', () => {
    const repository = committed();
    repository.git('config', 'core.autocrlf', 'true');
    repository.write({ [first]: 'first\r\n' });
    expect(found(repository)).toEqual([]);
  });

  it('does not mind other files', () => {
    const repository = committed();
    repository.write({ [`${folder}/migrations/README.md`]: 'one\n' });
    commit(repository);
    repository.write({ [`${folder}/migrations/README.md`]: 'two\n' });
    expect(found(repository)).toEqual([]);
  });
});

describe('on a branch', () => {
  const branched = () => {
    const repository = clone(committed());
    repository.git('checkout', '--quiet', '-b', 'change');
    return repository;
  };

  it('was edited by an earlier commit of the branch', () => {
    const repository = branched();
    repository.write({ [first]: 'edited\n' });
    commit(repository);
    commit(repository);
    expect(found(repository)).toEqual([EDITED]);
  });

  it('may change while it is new, also once it is merged', () => {
    const repository = branched();
    repository.write({ [second]: 'new\n' });
    commit(repository);
    repository.write({ [second]: 'better\n' });
    commit(repository);
    expect(found(repository)).toEqual([]);

    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    expect(found(repository)).toEqual([]);
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    expect(found(repository)).toEqual([]);
  });

  it('is named once it is merged, and no longer than that', () => {
    const repository = branched();
    repository.write({ [first]: 'edited\n' });
    commit(repository);
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    expect(found(repository)).toEqual([EDITED]);
    commit(repository);
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    expect(found(repository)).toEqual([]);
  });

  it('may not go back to what it was before it was merged', () => {
    const repository = branched();
    repository.write({ [second]: 'new\n' });
    commit(repository);
    repository.write({ [second]: 'better\n' });
    commit(repository);
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    repository.write({ [second]: 'new\n' });
    expect(found(repository)).toEqual([
      `rewritten ${second} was edited after it was committed`,
    ]);
  });

  it('lacks a migration that the main branch got since', () => {
    const repository = branched();
    repository.git('checkout', '--quiet', 'main');
    repository.write({ [second]: 'second\n' });
    commit(repository);
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    repository.git('checkout', '--quiet', 'change');
    expect(found(repository)).toEqual([]);
  });
});

describe('in a shallow clone', () => {
  const BLIND = `note ${folder}/migrations cannot be compared with what was committed before`;
  const edited = () => {
    const repository = committed();
    repository.write({ [first]: 'edited\n' });
    commit(repository);
    return repository;
  };

  it('says that it cannot see, where it has one commit', () => {
    expect(found(clone(edited(), '--depth=1'))).toEqual([BLIND]);
  });

  it('sees what the newest commit did, where it has two', () => {
    const origin = edited();
    expect(found(clone(origin, '--depth=2'))).toEqual([EDITED]);
    commit(origin);
    expect(found(clone(origin, '--depth=2'))).toEqual([]);
  });
});

describe('without a history', () => {
  it('says nothing without a repository, a commit, or git', () => {
    const repository = new TestRepository({ [first]: 'first\n' });
    expect(found(repository)).toEqual([]);
    repository.git('init', '--quiet');
    expect(found(repository)).toEqual([]);
    commit(repository);
    repository.write({ [first]: 'edited\n' });
    expect(found(repository)).toEqual([EDITED]);
    const { PATH } = process.env;
    process.env.PATH = repository.root;
    try {
      expect(found(repository)).toEqual([]);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('throws what git says when it cannot tell', () => {
    const repository = committed();
    repository.write({ '.git/config': '[' });
    expect(() => found(repository)).toThrow(/git rev-parse failed.*config/);
  });
});

describe('a released migration', () => {
  const released = ({ root }: TestRepository) => [
    ...releasedMigrations(root, folder),
  ];

  it('is none without commits', () => {
    const repository = new TestRepository({ [first]: 'first\n' });
    expect(released(repository)).toEqual([]);
    repository.git('init', '--quiet');
    expect(released(repository)).toEqual([]);
  });

  it('is one that the main branch has, without its last commit', () => {
    const repository = committed();
    repository.write({ [second]: 'second\n' });
    expect(released(repository)).toEqual(['migrations/1_first.js']);
    commit(repository);
    expect(released(repository)).toEqual(['migrations/1_first.js']);
    commit(repository);
    expect(released(repository)).toHaveLength(2);
  });

  it('is one that was there where the branch left the main branch', () => {
    const repository = committed();
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.write({ [second]: 'second\n' });
    commit(repository);
    commit(repository);
    expect(released(repository)).toEqual(['migrations/1_first.js']);
  });
});
