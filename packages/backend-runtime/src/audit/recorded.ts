import { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';

/** What the auditor takes as a request. */
export type AuditedRequest = NonNullable<
  AuditorServiceCreateEventOptions['request']
>;

const recorded = new WeakSet<object>();

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** Remembers that what a request asks for is recorded, or what an error refuses. */
export function markRecorded(requestOrError: unknown): void {
  if (isObject(requestOrError)) {
    recorded.add(requestOrError);
  }
}

/** Whether what a request asks for was recorded, or what an error refuses. */
export function isRecorded(requestOrError: unknown): boolean {
  return isObject(requestOrError) && recorded.has(requestOrError);
}
