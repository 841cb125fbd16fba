import {
  alone,
  alter,
  problems,
  raw,
  type Up,
} from '../__testUtils__/judged.ts';

describe('what is safe in production', () => {
  const cases: [string, Up][] = [
    ['a column that may be null', alter(table => table.string('note'))],
    [
      'a required column with a default',
      alter(table => table.integer('priority').notNullable().defaultTo(0)),
    ],
    [
      'columns that count or compute',
      raw(
        'alter table incidents add n bigserial not null, add m int not null generated always as (1) stored',
      ),
    ],
    [
      'a table with everything that is its own',
      knex =>
        knex.schema.createTable('comments', table => {
          table.increments('id');
          table.string('slug').notNullable().unique();
          table.uuid('incident').notNullable().references('incidents.id');
          table.index(['incident', 'id']);
        }),
    ],
    [
      'what is done to a table in the migration that makes it',
      async knex => {
        await knex.schema.createTable('drafts', table => table.uuid('id'));
        await knex.schema.renameTable('drafts', 'comments');
        await knex.schema.alterTable('comments', table => {
          table.string('body').notNullable();
          table.index('body');
        });
      },
    ],
    [
      'a table made only where it is missing',
      async knex => {
        if (!(await knex.schema.hasTable('comments'))) {
          await knex.schema.createTable('comments', table => table.uuid('id'));
        }
        await knex.schema.alterTable('comments', table => table.index('id'));
      },
    ],
    [
      'names that change',
      async knex => {
        await knex.schema.alterTable('incidents', table => {
          table.renameColumn('owner', 'team');
        });
        await knex.raw('alter index by_owner rename to by_team');
        await knex.schema.renameTable('incidents', 'events');
      },
    ],
    [
      'what goes',
      async knex => {
        await knex.schema.alterTable('incidents', table => {
          table.dropColumn('owner');
          table.dropUnique(['title']);
        });
        await knex.schema.dropTable('incidents');
      },
    ],
    [
      'a type that changes of a column that refused null before',
      alter(table => table.text('title').notNullable().alter()),
    ],
    [
      'null refused once every row has a value',
      async knex => {
        await knex('incidents').whereNull('owner').update({ owner: 'nobody' });
        await knex.schema.alterTable('incidents', table => {
          table.dropNullable('owner');
        });
      },
    ],
    [
      'null refused of a column that refused it under another name',
      async knex => {
        await knex.schema.alterTable('incidents', table => {
          table.renameColumn('title', 'headline');
        });
        await knex.schema.alterTable('incidents', table => {
          table.dropNullable('headline');
        });
      },
    ],
    [
      'null refused of a column that came with a default',
      async knex => {
        await knex.schema.alterTable('incidents', table => {
          table.integer('priority').defaultTo(0);
        });
        await knex.schema.alterTable('incidents', table => {
          table.dropNullable('priority');
        });
      },
    ],
    [
      'null refused after a constraint that was validated',
      raw(
        'alter table incidents add constraint c check ((owner is not null)) not valid',
        'alter table incidents validate constraint c',
        'alter table incidents alter owner set not null, drop constraint c',
      ),
    ],
    [
      'SQL that only looks like it',
      raw(
        `insert into incidents (title) values ('x; create index i on incidents (title)')`,
        `do $body$ begin null; create index i on incidents (title); end $body$`,
        `comment on table incidents is E'it''s \\'; create index i on incidents (id)'`,
        '-- create index i on incidents (title)\nselect 1',
        '(((',
      ),
    ],
  ];

  it.each(cases)('%s', async (_, up) => {
    expect(await problems(up)).toEqual([]);
  });

  it('an index that is built beside writes', async () => {
    const up = raw(
      'create unique index concurrently by_owner on incidents (owner)',
      'alter table incidents add constraint by_owner unique using index by_owner',
      'drop index concurrently by_owner',
      'reindex index concurrently by_owner',
    );
    expect(await problems(up, alone)).toEqual([]);
  });
});
