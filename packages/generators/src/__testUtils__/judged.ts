import knexFactory, { type Knex } from 'knex';
import { recordMigration } from '../migrations/recordMigration.ts';
import { Tables } from '../migrations/Tables.ts';
import type { Verdict } from '../migrations/rules.ts';
import { judgeMigrations } from '../migrations/judgeMigrations.ts';

/** What the function `up` of a migration is. */
export type Up = (knex: Knex) => unknown;

/** Makes a table with a required column, optional ones, and enums. */
export const createIncidents: Up = knex =>
  knex.schema.createTable('incidents', table => {
    table.uuid('id').primary();
    table.string('title').notNullable();
    table.string('owner');
    table.integer('votes');
    table.decimal('price', 12, 2);
    table.string('state').checkIn(['open', 'lost']);
    table.string('kind').comment('x, y or z');
  });

/** What is said of a migration that runs after `createIncidents`. */
export async function judged(up: Up, config = {}, ...later: Up[]) {
  const tables = new Tables();
  const recordings = [];
  for (const migration of [
    { up: createIncidents },
    { up, config },
    ...later.map(one => ({ up: one })),
  ]) {
    const recording = await recordMigration(
      knexFactory,
      tables,
      async () => migration,
    );
    expect(recording.error).toBeUndefined();
    recordings.push(recording);
  }
  return judgeMigrations(recordings, index => index === 0).flat();
}

const problemsOf =
  (wanted: Verdict['kind']) =>
  async (...args: Parameters<typeof judged>) =>
    (await judged(...args)).flatMap(({ kind, problem }) =>
      kind === wanted ? problem : [],
    );

/** What PostgreSQL would not take well, in short. */
export const problems = problemsOf('unsafe');

/** What breaks replicas of the release before, which has `createIncidents`, in short. */
export const breakages = problemsOf('breaking');

/** Changes that table. */
export const alter =
  (change: (table: Knex.AlterTableBuilder) => void): Up =>
  knex =>
    knex.schema.alterTable('incidents', change);

/** Sends SQL as it is. */
export const raw =
  (...statements: string[]): Up =>
  async knex => {
    for (const statement of statements) {
      await knex.raw(statement);
    }
  };

/** The configuration of a migration that runs outside of a transaction. */
export const alone = { transaction: false };
