/** One field of a resource, as its line in the blueprint says. */
export interface Field {
  name: string;
  type: string;
  /** The values of an enum; empty for other types. */
  values: string[];
  optional: boolean;
  unique: boolean;
  index: boolean;
}

/**
 * What the generated code needs to know of a type. Everything that returns a
 * string returns TypeScript.
 */
export interface FieldType {
  name: string;
  /** A line that shows the type in use, for help and error messages. */
  example: string;
  /** Whether the type takes values in parentheses, as an enum does. */
  takesValues?: boolean;
  /** Why the type takes no `:unique`. */
  notUnique?: string;
  /** Why the type takes no `:index`. */
  notIndexed?: string;

  /** The Knex column, for example `string('title', 255)`. */
  column(column: string): string;
  /** What a reader of the table should know, for the column's comment. */
  comment?(field: Field): string;

  /** The zod schema of a value in a body, without optionality. */
  input(field: Field): string;
  /** The zod schema of a value in a query string. */
  parameter(field: Field): string;
  /** The zod schema of a value in an answer, without optionality. */
  output(field: Field): string;
  /** What @stagecraft/backend-runtime exports and these expressions use. */
  imports: { input?: string; parameter?: string; fromRow?: string };

  /** The type of the column's value as the databases return it. */
  row(field: Field, resourceType: string): string;
  /** Turns the column's value into that of an answer. */
  fromRow(value: string, field: Field): string;

  /** A valid value; 1 and 2 give different ones. */
  sample(field: Field, n: 1 | 2): string | number | boolean;
  /** The longest or largest value that is valid, where there is one. */
  largest?: string;
  /** An expression for the nth different value, for unique fields. */
  distinct?(field: Field, n: string): string;
  /** Values that a body must not have. */
  bad(field: Field): string[];
  /** A value that a query must not have. */
  badParameter(field: Field): string;
}
