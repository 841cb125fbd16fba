import { mockCredentials } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import { incidentsMock } from '../__testUtils__/incidentsMock';
import { createOutagesService } from './OutagesService';

const credentials = mockCredentials.user();

describe('outages service', () => {
  it('sums up the open incidents of all pages, on behalf of the user', async () => {
    const incidents = incidentsMock();
    const outages = await createOutagesService({ incidents });

    expect(await outages.list({ credentials })).toEqual([
      {
        service: 'component:default/shop',
        incidents: 2,
        since: '2026-01-01T00:00:00.000Z',
      },
    ]);
    expect(incidents.pages).toHaveBeenCalledWith(
      { limit: 100 },
      expect.objectContaining({ credentials }),
    );
  });

  it('asks for those of one service', async () => {
    const incidents = incidentsMock();
    const outages = await createOutagesService({ incidents });
    const service = 'component:default/shop';

    await outages.list({ service, credentials });

    const [query] = incidents.pages.mock.lastCall!;
    expect(query).toEqual({ service, limit: 100 });
  });

  it('ends in time', async () => {
    const incidents = incidentsMock();
    incidents.pages.mockImplementation(async function* late(_, { signal }) {
      await once(signal!, 'abort');
      throw signal!.reason;
    });
    const outages = await createOutagesService({ incidents, deadline: 10 });

    await expect(outages.list({ credentials })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});
