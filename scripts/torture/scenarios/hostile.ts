import { guestToken } from '../../bench/load.ts';
import { Client } from '../Client.ts';
import { authPaths } from '../hostile/authPaths.ts';
import {
  anyAddresses,
  anyBodies,
  refused,
  sqlTexts,
} from '../hostile/inputs.ts';
import { malformed } from '../hostile/malformed.ts';
import { bytesOf, sendBytes, type WireRequest } from '../hostile/wire.ts';
import { things } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';

const HEALTH = /\r\n\r\n(\w+\r\n)?\{\s*"status":\s*"ok"\s*\}/;

/** Requests that mean harm are refused, break nothing, and learn nothing. */
export const hostile: Scenario = {
  what: 'Requests that mean harm: around the auth policy, SQL, prototypes, fields that are the server’s, malformed JSON and HTTP, and random bodies and addresses, on a resource with a field of every type',
  async run(arena) {
    const count = arena.size(400);
    const [{ url }] = await arena.serve('torture_hostile_', 1);
    const token = await guestToken(url);
    const client = new Client(token);
    const faults: string[] = [];
    const send = async (
      bytes: Buffer,
      isGood: (status: number, text: string) => boolean,
    ) => {
      const { status, text } = await sendBytes(url, bytes);
      client.note(status, text);
      if (!isGood(status, text)) {
        faults.push(
          `${status} for ${bytes.toString('latin1').replaceAll(token, '…').slice(0, 400)}`,
        );
      }
    };
    const signed = (request: WireRequest) =>
      bytesOf({
        ...request,
        headers: { ...request.headers, Authorization: `Bearer ${token}` },
      });

    // There is something to find, and it keeps what it was given.
    for (const text of sqlTexts) {
      const { status, body } = await client.call(`${url}/api/${things.path}`, {
        method: 'POST',
        body: { ...things.create(text), description: text },
      });
      if (status !== 201 || body.code !== text || body.description !== text) {
        faults.push(`${status} for a text that is ${text}`);
      }
    }

    for (const request of authPaths) {
      await send(bytesOf(request), (status, text) =>
        status === 200 ? HEALTH.test(text) : status >= 400 && status < 500,
      );
    }
    for (const request of refused) {
      await send(signed(request), status => status >= 400 && status < 500);
    }
    for (const request of [...anyBodies(count), ...anyAddresses(count)]) {
      await send(signed(request), status => status >= 200 && status < 500);
    }
    for (const bytes of malformed(`Bearer ${token}`)) {
      await send(bytes, status => status < 500);
    }

    const list = await client.call(
      `${url}/api/${things.path}?limit=100&order=asc`,
    );
    const kept = list.body.items.slice(0, sqlTexts.length);
    return {
      figures: `${authPaths.length} ways around credentials, ${refused.length} to be refused, ${4 * count} random, ${malformed('').length} malformed; ${client.statuses}`,
      faults: [
        ...faults,
        ...client.leaks,
        ...faultsOf([
          kept.every(
            (item: any, index: number) => item.code === sqlTexts[index],
          ),
          'the rows are not what they were',
        ]),
      ],
    };
  },
};
