import { mockServices } from '@backstage/backend-test-utils';
import { createHmac } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { webhookPresets } from './scheme';
import { WebhookReceiver } from './WebhookReceiver';

const SECRET = `whsec_${Buffer.from('a secret of the tests').toString('base64')}`;

const receiverOf = (ci: object | undefined) =>
  WebhookReceiver.fromConfig(
    mockServices.rootConfig({ data: { costs: { ...(ci && { ci }) } } }),
    'costs.ci',
    webhookPresets.generic,
  );

/** A delivery that was sent so many seconds ago. */
function delivery(age: number, body = '{}') {
  const timestamp = `${Math.round(Date.now() / 1000) - age}`;
  const signature = createHmac('sha256', 'a secret of the tests')
    .update(`1.${timestamp}.${body}`)
    .digest('base64');
  const req = new IncomingMessage(new Socket());
  req.headers = {
    'content-type': 'application/json',
    'webhook-id': '1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  req.push(body);
  req.push(null);
  return Object.assign(req, { is: () => 'application/json' });
}

describe('WebhookReceiver.fromConfig', () => {
  it('takes secrets, and has limits of its own', async () => {
    const receiver = receiverOf({ secrets: ['whsec_b3RoZXI=', SECRET] });
    await expect(receiver.receive(delivery(250))).resolves.toMatchObject({
      id: '1',
    });
    await expect(receiver.receive(delivery(350))).rejects.toThrow(
      'more than 300 seconds from now',
    );
  });

  it('takes other limits', async () => {
    const receiver = receiverOf({
      secrets: [SECRET],
      maxBytes: 5,
      toleranceSeconds: 20,
    });
    await expect(receiver.receive(delivery(10))).resolves.toBeDefined();
    await expect(receiver.receive(delivery(25))).rejects.toThrow(
      'more than 20 seconds from now',
    );
    await expect(receiver.receive(delivery(0, '[1,2,3]'))).rejects.toThrow(
      'too large',
    );
  });

  it.each<[string, object | undefined, string]>([
    [
      'no section',
      undefined,
      'costs.ci is missing (so is one whose environment variable is not set). An example: costs: { ci: { secrets: ["${WEBHOOK_SECRET}"] } }',
    ],
    ['no secrets', {}, 'costs.ci.secrets is missing'],
    [
      'an empty list',
      { secrets: [] },
      'costs.ci.secrets: It must hold at least one secret',
    ],
    [
      'an empty secret',
      { secrets: [SECRET, ' '] },
      'costs.ci.secrets: Secret 2 of the webhook is empty',
    ],
    [
      'a secret of another form',
      { secrets: ['swordfish'] },
      'costs.ci.secrets: Secret 1 of the webhook has to begin with whsec_',
    ],
    ['no number', { secrets: [SECRET], maxBytes: '1 MB' }, 'costs.ci.maxBytes'],
    [
      'no tolerance',
      { secrets: [SECRET], toleranceSeconds: 0 },
      'costs.ci.toleranceSeconds',
    ],
  ])('names the key for %s, and no secret', (_, ci, message) => {
    const attempt = () => receiverOf(ci);
    expect(attempt).toThrow(`Invalid configuration: ${message}`);
    expect(attempt).not.toThrow('swordfish');
  });
});
