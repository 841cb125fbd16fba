import { dateTime, text } from './inputTypes';
import { pageParameters } from './keysetPage';
import { booleanParameter, oneOrMore } from './parameters';
import { Condition } from './whereGiven';

/**
 * The query parameters of the list of any resource, to be spread into a strict object:
 * those of a page, and what narrows a list by the columns that every row has.
 *
 * @see {@link creationConditions}, which takes them once they are parsed
 */
export const listParameters = {
  ...pageParameters,
  /** `true` asks for the total. */
  count: booleanParameter()
    .optional()
    .describe('Whether to count the rows of all pages, as pageInfo.totalItems'),
  /** Any of these, as answers have them. */
  createdBy: oneOrMore(text({ min: 1, max: 255 }))
    .optional()
    .describe('Created by one of these, as answers have it'),
  /** Without the time itself. */
  createdAtAfter: dateTime().optional().describe('Created later than this'),
  /** Without the time itself. */
  createdAtBefore: dateTime().optional().describe('Created earlier than this'),
};

/**
 * Who created what is listed, and when.
 *
 * @see {@link listParameters}, the schema of it
 */
export interface CreationParameters {
  /** What `created_by` is; any of several. */
  createdBy?: string | string[];
  /** What `created_at` is later than. */
  createdAtAfter?: string;
  /** What `created_at` is earlier than. */
  createdAtBefore?: string;
}

/**
 * The conditions that narrow a list by who created a row, and when, for `whereGiven`.
 * The table has columns `created_by` and `created_at`.
 *
 * @param parameters - as `listParameters` parsed them
 * @see {@link whereGiven}
 */
export function creationConditions(
  parameters: CreationParameters,
): Condition[] {
  return [
    ['created_by', '=', parameters.createdBy],
    ['created_at', '>', parameters.createdAtAfter],
    ['created_at', '<', parameters.createdAtBefore],
  ];
}
