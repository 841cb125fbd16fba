// Words that cannot be a variable, or a private member, of a TypeScript module.
const keywords =
  'arguments await break case catch class const constructor continue debugger default delete do else enum eval export exports extends false finally for function if implements import in instanceof interface let module new null package private protected public require return static super switch this throw true try typeof undefined var void while with yield';

// Types that the code of a resource uses, or that every OpenAPI document has; one
// of the same name would hide them there.
const types =
  'boolean changeOptions conflictError createOptions date error inputError jSON notFoundError object page preconditionFailedError promise readOptions writePrincipal';

// What the code and the tests of a resource call their own things. The names of
// functions are here where a resource's would be the same, as in `toColumns`.
const locals =
  'app beforeEach body columns coreServices createBackendPlugin created createdBy createRouter creationConditions credentials current database deleted deps describe env errorFilter expect express field foldCase formatETag hashBody healthOpenApi httpAuth httpRouter id idCursor idempotency ifMatch input insertOnce isConstraintError isoString it jest jsonTypes keysetPage knex logger migrate migrationsDirectory mockCredentials mockErrorHandler mockServices now openApi openApiDocument openPaths options origin packageJson parameter parseBody parseId parseIdempotency parseIfMatch parseQuery patch path pickDefined query readBigint readDecimal req request res refuse refusedChange resourceId response router row rowId status testDatabases toColumns toIsoString updated uuid value values whereGiven';

const HEALTH = 'the path of the health check';

const reasons = new Map(
  (
    [
      [keywords, 'a word of TypeScript'],
      [types, 'the name of a type that the code uses'],
      [locals, 'what the generated code calls its own'],
      ['health', HEALTH],
    ] as const
  ).flatMap(([names, reason]) =>
    names.split(' ').map(name => [name, reason] as const),
  ),
);

/**
 * Says what a name stands for in the code that every plugin has.
 *
 * @param name - in camelCase
 * @returns the reason why nothing else can have it, or undefined when it is free
 */
export function takenReason(name: string): string | undefined {
  return reasons.get(name);
}

/**
 * Says why a resource cannot have a name. What the code calls something else is no
 * reason: there the resource has another one.
 *
 * @param name - singular or plural, in camelCase
 * @returns the reason, or undefined when the name is free
 * @see {@link codeNames}
 */
export function reservedReason(name: string): string | undefined {
  if (/^(?:knex|pg|sqlite)[A-Z]/.test(name)) {
    return 'like the names of tables that the database keeps for itself';
  }
  return name === 'health' ? HEALTH : undefined;
}

/** Fields that every row has. */
export const rowFields = [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'idempotencyKey',
  'idempotencyHash',
];

/** Columns that PostgreSQL gives to every table. */
export const systemColumns = [
  'cmax',
  'cmin',
  'ctid',
  'tableoid',
  'xmax',
  'xmin',
];

/** Parameters that every list has; a filter cannot be called like one. */
export const listParameters = ['limit', 'cursor', 'order'];

/** Names that JavaScript gives to every object. */
export const objectMembers = Object.getOwnPropertyNames(Object.prototype);
