/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('incidents', table => {
    table.comment('Incidents');
    table.uuid('id').primary().comment('UUIDv7, so in order of creation');
    table.string('title', 255).notNullable();
    table.string('severity', 255).notNullable().comment('low, medium or high');
    table.text('summary');
    table.timestamp('started_at').notNullable();
    table.string('service', 255).comment('Entity reference');
    table.string('reference', 255);
    table.boolean('acknowledged').notNullable();
    table.integer('impacted_users');
    table.integer('version').notNullable().comment('Goes up with each update');
    table.timestamp('created_at').notNullable();
    table.string('created_by', 255).notNullable().comment('User entity ref');
    table.timestamp('updated_at').notNullable();
    table
      .string('idempotency_key', 255)
      .comment('Idempotency-Key of the request that created the row');
    table.string('idempotency_hash', 64).comment('SHA-256 of the request body');

    table.unique(['created_by', 'idempotency_key']);
    table.unique(['reference']);
    table.index(['severity', 'id']);
    table.index(['started_at', 'id']);
    table.index(['service', 'id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incidents');
};
