import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { beginEvent, endEvent } from './recordEvent';

/** Records what is refused already, so the auditor cannot keep it from being so. */
export async function recordRefusal(
  { auditor, logger }: { auditor: AuditorService; logger: LoggerService },
  event: Omit<AuditorServiceCreateEventOptions, 'severityLevel'>,
  error: Error,
): Promise<void> {
  const options = { ...event, severityLevel: 'medium' as const };
  await endEvent(logger, options, async () => {
    const begun = await beginEvent(auditor, options);
    await begun.fail({ error });
  });
}
