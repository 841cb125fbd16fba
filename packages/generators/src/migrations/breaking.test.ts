import {
  alter,
  breakages,
  judged,
  raw,
  type Up,
} from '../__testUtils__/judged.ts';

describe('what breaks replicas of the release before', () => {
  it.each<[string, Up, string[]]>([
    [
      'a column that goes',
      alter(table => table.dropColumn('owner')),
      ['drops the column "owner" of the table "incidents"'],
    ],
    [
      'a column that gets another name, once',
      raw(
        'alter table incidents rename column owner to team',
        'alter table incidents drop column team',
      ),
      ['renames the column "owner" of the table "incidents"'],
    ],
    [
      'a table that goes',
      knex => knex.schema.dropTable('incidents'),
      ['drops the table "incidents"'],
    ],
    [
      'a table that gets another name, once',
      async knex => {
        await knex.schema.renameTable('incidents', 'events');
        await knex.schema.alterTable('events', t => t.dropColumn('owner'));
      },
      ['renames the table "incidents"'],
    ],
    [
      'what goes of a table from elsewhere',
      raw(
        'alter table elsewhere alter column a set not null, drop column b',
        'drop table other',
      ),
      [
        'refuses null in the column "a" of the table "elsewhere"',
        'drops the column "b" of the table "elsewhere"',
        'drops the table "other"',
      ],
    ],
    [
      'null that is refused, also once every row has a value',
      async knex => {
        await knex('incidents').update({ owner: 'nobody' });
        await knex.schema.alterTable('incidents', table => {
          table.dropNullable('owner');
        });
      },
      ['refuses null in the column "owner" of the table "incidents"'],
    ],
    [
      'null that is refused by a constraint, of new rows only',
      raw(
        'alter table incidents add constraint c check (owner is not null) not valid',
      ),
      ['refuses null in the column "owner" of the table "incidents"'],
    ],
    [
      'a type that takes less',
      alter(table => table.string('title', 100).notNullable().alter()),
      [
        'changes the column "title" of the table "incidents" from varchar(255) to varchar(100)',
      ],
    ],
    [
      'a decimal that gets fewer digits',
      alter(table => table.decimal('price', 12, 3).alter()),
      [
        'changes the column "price" of the table "incidents" from decimal(12, 2) to decimal(12, 3)',
      ],
    ],
    [
      'another type',
      raw(
        'alter table incidents alter owner set data type int using (owner::int)',
      ),
      [
        'changes the column "owner" of the table "incidents" from varchar(255) to int',
      ],
    ],
    [
      'values that have to be unique',
      alter(table => table.unique(['title', 'owner'])),
      ['makes ("title", "owner") unique in the table "incidents"'],
    ],
    [
      'an index that has to be unique',
      raw('create unique index i on incidents (lower(title))'),
      ['makes (lower(title)) unique in the table "incidents"'],
    ],
    [
      'values that an enum has no more',
      raw(
        `alter table incidents drop constraint incidents_state_check, add constraint incidents_state_check check ("state" in ('open', 'sent')) not valid`,
        `alter table incidents add check ((kind in ('x')))`,
        `alter table incidents add check (owner in ('a', 'b'))`,
      ),
      [
        'refuses lost in the column "state" of the table "incidents"',
        'refuses y, z in the column "kind" of the table "incidents"',
        'refuses all but a, b in the column "owner" of the table "incidents"',
      ],
    ],
    [
      'other constraints',
      raw(
        'alter table incidents add check (length(title) > 3)',
        'alter table incidents add constraint f foreign key (owner) references users (id)',
      ),
      [
        'adds the constraint check (length(title) > 3) to the table "incidents"',
        'adds the constraint foreign key (owner) references users(id) to the table "incidents"',
      ],
    ],
  ])('%s', async (_, up, expected) => {
    expect(await breakages(up)).toEqual(expected);
  });

  it('has a reason and what to do instead', async () => {
    const [verdict] = await judged(alter(table => table.dropColumn('owner')));
    expect(verdict.reason).toMatch(/^Replicas of the release before .*\.$/);
    expect(verdict.remedy).toContain('into the release after the one');
  });
});

describe('what replicas of the release before live with', () => {
  it.each<[string, Up]>([
    [
      'columns that are added, with what is theirs',
      async knex => {
        await knex.schema.alterTable('incidents', table => {
          table.string('slug').unique();
          table.integer('priority').notNullable().defaultTo(0);
          table.enu('level', ['a', 'b']).index();
          table.unique(['title', 'slug']);
        });
        await knex.raw('alter table incidents add check (priority < 9)');
      },
    ],
    [
      'a column that comes and goes',
      raw(
        'alter table incidents add column note text',
        'alter table incidents rename column note to remark',
        'alter table incidents alter column remark set not null',
        'alter table incidents alter column remark type int using 1',
        'alter table incidents drop column remark',
      ),
    ],
    [
      'a table that comes and goes',
      async knex => {
        await knex.schema.createTable('drafts', table => {
          table.uuid('incident').notNullable().references('incidents.id');
        });
        await knex.schema.renameTable('drafts', 'comments');
        await knex.schema.alterTable('comments', table => {
          table.dropColumn('incident');
        });
        await knex.schema.dropTable('comments');
      },
    ],
    [
      'a type that takes more',
      async knex => {
        await knex.schema.alterTable('incidents', table => {
          table.string('owner', 500).alter();
          table.text('title').notNullable().alter();
        });
        await knex.raw(
          'alter table incidents alter votes type double precision, alter price type numeric(13,3)',
        );
      },
    ],
    [
      'what is allowed from now on',
      alter(table => {
        table.setNullable('title');
        table.dropUnique(['title']);
      }),
    ],
    [
      'values that an enum gets',
      raw(
        `alter table incidents add check (state in ('lost', 'open', 'sent')) not valid`,
        `alter table incidents add check (kind in ('x', 'y', 'z', 'top'))`,
        `comment on column incidents.kind is 'a or b'`,
        `alter table incidents add phase text, add check (phase in ('a'))`,
      ),
    ],
    ['an index', alter(table => table.index('owner'))],
  ])('%s', async (_, up) => {
    expect(await breakages(up)).toEqual([]);
  });
});
