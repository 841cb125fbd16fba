import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { config } from '../__fixtures__/config';
import { createRegistryClient } from './createRegistryClient';
import { createRegistryEntities } from './RegistryEntities';

const entityRef = 'component:default/website';
const credentials = mockCredentials.user();

describe('registry entities', () => {
  const catalog = catalogServiceMock.mock();
  const registry = createRegistryClient({
    logger: mockServices.logger.mock(),
    rootConfig: mockServices.rootConfig({ data: config }),
  });
  const entities = createRegistryEntities({ catalog, registry });

  const annotated = (annotations?: Record<string, string>) =>
    catalog.getEntityByRef.mockResolvedValueOnce({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'website', annotations },
    });
  const find = () => entities.find(entityRef, { credentials });

  it('reads the entity as the caller', async () => {
    annotated({ 'example.com/repository': 'team/website' });

    expect(await find()).toEqual({
      client: registry,
      name: 'team/website',
    });
    expect(catalog.getEntityByRef.mock.calls).toEqual([
      [entityRef, { credentials }],
    ]);
  });

  it('finds nothing where the caller may see no entity', async () => {
    catalog.getEntityByRef.mockResolvedValueOnce(undefined);
    await expect(find()).rejects.toThrow(`There is no entity ${entityRef}`);
  });

  it.each<Record<string, string> | undefined>([
    undefined,
    {},
    { 'example.com/repository': '' },
  ])('names the annotation that is missing in %j', async annotations => {
    annotated(annotations);
    await expect(find()).rejects.toThrow(
      `${entityRef} has no annotation example.com/repository`,
    );
  });
});
