import type { TokenReader } from './TokenReader.ts';

/** What a check says of one column: that it is not null, or which values it takes. */
export interface Check {
  column: string;
  values?: string[];
}

const withoutQuotes = (value: TokenReader) =>
  String(value).replaceAll(/^'|'$/g, '');

/**
 * Reads what stands between the parentheses of a check.
 *
 * @returns undefined when it says anything else
 */
export function readCheck(check: TokenReader | undefined): Check | undefined {
  const nested = check?.parentheses();
  if (!check || nested) {
    return check?.isEmpty() ? readCheck(nested) : undefined;
  }
  const column = check.name();
  if (check.take('is not null')) {
    return check.isEmpty() ? { column } : undefined;
  }
  const values = check.take('in')
    ? check.parentheses()?.list().map(withoutQuotes)
    : undefined;
  return values && check.isEmpty() ? { column, values } : undefined;
}

/** The values that the comment of an enum's column names, as in `low, medium or high`. */
export function valuesInComment(comment: string): string[] | undefined {
  return /^[\w.-]+(?:, [\w.-]+)* or [\w.-]+$/.test(comment)
    ? comment.split(/, | or /)
    : undefined;
}
