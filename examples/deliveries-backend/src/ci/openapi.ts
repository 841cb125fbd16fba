import {
  deliverySchema,
  errorResponses,
  idParameter,
  jsonResponse,
  pageSchema,
  queryParameters,
  ResourceOpenApi,
} from '@stagecraft/backend-runtime';
import { ciReceiptSchema, listCiDeliveriesSchema } from './schema';

/** The operations of the webhook ci. */
export const ciOpenApi: ResourceOpenApi = {
  tag: 'Ci deliveries',
  schemas: {
    CiDelivery: deliverySchema,
    CiDeliveryPage: pageSchema(deliverySchema),
    CiReceipt: ciReceiptSchema,
  },
  paths: {
    '/webhooks/ci': {
      post: {
        operationId: 'receiveCiDelivery',
        description: 'Open to senders without a token, which sign the body',
        security: [],
        parameters: [
          {
            name: 'webhook-signature',
            in: 'header',
            required: true,
            description: 'As the sender signs',
            schema: { type: 'string' },
          },
          {
            name: 'webhook-timestamp',
            in: 'header',
            required: true,
            description: 'As the sender signs',
            schema: { type: 'string' },
          },
          {
            name: 'webhook-id',
            in: 'header',
            required: true,
            description: 'As the sender signs',
            schema: { type: 'string' },
          },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: {} } },
        },
        responses: {
          200: jsonResponse('It was there already', 'CiReceipt'),
          202: jsonResponse('It is stored, and handled later', 'CiReceipt'),
          ...errorResponses(401),
        },
      },
    },
    '/webhooks/ci/deliveries': {
      get: {
        operationId: 'listCiDeliveries',
        description:
          'List deliveries without their bodies, newest first by default',
        parameters: queryParameters(listCiDeliveriesSchema),
        responses: { 200: jsonResponse('One page', 'CiDeliveryPage') },
      },
    },
    '/webhooks/ci/deliveries/{id}/retry': {
      post: {
        operationId: 'retryCiDelivery',
        description: 'Have a failed delivery handled again',
        parameters: [idParameter],
        responses: {
          200: jsonResponse('The delivery', 'CiDelivery'),
          ...errorResponses(404, 409),
        },
      },
    },
  },
};
