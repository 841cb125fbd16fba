/**
 * Whether two types of objects have the same members: each with the same type, optional in
 * both or in neither.
 *
 * @see {@link Assert}, which makes it an error when they do not
 */
export type SameType<One, Other> =
  // An interface and what a schema gives are written alike. A function is assignable to
  // another one of this form only where both types are one.
  (<T>() => T extends { [Key in keyof One]: One[Key] } ? 1 : 2) extends <
    T,
  >() => T extends { [Key in keyof Other]: Other[Key] } ? 1 : 2
    ? true
    : false;

/**
 * Compiles for `true` only: `Assert<SameType<Incident, z.output<typeof incidentSchema>>>`.
 *
 * @see {@link SameType}
 */
export type Assert<Condition extends true> = Condition;
