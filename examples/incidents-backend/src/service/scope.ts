import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import { RowCriteria } from '@stagecraft/backend-runtime';

/** Which rows of a table somebody has. */
export interface Scope {
  /** What is not among them is not there. */
  read: RowCriteria;
  /** What is not among these, too, stays as it is. */
  change: RowCriteria;
}

/** All of them, for what nobody asks for by HTTP. */
export const everything: Scope = { read: true, change: true };

/** Which rows a decision of the permission policy is about. Whatever is none allows none. */
export function toCriteria<Condition>(
  decision: PolicyDecision,
  transform: ConditionTransformer<Condition>,
): boolean | PermissionCriteria<Condition> {
  return decision.result === AuthorizeResult.CONDITIONAL
    ? transform(decision.conditions)
    : decision.result === AuthorizeResult.ALLOW;
}
