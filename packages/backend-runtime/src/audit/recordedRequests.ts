import { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';

/** What the auditor takes as a request. */
export type AuditedRequest = NonNullable<
  AuditorServiceCreateEventOptions['request']
>;

// As Backstage keeps the credentials of a request.
const recorded = Symbol('stagecraft-recorded');

type Recorded = Partial<Record<typeof recorded, true>>;

/** Remembers that what a request asks for is recorded. */
export function markRecorded(request: AuditedRequest | undefined): void {
  if (request) {
    (request as Recorded)[recorded] = true;
  }
}

/** Whether what a request asks for was recorded. */
export function isRecorded(request: AuditedRequest): boolean {
  return (request as Recorded)[recorded] === true;
}
