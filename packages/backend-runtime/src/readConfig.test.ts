import { mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import { readConfig } from './readConfig';

const schema = z.object({
  baseUrl: z.url(),
  token: z.string().min(8).optional(),
  retries: z.number().int().default(2),
  hosts: z.array(z.strictObject({ name: z.string() })).default([]),
});
const example = {
  baseUrl: 'https://registry.example.com',
  token: '${REGISTRY_TOKEN}',
};
const line =
  'An example: quay: { registry: { baseUrl: "https://registry.example.com", token: "${REGISTRY_TOKEN}" } }';

function read(registry?: unknown) {
  const data = { quay: { other: true, registry } } as object;
  const config = mockServices.rootConfig({ data: data as {} });
  return () => readConfig(config, 'quay.registry', schema, example);
}

it('gives the parsed section', () => {
  expect(read({ baseUrl: 'https://a.b' })()).toEqual({
    baseUrl: 'https://a.b',
    retries: 2,
    hosts: [],
  });
});

it.each([
  [undefined, 'quay.registry is missing'],
  [{}, 'quay.registry.baseUrl is missing'],
  [{ baseUrl: 'x' }, 'quay.registry.baseUrl: Invalid URL'],
  [[], 'quay.registry: Invalid input: expected object, received array'],
  [
    { baseUrl: 'https://a.b', hosts: [{ name: 'a' }, { name: 1 }] },
    'quay.registry.hosts[1].name: Invalid input: expected string, received number',
  ],
])('names the key, the problem and an example for %j', (section, problem) => {
  expect(read(section)).toThrow(problem);
  expect(read(section)).toThrow(line);
  expect(read(section)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('\n') }),
  );
});

it('says so when there is no section above', () => {
  const config = mockServices.rootConfig({ data: { quay: 's3cr3t' } });
  expect(() => readConfig(config, 'quay.registry', schema, example)).toThrow(
    /^(?!.*s3cr3t)Invalid configuration: quay\.registry: .*'quay'.* got string, wanted object.*An example: quay: \{/,
  );
});

it('names all that is wrong in one error', () => {
  expect(read({ token: 'short', retries: 'many' })).toThrow(
    /^Invalid configuration: quay\.registry\.baseUrl is missing \(.*\); quay\.registry\.token: .*; quay\.registry\.retries: .*\. An example: /,
  );
});

it('never repeats a value', () => {
  const secret = 'c0ffee';
  const config = mockServices.rootConfig({ data: { a: secret } });
  for (const one of [
    z.string().max(3),
    z.string().regex(/^x/),
    z.enum(['x', 'y']),
    z.literal('x'),
    z.url(),
    z.uuid(),
    z.number(),
    z.object({}),
    z.union([z.number(), z.string().startsWith('x')]),
    z.coerce.number(),
    z.stringbool(),
    z.iso.duration(),
  ]) {
    expect(() => readConfig(config, 'a', one as z.ZodType, 'x')).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining(secret),
      }),
    );
  }
});
