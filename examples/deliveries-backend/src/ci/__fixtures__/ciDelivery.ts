import { createHash, createHmac, randomUUID } from 'node:crypto';
import { config } from '../../__fixtures__/config';

/** What a sender signs a body with. */
export interface Signing {
  secret?: string;
  /** How many seconds ago it was sent. */
  age?: number;
}

/** The headers of a delivery, as its sender makes them. */
export function signCiDelivery(
  body: string,
  signing: Signing = {},
): Record<string, string> {
  const { secret = config.deliveries.ci.secrets[0], age = 0 } = signing;
  const id = createHash('sha256').update(body).digest('hex');
  const time = `${Math.floor(Date.now() / 1000) - age}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const hmac = createHmac('sha256', key)
    .update(`${id}.${time}.${body}`)
    .digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-signature': `v1,${hmac}`,
    'webhook-timestamp': time,
    'webhook-id': id,
  };
}

/** A delivery that nobody has sent before. */
export function newCiDelivery() {
  const body = JSON.stringify({ number: randomUUID() });
  return { headers: signCiDelivery(body), body };
}
