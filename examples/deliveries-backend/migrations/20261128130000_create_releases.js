/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('releases', table => {
    table.comment('Releases that were delivered to production');
    table
      .string('reference', 255)
      .primary()
      .comment('What the system that delivered it calls it');
    table.string('component', 255).notNullable().comment('Entity reference');
    table.timestamp('delivered_at').notNullable();
    table
      .integer('lead_minutes')
      .notNullable()
      .comment('From the first commit to the delivery');

    table.index(['component']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('releases');
};
