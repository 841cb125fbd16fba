import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';

interface LinkService {
  linkTo(id: string): string;
}

const linkServiceRef = createServiceRef<LinkService>({ id: 'example.links' });

const linkServiceFactory = createServiceFactory({
  service: linkServiceRef,
  deps: {
    config: coreServices.rootConfig,
    plugin: coreServices.pluginMetadata,
  },
  factory({ config, plugin }) {
    const baseUrl = config.getString('app.baseUrl');
    return { linkTo: id => `${baseUrl}/${plugin.getId()}/${id}` };
  },
});

describe('linkServiceFactory', () => {
  const withConfig = (data: { app?: { baseUrl: string } }) =>
    ServiceFactoryTester.from(linkServiceFactory, {
      dependencies: [mockServices.rootConfig.factory({ data })],
    });

  it('makes a service of its own for each plugin', async () => {
    const tester = withConfig({ app: { baseUrl: 'https://dev.example.com' } });
    const incidents = await tester.getSubject('incidents');
    const deployments = await tester.getSubject('deployments');

    expect(incidents.linkTo('1')).toBe('https://dev.example.com/incidents/1');
    expect(deployments.linkTo('1')).toContain('/deployments/');
  });

  it('names the configuration that is missing', async () => {
    await expect(withConfig({}).getSubject()).rejects.toThrow('app.baseUrl');
  });
});
