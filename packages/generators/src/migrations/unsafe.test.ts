import {
  alone,
  alter,
  judged,
  problems,
  raw,
  type Up,
} from '../__testUtils__/judged.ts';

const REQUIRED = 'not null and without a default';

describe('what is unsafe in production', () => {
  const cases: [string, Up, string[]][] = [
    [
      'a required column',
      alter(table => table.integer('priority').notNullable()),
      [`adds the column "priority" to the table "incidents", ${REQUIRED}`],
    ],
    [
      'a required column whose default is null',
      raw(
        'alter table only public.incidents add priority int default null not null',
      ),
      [`adds the column "priority" to the table "incidents", ${REQUIRED}`],
    ],
    [
      'one of several columns',
      alter(table => {
        table.string('note');
        table.decimal('ratio', 4, 2).notNullable();
      }),
      [`adds the column "ratio" to the table "incidents", ${REQUIRED}`],
    ],
    [
      'a column that is unique',
      raw('alter table incidents add column number int unique'),
      [
        'adds unique ("number") to the table "incidents", with the index "incidents_key"',
      ],
    ],
    [
      'null refused',
      alter(table => table.dropNullable('owner')),
      ['sets the column "owner" of the table "incidents" not null'],
    ],
    [
      'null refused by alter()',
      alter(table => table.string('owner', 500).notNullable().alter()),
      ['sets the column "owner" of the table "incidents" not null'],
    ],
    [
      'null refused after rows of another column got a value',
      raw(
        `update incidents set title = 'a, owner' where owner is null`,
        'alter table incidents alter owner set not null',
      ),
      ['sets the column "owner" of the table "incidents" not null'],
    ],
    [
      'null refused beside a constraint that was not validated',
      raw(
        'alter table incidents add constraint c check (owner is not null) not valid',
        'alter table incidents alter column owner set not null',
      ),
      ['sets the column "owner" of the table "incidents" not null'],
    ],
    [
      'an index',
      alter(table => table.index(['owner', 'id'])),
      [
        'builds the index "incidents_owner_id_index" on the table "incidents" ("owner", "id")',
      ],
    ],
    [
      'an index on a new column',
      alter(table => table.string('team').index('by_team')),
      ['builds the index "by_team" on the table "incidents" ("team")'],
    ],
    [
      'an index in raw SQL',
      raw(
        `/* a */ CREATE UNIQUE INDEX IF NOT EXISTS by_owner -- ;
           ON public."incidents" USING btree (lower(owner)) WHERE owner <> ';'`,
      ),
      ['builds the index "by_owner" on the table "incidents" (lower(owner))'],
    ],
    [
      'a unique constraint',
      alter(table => table.unique(['title'])),
      [
        'adds unique ("title") to the table "incidents", with the index "incidents_title_unique"',
      ],
    ],
    [
      'what is done to a table after it was renamed',
      async knex => {
        await knex.schema.renameTable('incidents', 'events');
        await knex.schema.alterTable('events', table => table.index('owner'));
      },
      ['builds the index "events_owner_index" on the table "events" ("owner")'],
    ],
    [
      'what is done to a table that hasTable finds',
      async knex => {
        if (await knex.schema.hasTable('incidents')) {
          await knex.schema.alterTable('incidents', t => t.index('owner'));
        }
      },
      [
        'builds the index "incidents_owner_index" on the table "incidents" ("owner")',
      ],
    ],
    [
      'what is done to a column that hasColumn finds',
      async knex => {
        if (await knex.schema.hasColumn('incidents', 'owner')) {
          await knex.schema.alterTable('incidents', t => t.index('owner'));
        }
      },
      [
        'builds the index "incidents_owner_index" on the table "incidents" ("owner")',
      ],
    ],
    [
      'what is done to a table that is only made where it is missing',
      raw(
        'create table if not exists incidents (id uuid)',
        'create index by_id on incidents (id)',
      ),
      ['builds the index "by_id" on the table "incidents" (id)'],
    ],
    [
      'what is done to a table from elsewhere',
      raw('create index by_id on elsewhere (id)'),
      ['builds the index "by_id" on the table "elsewhere" (id)'],
    ],
    [
      'concurrently in a transaction',
      raw('create index concurrently by_owner on incidents (owner)'),
      ['changes the index "by_owner" concurrently, in a transaction'],
    ],
    [
      'an index dropped concurrently in a transaction',
      raw('drop index concurrently if exists by_owner'),
      ['changes the index "by_owner" concurrently, in a transaction'],
    ],
  ];

  it.each(cases)('%s', async (_, up, expected) => {
    expect(await problems(up)).toEqual(expected);
  });

  it.each<[string, Up]>([
    [
      'in a transaction of its own',
      knex =>
        knex.transaction(trx =>
          trx.raw('create index concurrently by_owner on incidents (owner)'),
        ),
    ],
    [
      'beside another statement',
      raw(
        'drop index by_owner; create index concurrently by_owner on incidents (owner)',
      ),
    ],
  ])('concurrently %s', async (_, up) => {
    expect(await problems(up, alone)).toEqual([
      'changes the index "by_owner" concurrently, in a transaction',
    ]);
  });

  it('null refused in a migration after the one that gave rows a value', async () => {
    const fill = raw('update incidents set owner = 1 where owner is null');
    const refuse = alter(table => table.dropNullable('owner'));
    expect(await problems(fill, {}, refuse)).toHaveLength(1);
  });

  it('null refused where it was allowed before', async () => {
    const allow = alter(table => table.setNullable('title'));
    const refuse = alter(table => table.dropNullable('title'));
    expect(await problems(allow, {}, refuse)).toHaveLength(1);
  });

  it('has a reason and what to write instead', async () => {
    const [verdict] = await judged(alter(table => table.unique(['title'])));
    expect(verdict.reason).toMatch(/^Nobody can .*\.$/);
    expect(verdict.remedy).toContain(
      'create unique index concurrently "incidents_title_unique" on "incidents" ("title"), then alter table "incidents" add constraint "incidents_title_unique" unique using index "incidents_title_unique"',
    );
    expect(verdict.remedy).toContain('{ transaction: false }');
  });
});
