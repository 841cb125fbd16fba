/** One field of a resource, as its line in the blueprint says. */
export interface Field {
  name: string;
  type: string;
  /**
   * What stands in parentheses: an enum's values, a ref's resource, the digits of a
   * decimal, or nothing.
   */
  values: string[];
  optional: boolean;
  /** What a create request that leaves the field out gets, as written in the line. */
  default?: string;
  unique: boolean;
  /** Whether texts that differ in case only are the same value to `unique`. */
  ignoresCase?: boolean;
  index: boolean;
}

/** How the values of one type become those of another. */
export interface Conversion {
  /** SQL for the rows whose value would be lost; without it none is. */
  lost?(column: string): string;
  /** SQL for the nearest value that is one of the other type, where that can be had. */
  nearest?(column: string): string;
  /** Whether PostgreSQL gives it as a text from then on, which it was not before. */
  isText?: boolean;
}

/** A value as JSON has it. */
export type Value = string | number | boolean | object;

/**
 * What the generated code needs to know of a type. Everything that returns a
 * string returns TypeScript.
 */
export interface FieldType {
  name: string;
  /** A line that shows the type in use, for help and error messages. */
  example: string;
  /** What a value is, in Markdown, for the documentation. */
  accepts: string;
  /**
   * Says what is wrong with the values in parentheses; a type without this takes
   * none.
   */
  valuesProblem?(values: string[]): string | undefined;
  /** Why the type takes no `:unique`. */
  notUnique?: string;
  /** Whether the type takes `:unique(ignoreCase)`. */
  hasCase?: boolean;
  /** Why the type takes no `:index`. */
  notIndexed?: string;

  /** How a default is written; a type without this takes none. */
  defaults?: {
    /** What is expected, for messages. */
    expected: string | ((field: Field) => string);
    /** The value of a text in the line, or undefined when it is none. */
    parse(text: string, field: Field): Value | undefined;
  };
  /** How many bytes a value may have in an index, where that is more than 16. */
  bytes?: number;
  /** Whether a field has an index without being told to. */
  alwaysIndexed?: boolean;
  /** Whether an index also brings filters for what is after and before a value. */
  ordered?: boolean;

  /** The Knex column, for example `string('title', 255)`. */
  column(column: string, field: Field): string;
  /** What a reader of the table should know, for the column's comment. */
  comment?(field: Field): string;

  /** The zod schema of a value in a body, without optionality. */
  input(field: Field): string;
  /** The zod schema of a value in a query string, for types that take `:index`. */
  parameter?(field: Field): string;
  /** The zod schema of a value in an answer, without optionality. */
  output(field: Field): string;
  /** The TypeScript type of a value in JSON, in a body and in an answer alike. */
  value(field: Field): string;
  /** What @stagecraft/backend-runtime exports and these expressions use. */
  imports: { input?: string; parameter?: string; fromRow?: string };

  /** The type of the column's value as the databases return it. */
  row(field: Field, resourceType: string): string;
  /**
   * Turns the column's value into that of an answer, where they differ. For an optional
   * field undefined gives null, too: a newer release may have removed the column.
   */
  fromRow?(value: string, field: Field): string;
  /** Turns an input's value into that of the column, where they differ. */
  toColumn?(value: string): string;
  /**
   * The types that a column can have had before it has this one, and which of their
   * values stay behind; from itself, where values in parentheses may differ.
   */
  takes?: Record<string, Conversion | ((from: Field, to: Field) => Conversion)>;

  /** A valid value; 1 and 2 give different ones, in order for ordered types. */
  sample(field: Field, n: 1 | 2): Value;
  /** The longest or largest value that is valid, where there is one. */
  largest?(field: Field): string;
  /** An expression for the nth different value, for unique fields. */
  distinct?(field: Field, n: string): string;
  /** Values that a body must not have. */
  bad(field: Field): string[];
  /** A value that a query must not have. */
  badParameter?(field: Field): string;
}
