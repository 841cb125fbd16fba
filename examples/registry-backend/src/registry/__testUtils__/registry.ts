import { http, HttpResponse } from 'msw';

/** Where the registry is, by the configuration for tests. */
export const baseUrl = 'https://registry.example.com/api';

/** What the registry answers in tests. */
export const registryHandlers = [
  http.get(`${baseUrl}/items/team/sample`, () =>
    HttpResponse.json({ name: 'team/sample', size: 5 }),
  ),
  http.get(`${baseUrl}/items/team/sample/versions`, ({ request }) =>
    HttpResponse.json(
      new URL(request.url).searchParams.has('cursor')
        ? { versions: [{ name: 'v1' }] }
        : { versions: [{ name: 'v2' }], next: 'after-v2' },
    ),
  ),
];

/** An entity of the catalog that the registry knows. */
export const registryEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    namespace: 'default',
    name: 'sample-registry',
    annotations: { 'example.com/repository': 'team/sample' },
  },
};
