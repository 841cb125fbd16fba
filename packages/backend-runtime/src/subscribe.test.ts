import { mockServices } from '@backstage/backend-test-utils';
import { subscribe } from './subscribe';

const topic = 'costs.budget.exceeded';

async function subscribed(handle: (payload: unknown) => Promise<unknown>) {
  const events = mockServices.events();
  await subscribe(events, { id: 'budgetExceeded', topic, handle });
  return events;
}

describe('subscribe', () => {
  it('hands the payload over, and hears no other topic', async () => {
    const handle = jest.fn();
    const events = await subscribed(handle);
    await events.publish({ topic, eventPayload: { id: 1 } });
    await events.publish({ topic: 'costs.budget', eventPayload: { id: 2 } });
    expect(handle.mock.calls).toEqual([[{ id: 1 }]]);
  });

  it('fails with the causes and no secret', async () => {
    const events = await subscribed(async () => {
      throw Object.assign(new Error('No', { cause: new Error('401') }), {
        headers: { authorization: 'Bearer secret' },
      });
    });
    const error = await events
      .publish({ topic, eventPayload: {} })
      .catch(caught => caught);
    expect(`${error}`).toBe(
      'WorkError: Subscriber budgetExceeded failed: Error: No; caused by Error: 401',
    );
    expect(Object.keys(error)).toEqual([]);
  });
});
