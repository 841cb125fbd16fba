import { createHmac } from 'node:crypto';
import type { Operation } from './document.ts';
import type { Sent } from './wire.ts';

/** What `dev/index.ts` of the plugins has as secrets. */
const STANDARD = Buffer.from('only for tests');
const PLAIN = 'only for tests';

const signers: Record<string, (body: Buffer) => Record<string, string>> = {
  'webhook-signature': body => {
    const time = `${Math.floor(Date.now() / 1000)}`;
    const id = `msg_${createHmac('sha256', 'id').update(body).digest('hex').slice(0, 8)}`;
    const signature = createHmac('sha256', STANDARD)
      .update(`${id}.${time}.`)
      .update(body)
      .digest('base64');
    return {
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': `v1,${signature}`,
    };
  },
  'x-hub-signature-256': body => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', PLAIN).update(body).digest('hex')}`,
  }),
  'x-gitlab-token': () => ({ 'x-gitlab-token': PLAIN }),
};

/** Adds the headers of a sender that knows the secret, where an operation asks for them. */
export function signed(sent: Sent, { parameters }: Operation): Sent {
  const name = parameters
    .filter(one => one.in === 'header')
    .map(one => one.name.toLowerCase())
    .find(one => Object.hasOwn(signers, one));
  if (name === undefined) {
    return sent;
  }
  const own = signers[name](sent.body ?? Buffer.alloc(0));
  const others = Object.entries(sent.headers).filter(
    ([header]) => !Object.hasOwn(own, header.toLowerCase()),
  );
  return { ...sent, headers: { ...Object.fromEntries(others), ...own } };
}
