import { z } from 'zod';
import { ColumnCondition } from './whereCriteria';

/**
 * What a permission rule about one column is made of.
 *
 * @see {@link columnRule}
 */
export interface ColumnRule<
  Field extends string,
  Of extends ColumnCondition['values'][number],
> {
  /** The schema of its parameters. */
  paramsSchema: z.ZodObject<{
    /** Of which the field has one. */
    values: z.ZodArray<z.ZodType<Of, Of>>;
  }>;

  /**
   * Tells whether the rule applies to what was read.
   *
   * @param resource - what was read
   * @param params - the values, of which its field has one
   */
  apply(
    resource: { [Name in Field]: unknown },
    params: {
      /** Of which the field has one. */
      values: Of[];
    },
  ): boolean;

  /**
   * Tells which rows the rule is about.
   *
   * @param params - the values, of which their column has one
   */
  toQuery(params: {
    /** Of which the column has one. */
    values: Of[];
  }): ColumnCondition;
}

/**
 * Makes what a permission rule about one column is made of, from one definition: whether
 * it applies to what was read, and which rows it is about.
 *
 * @param field - the field of what was read
 * @param column - the column of its rows, which has the same values
 * @param value - the schema of one value, as clients send it; what it makes of it is
 *   compared, so that equal values are the same text
 * @returns what `createPermissionRule` asks for beside names and the resource: the
 *   parameter is `values`, one of which the field has
 * @see https://backstage.io/docs/permissions/plugin-authors/03-adding-a-resource-permission-check
 */
export function columnRule<
  Field extends string,
  Of extends ColumnCondition['values'][number],
>(
  field: Field,
  column: string,
  value: z.ZodType<Of | undefined>,
): ColumnRule<Field, Of> {
  // JSON has no undefined.
  const values = z.array(value as z.ZodType<Of, Of>);
  const paramsSchema = z.object({
    values: values.describe(`What ${field} is one of`),
  });
  return {
    paramsSchema,
    apply: (resource, params) =>
      paramsSchema.parse(params).values.some(one => one === resource[field]),
    toQuery: params => ({ column, values: paramsSchema.parse(params).values }),
  };
}
