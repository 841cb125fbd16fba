import { authServiceFactory } from '@backstage/backend-defaults/auth';
import {
  mockServices,
  ServiceFactoryTester,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  createTestDatabases,
  startTogether,
} from '@stagecraft/backend-testkit';
import request from 'supertest';
import { auditorFactory } from './__testUtils__/auditEvents';
import { minimalIncident } from './incidents/__fixtures__/incidents';
import { incidentEntities } from './incidents/__testUtils__/entities';
import { incidentsPlugin } from './plugin';

const path = '/api/incidents/incidents';

const databases = createTestDatabases();

// Several instances of the plugin that share one PostgreSQL, as in production, with the
// service of Backstage that keeps its keys beside the plugin's tables.
async function startReplicas() {
  const backend = databases.postgresConfig();
  const config = mockServices.rootConfig.factory({ data: { backend } });
  // It makes its tables without a lock, so one replica has to be the first.
  await ServiceFactoryTester.from(authServiceFactory, {
    dependencies: [config, mockServices.discovery.factory()],
  }).getSubject('incidents');

  const start = () =>
    startTestBackend({
      features: [
        incidentsPlugin,
        authServiceFactory,
        config,
        auditorFactory,
        catalogServiceMock.factory({ entities: [...incidentEntities] }),
      ],
    });
  return startTogether(backend, 'incidents', [start, start]);
}

describe('replicas', () => {
  let replicas: Awaited<ReturnType<typeof startReplicas>>;

  beforeAll(async () => {
    replicas = await startReplicas();
  }, 60_000);

  it('start at once on an empty database', async () => {
    for (const { server } of replicas) {
      expect((await request(server).get(path)).status).toBe(200);
    }
  });

  const onReplica = (index: number) =>
    request(replicas[index % replicas.length].server);

  const burst = (send: (index: number) => request.Test) =>
    Promise.all(Array.from({ length: 20 }, (_, index) => send(index)));

  it('answer a retried request once, with what each other stored', async () => {
    const answers = await burst(index =>
      onReplica(index)
        .post(path)
        .set('Idempotency-Key', 'key-1')
        .send(minimalIncident),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await onReplica(0).get(path)).body.items).toEqual([
      answers[1].body,
    ]);
  });

  it('let one of many changes to the same version win', async () => {
    const {
      items: [{ id }],
    } = (await onReplica(0).get(path)).body;

    const answers = await burst(index =>
      onReplica(index)
        .patch(`${path}/${id}`)
        .set('If-Match', '"1"')
        .send({ title: 'title 2' }),
    );

    const [winner, ...others] = answers.sort((a, b) => a.status - b.status);
    expect(winner.status).toBe(200);
    expect(others.map(({ status }) => status)).toEqual(Array(19).fill(412));
    expect((await onReplica(1).get(`${path}/${id}`)).body).toEqual(winner.body);
  });
});
