import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseId, parseQuery } from '@stagecraft/backend-runtime';
import express from 'express';
import Router from 'express-promise-router';
import { CiDeliveries } from './createCiDeliveries';
import { CiReceiver } from './createCiReceiver';
import { listCiDeliveriesSchema } from './schema';

/**
 * Receives deliveries from senders without credentials, and shows users what became of
 * them. It comes before the parser of JSON: a signature is over the bytes as they were
 * sent.
 */
export function createCiRoutes(deps: {
  httpAuth: HttpAuthService;
  ciDeliveries: CiDeliveries;
  ciReceiver: CiReceiver;
}): express.Router {
  const { httpAuth, ciDeliveries, ciReceiver } = deps;
  const router = Router();

  router.post('/webhooks/ci', async (req, res) => {
    const delivery = await ciReceiver.receive(req);
    const isNew = await ciDeliveries.store(delivery);

    res.status(isNew ? 202 : 200).json({ id: delivery.id });
  });

  // The path is open to every method, and with all that is below it.
  router.use('/webhooks/ci', async req => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    return 'next';
  });

  router.get('/webhooks/ci/deliveries', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    const query = parseQuery(listCiDeliveriesSchema, req);

    res.json(await ciDeliveries.list(query));
  });

  router.post('/webhooks/ci/deliveries/:id/retry', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });

    res.json(await ciDeliveries.retry(parseId(req)));
  });

  return router;
}
