import { guestToken } from '../../bench/load.ts';
import { Client } from '../Client.ts';
import { incidents } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';

const AT_ONCE = 10;
const ROWS = 4;

/** Of many who change the same version at once, one succeeds. */
export const changes: Scenario = {
  what: 'Ten changes at once of the same version of a row, with `If-Match`, over two replicas',
  async run(arena) {
    const total = arena.size(1000);
    const replicas = await arena.serve('torture_changes_', 2);
    const client = new Client(await guestToken(replicas[0].url));
    const list = (index: number) =>
      `${replicas[index % replicas.length].url}/api/${incidents.path}`;
    let rounds = 0;
    let wrong = 0;

    const changeOneRow = async (row: number) => {
      let { body: current } = await client.call(list(row), {
        method: 'POST',
        body: incidents.create(`row ${row}`),
      });
      while (rounds < total) {
        rounds += 1;
        const answers = await Promise.all(
          Array.from({ length: AT_ONCE }, (_, index) =>
            client.call(`${list(index)}/${current.id}`, {
              method: 'PATCH',
              body: incidents.change(`${row} ${rounds} ${index}`),
              headers: { 'If-Match': `"${current.version}"` },
            }),
          ),
        );
        const winners = answers.filter(({ status }) => status === 200);
        const now = await client.call(`${list(row)}/${current.id}`);
        wrong +=
          winners.length === 1 &&
          now.body.version === current.version + 1 &&
          now.body.title === winners[0].body.title
            ? 0
            : 1;
        current = now.body;
      }
    };
    await Promise.all(
      Array.from({ length: ROWS }, (_, row) => changeOneRow(row)),
    );

    return {
      figures: `${rounds} rounds; ${client.statuses}`,
      faults: [
        ...faultsOf([wrong === 0, `${wrong} rounds had not one winner`]),
        ...client.faults([200, 201, 412]),
      ],
    };
  },
};
