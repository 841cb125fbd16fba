import { z } from 'zod';
import { WebhookScheme } from './scheme';

/** The keys of a webhook; others may stand beside them. */
export const webhookConfig = z.object({
  secrets: z.array(z.string()).min(1, 'It must hold at least one secret'),
  maxBytes: z.int().positive().optional(),
  toleranceSeconds: z.int().positive().optional(),
});

/** What works, for the errors about these keys. */
export const webhookExample = { secrets: ['${WEBHOOK_SECRET}'] };

/** The same scheme with another tolerance, where one is given. */
export function withTolerance(
  scheme: WebhookScheme,
  toleranceSeconds: number | undefined,
): WebhookScheme {
  const [first, ...others] = scheme.signatures.map(signature =>
    signature.kind === 'hmac' && toleranceSeconds !== undefined
      ? { ...signature, toleranceSeconds }
      : signature,
  );
  return { ...scheme, signatures: [first, ...others] };
}
