import { jest } from '@jest/globals';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as evolved from '../__testUtils__/evolved.ts';
import { alterations } from '../__testUtils__/alterations.ts';
import { evolutions, original } from '../__testUtils__/evolutions.ts';
import type { Tree } from '../render/facts.ts';
import { findBreakages } from '../blueprint/breakages.ts';
import { formatField } from '../fields/grammar.ts';
import { listMigrations } from './files.ts';
import { recordMigrations } from './recordMigrations.ts';
import { judgeMigrations } from './judgeMigrations.ts';

const { blueprintOf, incident, minute, renderPlugin, writeFolder } = evolved;

// Each test starts a process.
jest.setTimeout(120_000);

const nodeModules = join(import.meta.dirname, '../../../../node_modules');
const folders: string[] = [];
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })));

/** Writes a package, with Knex unless it should have none. */
function writePackage(tree: Tree, knex = true): string {
  const folder = writeFolder({ 'package.json': '{}', ...tree });
  folders.push(folder);
  if (knex) {
    symlinkSync(nodeModules, join(folder, 'node_modules'));
  }
  return folder;
}

function record(tree: Tree, { knex = true, timeoutMs = 20_000 } = {}) {
  const folder = writePackage(tree, knex);
  return recordMigrations(folder, listMigrations(folder), timeoutMs);
}

const up = (body: string) =>
  `exports.up = async function up(knex) { ${body} };\n`;

describe('recordMigrations', () => {
  it('records those of every kind that Knex loads, in its order', async () => {
    const recordings = await record({
      'migrations/3_c.ts':
        "export const up = (knex: any): unknown => knex.raw('three');\n",
      'migrations/1_b.js': up("await knex.raw('one')"),
      'migrations/2_a.cjs': `exports.config = { transaction: false };\n${up("await knex.raw('two'); await knex.transaction(trx => trx.raw('in'))")}`,
      'migrations/0.d.ts': 'export {};\n',
      'migrations/README.md': '# No migration\n',
      'migrations/more/0.js': up("await knex.raw('zero')"),
    });
    expect(
      recordings.map(({ statements, error }) => [
        error,
        ...statements.map(({ sql, inTransaction }) => [sql, inTransaction]),
      ]),
    ).toEqual([
      [undefined, ['BEGIN;', true], ['one', true], ['COMMIT;', true]],
      [
        undefined,
        ['two', false],
        ['BEGIN;', true],
        ['in', true],
        ['COMMIT;', true],
      ],
      [undefined, ['BEGIN;', true], ['three', true], ['COMMIT;', true]],
    ]);
  });

  it('looks like PostgreSQL without rows', async () => {
    const [{ statements, error }] = await record({
      'migrations/1.js': up(`
        const answers = [
          knex.client.config.client,
          await knex('a').where({ id: 1 }),
          await knex('a').first(),
          await knex('a').pluck('id'),
          await knex('a').update({ id: 1 }),
          await knex('a').insert({ id: 1 }, ['id']),
          (await knex.raw('select 1')).rows,
        ];
        await knex.raw(JSON.stringify(answers));`),
    });
    expect(error).toBeUndefined();
    expect(statements.at(-2)!.sql).toBe('["pg",[],null,[],0,[],[]]');
  });

  it('says which cannot be read, and goes on', async () => {
    const recordings = await record({
      'migrations/1.js': up(
        "await knex.raw('first'); const [{ id }] = await knex('a')",
      ),
      'migrations/2.js': 'exports.down = () => {};\n',
      'migrations/3.js': 'exports.up = (\n',
      'migrations/4.js': up("await knex.raw('last')"),
    });
    const [first, second, third, last] = recordings;
    expect(first.error).toMatch(/undefined/);
    expect(first.statements.map(({ sql }) => sql)).toContain('first');
    expect(second.error).toBe('it exports no function "up"');
    expect(third.error).toMatch(/Unexpected/);
    expect(last.error).toBeUndefined();
    expect(last.statements).toHaveLength(3);
  });

  it('gives up on one that does not end', async () => {
    const recordings = await record(
      {
        'migrations/1.js': up(''),
        'migrations/2.js': up('while (true);'),
        'migrations/3.js': up(''),
      },
      { timeoutMs: 3_000 },
    );
    expect(recordings.map(({ error }) => error)).toEqual([
      undefined,
      'it did not end within 3 s',
      undefined,
    ]);
  });

  it.each([
    ['ends its process', 'process.exit(0)', 'its process ended'],
    [
      'fails beside its promise',
      "setImmediate(() => { throw new TypeError('late') }); await new Promise(() => {})",
      'TypeError: late',
    ],
  ])('says so when one %s', async (_, body, error) => {
    const [recording] = await record({ 'migrations/1.js': up(body) });
    expect(recording).toEqual({ statements: [], error });
  });

  it('ends when one leaves something open', async () => {
    const [{ error }] = await record(
      { 'migrations/1.js': up('setInterval(() => {}, 1000)') },
      { timeoutMs: 60_000 },
    );
    expect(error).toBeUndefined();
  });

  it('neither writes, nor starts programs, nor knows the environment', async () => {
    const folder = writePackage({
      'migrations/1.js': up(
        "require('node:fs').writeFileSync(__dirname + '/written', '')",
      ),
      'migrations/2.js': up("require('node:child_process').execSync('true')"),
      'migrations/3.js': up('await knex.raw(String(process.env.PATH))'),
    });
    const [write, start, read] = await recordMigrations(
      folder,
      listMigrations(folder),
    );
    expect(write.error).toMatch(/restricted/);
    expect(existsSync(join(folder, 'migrations/written'))).toBe(false);
    expect(start.error).toMatch(/restricted/);
    expect(read.statements[1].sql).toBe('undefined');
  });

  it('says so when there is no Knex', async () => {
    const [{ error }] = await record(
      { 'migrations/1.js': up('') },
      { knex: false },
    );
    expect(error).toMatch(/Cannot find module 'knex'/);
  });

  it('starts nothing when there is no migration', async () => {
    expect(await recordMigrations('/nowhere', [])).toEqual([]);
  });
});

