import { deliveryParameters } from '@stagecraft/backend-runtime';
import { z } from 'zod';

/** What a list of deliveries can be asked for. */
export const listCiDeliveriesSchema = z.strictObject(deliveryParameters);

/** What a sender gets. */
export const ciReceiptSchema = z.object({
  /** The id of the delivery, by which it is stored once. */
  id: z.string(),
});
