/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('comments', table => {
    table.comment('Comments');
    table.uuid('id').primary().comment('UUIDv7, so in order of creation');
    table.uuid('incident').notNullable().references('id').inTable('incidents');
    table.text('body').notNullable();
    table.integer('version').notNullable().comment('Goes up with each update');
    table.timestamp('created_at').notNullable();
    table.string('created_by', 255).notNullable().comment('User entity ref');
    table.timestamp('updated_at').notNullable();
    table
      .string('idempotency_key', 255)
      .comment('Idempotency-Key of the request that created the row');
    table.string('idempotency_hash', 64).comment('SHA-256 of the request body');

    table.unique(['created_by', 'idempotency_key']);
    table.index(['incident', 'id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('comments');
};
