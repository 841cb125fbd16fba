import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

jest.setTimeout(120_000);

const folder = 'plugins/deployments-backend';
const created = `${folder}/migrations/20260101000000_create_releases.js`;
const byHand = `${folder}/migrations/20270101000000_by_hand.js`;
const index = `${folder}/src/index.ts`;
const SAME = 'As their blueprints give them: deployments\n';
const UNSAFE = `unsafe ${byHand}: builds the index "releases_title_index" on the table "releases" ("title")\n`;
const buildIndex = `exports.up = async function up(knex) {
  await knex.schema.alterTable('releases', table => table.index('title'));
};
`;

describe('backstage-cli stagecraft check, of migrations', () => {
  let repository: TestRepository;
  beforeAll(async () => {
    repository = await TestRepository.create({
      '.gitignore': 'node_modules\n',
    });
    const plugin = ['--plugin', 'deployments'];
    await repository.stagecraft(['plugin', '--id', 'deployments']);
    await repository.stagecraft([
      ...['resource', ...plugin, '--name', 'release'],
      ...['--fields', 'title:string'],
    ]);
    repository.git(['init', '--quiet']);
    repository.git(['add', '--all']);
    repository.git([
      ...['-c', 'user.name=Test', '-c', 'user.email=test@example.com'],
      ...['commit', '--quiet', '--message', 'All'],
    ]);
  });
  afterEach(() => {
    repository.git(['reset', '--quiet', '--hard']);
    repository.git(['clean', '--quiet', '-d', '--force']);
  });
  afterAll(() => repository.remove());

  const check = (...args: string[]) =>
    repository.stagecraft(['check', ...args]);
  const edit = async (path: string) =>
    repository.write({ [path]: `// edited\n${await repository.read(path)}` });

  it('finds nothing in what was generated', async () => {
    for (const args of [[], ['--allow-edits']]) {
      const { stdout, exitCode } = await check(...args);
      expect(stdout).toBe(SAME);
      expect(exitCode).toBe(0);
    }
  });

  it('fails on what is unsafe, and only warns of it where edits are allowed', async () => {
    await repository.write({ [byHand]: buildIndex });
    const strict = await check();
    expect(strict.stdout).toContain(UNSAFE);
    expect(strict.stdout).toContain('create index concurrently');
    expect(strict.stdout.split('\n')).toHaveLength(4);
    expect(strict.stderr).not.toContain('--diff');
    expect(strict.exitCode).toBe(1);

    const allowed = await check('--allow-edits');
    expect(allowed.stdout).toBe(strict.stdout.replace('unsafe', 'warning'));
    expect(allowed.exitCode).toBe(0);
  });

  it('says what breaks replicas of the release before, as the command does', async () => {
    const undone = await repository.stagecraft([
      ...['undo', '--plugin', 'deployments'],
      ...['--entry', 'resource/release'],
    ]);
    expect(undone.stdout).toContain(
      'replicas of the release before answer\n  releases  500 to every request\n',
    );
    const strict = await check();
    expect(strict.stdout).toMatch(
      /^breaking \S+_drop_releases\.js: drops the table "releases"$/m,
    );
    expect(strict.exitCode).toBe(1);

    const allowed = await check('--allow-edits');
    expect(allowed.stdout).toBe(strict.stdout.replace('breaking', 'warning'));
    expect(allowed.exitCode).toBe(0);
  });

  it('fails on a committed migration that was edited or deleted', async () => {
    await edit(created);
    const edited = await check('--allow-edits');
    expect(edited.stdout).toContain(
      `edited ${created}\nrewritten ${created}: was edited after it was committed\n`,
    );
    expect(edited.stderr).toContain(`Refused: ${created}\n`);
    expect(edited.exitCode).toBe(1);

    await repository.unlink(created);
    const deleted = await check('--allow-edits');
    expect(deleted.stdout).toContain(
      `missing ${created}\nrewritten ${created}: was deleted after it was committed\n`,
    );
    expect(deleted.exitCode).toBe(1);
  });

  it('allows edits, but no file to be missing that is no migration', async () => {
    await edit(index);
    await repository.stagecraft([
      ...['field', '--plugin', 'deployments'],
      ...['--resource', 'release', '--add', 'notes:text?'],
    ]);
    const added = `${folder}/migrations/20260101000001_add_notes_releases.js`;
    await repository.unlink(added);
    const allowed = await check('--allow-edits');
    expect(allowed.stdout).toBe(`missing ${added}\nedited ${index}\n`);
    expect(allowed.exitCode).toBe(0);

    await repository.unlink(index);
    const missing = await check('--allow-edits');
    expect(missing.stdout).toBe(`missing ${added}\nmissing ${index}\n`);
    expect(missing.stderr).toContain(`Refused: ${index}\n`);
    expect(missing.exitCode).toBe(1);
  });

  it('refuses a bad blueprint, also where edits are allowed', async () => {
    await repository.write({
      [`${folder}/.stagecraft.json`]: '{ "pluginId": "deployments" }',
    });
    const { stderr, exitCode } = await check('--allow-edits');
    expect(stderr).toContain(`${folder}/.stagecraft.json`);
    expect(exitCode).toBe(1);
  });

  it('compares with the commit that is deployed, if there is such a one', async () => {
    const { stdout, exitCode } = await check('--since', 'HEAD');
    expect(stdout).toBe(SAME);
    expect(exitCode).toBe(0);
    const unknown = await check('--since', 'v9');
    expect(unknown.stderr).toContain(
      'Git knows no commit "v9"; name a tag, a branch or a commit, such as HEAD',
    );
    expect(unknown.exitCode).toBe(1);
  });

  it('has nothing but the patch on stdout', async () => {
    await repository.write({ [byHand]: buildIndex });
    await edit(index);
    const { stdout, stderr, exitCode } = await check('--diff');
    repository.git(['apply', '--reverse', '--check'], stdout);
    expect(stdout).not.toContain('unsafe');
    expect(stderr).toContain(UNSAFE);
    expect(exitCode).toBe(1);
  });

  it('does not fail on what it cannot read', async () => {
    await repository.write({
      [byHand]: "exports.up = () => {\n  throw new Error('not here');\n};\n",
    });
    const { stdout, exitCode } = await check();
    expect(stdout).toContain(`note ${byHand}: could not be read: not here\n`);
    expect(stdout).toContain(SAME);
    expect(exitCode).toBe(0);
  });
});
