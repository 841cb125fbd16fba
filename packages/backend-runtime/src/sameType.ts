// A function is assignable to another one of this form only where both types are one.
type IsSame<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2
    ? true
    : false;

// An interface and the members of a schema's type, written alike.
type Members<Type> = { [Key in keyof Type]: Type[Key] };

/**
 * Whether two types of objects have the same members: each with the same type, optional in
 * both or in neither.
 *
 * @see {@link Assert}, which makes it an error when they do not
 */
export type SameType<One, Other> = IsSame<Members<One>, Members<Other>>;

/**
 * Compiles for `true` only: `Assert<SameType<Incident, z.output<typeof incidentSchema>>>`.
 *
 * @see {@link SameType}
 */
export type Assert<Condition extends true> = Condition;