describe("the kit's own migrations", () => {
  const judged = async (tree: Tree, isReleased = (_: number) => true) => {
    const folder = writePackage(tree);
    const names = listMigrations(folder);
    const recordings = await recordMigrations(folder, names);
    expect(recordings.map(({ error }) => error)).toEqual(
      names.map(() => undefined),
    );
    return judgeMigrations(recordings, isReleased);
  };

  it.each(evolutions)('are safe where one %s', async (_, changes) => {
    const verdicts = await judged(
      await renderPlugin([incident(original, ...changes)]),
    );
    expect(verdicts).toHaveLength(1 + changes.length);
    expect(verdicts.flat()).toEqual([]);
  });

  it.each(evolutions)(
    'break what their blueprints say where one %s',
    async (_, changes) => {
      const [before, after] = [
        incident(original),
        incident(original, ...changes),
      ];
      const verdicts = await judged(
        await renderPlugin([after]),
        index => index === 0,
      );
      const isBroken =
        findBreakages(blueprintOf([before]), blueprintOf([after])).length > 0;
      expect(verdicts.flat().some(({ kind }) => kind === 'breaking')).toBe(
        isBroken,
      );
    },
  );

  it('are safe where any field changes', async () => {
    const [before, change] = [
      alterations.map(({ from }) => formatField(from)),
      alterations.map(({ to }) => formatField(to)),
    ];
    const verdicts = await judged(
      await renderPlugin([incident(before, { change })]),
    );
    expect(verdicts).toEqual([[], []]);
  });

  it('are safe where references change', async () => {
    const reference = incident(
      original,
      { add: ['parent:ref(incident)?'] },
      { rename: { parent: 'origin' } },
      { remove: ['origin'] },
    );
    const verdicts = await judged(await renderPlugin([reference]));
    expect(verdicts).toEqual([[], [], [], []]);
  });

  it('are safe where a resource refers to one, and where one is gone', async () => {
    const comment = {
      name: 'comment',
      plural: 'comments',
      addedAt: minute(5),
      fields: ['incident:ref(incident,cascade)', 'body:text'],
    };
    const tree = await renderPlugin(
      [incident(original)],
      [{ ...comment, removedAt: minute(9) }],
    );
    expect((await judged(tree)).flat()).toEqual([]);
  });

  it('are not without their care', async () => {
    const [, changes] = evolutions.find(([name]) => name === 'adds indexes')!;
    const tree = await renderPlugin([incident(original, ...changes)]);
    const careless = Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [
        path,
        text.replace("knex.isTransaction ? '' : 'concurrently'", "''"),
      ]),
    );
    expect((await judged(careless)).flat()).toHaveLength(3);
  });
});
