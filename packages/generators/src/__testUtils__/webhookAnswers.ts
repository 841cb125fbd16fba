/** A webhook by a preset, as a command is asked for it. */
export const ci = {
  plugin: 'costs',
  name: 'ci',
  preset: 'github',
  services: 'knex',
};

/** The same with a scheme of its own. */
export const own = {
  ...ci,
  preset: undefined,
  header: 'X-Signature',
  algorithm: 'sha512',
};
