/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ci_deliveries', table => {
    table.comment('Deliveries of the webhook ci');
    table.uuid('id').primary().comment('UUIDv7, so in order of arrival');
    table
      .string('delivery_id', 255)
      .notNullable()
      .comment('Id that the sender gave, or sha256: and the hash of the body');
    table.string('event', 255).comment('Name that the sender gave');
    table.text('body').notNullable().comment('JSON as it came');
    table
      .string('status', 255)
      .notNullable()
      .comment('pending, handled or failed');
    table.integer('tries').notNullable().comment('How many have begun');
    table
      .timestamp('next_try_at')
      .notNullable()
      .comment('When a pending one is due; put off while it is being handled');
    table.text('error').comment('What came of the last try that failed');
    table.timestamp('received_at').notNullable();
    table.timestamp('handled_at');

    table.unique(['delivery_id']);
    table.index(['status', 'next_try_at']);
    table.index(['handled_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ci_deliveries');
};
