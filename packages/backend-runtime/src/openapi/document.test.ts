import { mockErrorHandler } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020';
import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import { dateTime, text } from '../inputTypes';
import { pageParameters, pageSchema } from '../keysetPage';
import { booleanParameter, integerParameter } from '../parameters';
import { entityRef } from '../references';
import { openApiDocument, ResourceOpenApi } from './document';
import { healthOpenApi } from './health';
import {
  errorResponses,
  idempotencyKeyHeader,
  idParameter,
  ifMatchHeader,
  jsonRequest,
  jsonResponse,
  queryParameters,
} from './operations';

const createThing = z.strictObject({
  title: text({ min: 1, max: 255 }),
  owner: entityRef().nullish(),
  since: dateTime().optional(),
});
const thing = z.object({
  id: z.uuid(),
  title: z.string(),
  owner: z.string().nullable(),
  since: z.iso.datetime().nullable(),
});

const things: ResourceOpenApi = {
  schemas: {
    CreateThing: createThing,
    Thing: thing,
    ThingPage: pageSchema(thing),
  },
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: queryParameters(
          z.strictObject({
            ...pageParameters,
            size: integerParameter().optional(),
            open: booleanParameter().optional(),
            since: dateTime().optional(),
            owner: entityRef().optional(),
          }),
        ),
        responses: {
          200: jsonResponse('A page of things', 'ThingPage'),
        },
      },
      post: {
        operationId: 'createThing',
        parameters: [idempotencyKeyHeader],
        requestBody: jsonRequest('CreateThing'),
        responses: {
          201: jsonResponse('The thing', 'Thing', ['ETag', 'Location']),
          ...errorResponses(409),
        },
      },
    },
    '/things/{id}': {
      delete: {
        operationId: 'deleteThing',
        parameters: [idParameter, ifMatchHeader],
        responses: {
          204: { description: 'There is no such thing' },
          ...errorResponses(412),
        },
      },
    },
  },
};

const documentOf = (...resources: ResourceOpenApi[]) =>
  openApiDocument({
    pluginId: 'shed',
    version: '1.0.0',
    packageJson: { name: '@internal/plugin-shed', license: 'Apache-2.0' },
    resources,
  });

// As a client gets it.
const served = (...resources: ResourceOpenApi[]) =>
  JSON.parse(JSON.stringify(documentOf(...resources)));

describe('openApiDocument', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(
      await new Validator().validate(served(things, healthOpenApi)),
    ).toEqual({ valid: true });
    expect(await new Validator().validate(served())).toEqual({ valid: true });
  });

  it('notices a schema that is missing', async () => {
    const { Thing, ...schemas } = things.schemas;
    const document = served({ ...things, schemas });

    expect(await new Validator().validate(document)).toMatchObject({
      valid: false,
      errors: expect.stringContaining('#/components/schemas/Thing'),
    });
  });

  it('has the paths of the plugin below its base path', () => {
    expect(documentOf(things)).toMatchObject({
      openapi: '3.1.0',
      info: {
        title: 'shed',
        version: '1.0.0',
        contact: { name: 'The owners of @internal/plugin-shed' },
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      paths: {
        '/api/shed/things': { get: {}, post: {} },
        '/api/shed/things/{id}': { delete: {} },
      },
    });
    expect(Object.keys(documentOf(things).paths)).toHaveLength(2);
  });

  it('has schemas that accept and refuse what the parsers do', () => {
    const { schemas } = served(things).components;
    const accepts = (name: string, value: unknown) =>
      new Ajv({ validateFormats: false }).validate(schemas[name], value);

    for (const value of [
      { title: 'a' },
      { title: 'a', owner: null, since: '2026-01-01T00:00:00+01:00' },
      { title: '' },
      { title: 'a', since: 'now' },
      { title: 'a', other: 1 },
      {},
    ]) {
      expect([value, accepts('CreateThing', value)]).toEqual([
        value,
        createThing.safeParse(value).success,
      ]);
    }
    const id = '01900000-0000-7000-8000-000000000000';
    const item = { id, title: 'a', owner: null, since: null };
    expect(accepts('ThingPage', { items: [item], pageInfo: {} })).toBe(true);
    // What 3.0 calls nullable.
    expect(schemas.Thing.properties.owner).toEqual({
      type: ['string', 'null'],
    });
    // A later version may answer with more.
    expect(accepts('Thing', { ...item, later: 1 })).toBe(true);
  });

  it('asks for a Backstage token, except where an operation says otherwise', () => {
    const { paths, components } = documentOf(things, healthOpenApi);

    expect(components.securitySchemes.JWT).toMatchObject({ scheme: 'bearer' });
    expect(paths['/api/shed/things'].get).toMatchObject({
      security: [{ JWT: [] }],
    });
    expect(paths['/api/shed/health'].get).toMatchObject({ security: [] });
  });

  it('groups operations by resource, and others by plugin', () => {
    const { tags, paths } = documentOf(
      { ...things, tag: 'Things' },
      healthOpenApi,
    );

    expect(tags).toEqual([
      { name: 'shed', description: 'What there is to do with shed' },
      { name: 'Things', description: 'What there is to do with things' },
    ]);
    expect(paths['/api/shed/things'].get).toMatchObject({ tags: ['Things'] });
    expect(paths['/api/shed/health'].get).toMatchObject({ tags: ['shed'] });
  });

  it.each([
    ['UNLICENSED', 'LicenseRef-UNLICENSED'],
    ['SEE LICENSE IN terms.md', 'LicenseRef-SEE-LICENSE-IN-terms.md'],
    ['(MIT OR Apache-2.0)', '(MIT OR Apache-2.0)'],
  ])('names the license %s as SPDX does', (license, identifier) => {
    const packageJson = { name: 'shed', license };
    const options = { pluginId: 'shed', version: '1.0.0', resources: [] };

    expect(openApiDocument({ ...options, packageJson }).info).toMatchObject({
      license: { name: license, identifier },
    });
    expect(
      openApiDocument({ ...options, packageJson: { name: 'shed' } }).info,
    ).not.toHaveProperty('license');
  });

  it('says in words what a property is by default', () => {
    const schemas = {
      Thing: z.strictObject({
        size: z.int32().default(1),
        tags: z.array(z.string()).describe('Words').default([]),
      }),
    };
    const { Thing: schema } = served({ schemas, paths: {} }).components.schemas;

    expect(schema.required).toBeUndefined();
    expect(schema.properties).toEqual({
      size: expect.objectContaining({ description: 'Without it: 1' }),
      tags: {
        type: 'array',
        items: { type: 'string' },
        description: 'Words. Without it: []',
      },
    });
    expect(schema.properties.size).not.toHaveProperty('default');
  });

  it('describes the errors of the framework', async () => {
    const app = express()
      .use(() => {
        throw new NotFoundError('There is no such thing');
      })
      .use(mockErrorHandler());

    const { body } = await request(app).get('/');

    expect(body.error.message).toBe('There is no such thing');
    const { Error: schema } = served().components.schemas;
    expect(new Ajv().validate(schema, body)).toBe(true);
    expect(new Ajv().validate(schema, {})).toBe(false);
  });

  it('puts resources together, and refuses what comes twice', () => {
    const others: ResourceOpenApi = {
      schemas: { Other: z.object({}) },
      paths: { '/others': {} },
    };

    const { paths, components } = documentOf(things, others);
    expect(Object.keys(paths)).toContain('/api/shed/others');
    expect(Object.keys(components.schemas)).toContain('Other');

    const { schemas } = things;
    expect(() => documentOf(things, { schemas, paths: {} })).toThrow(
      'CreateThing comes twice',
    );
    expect(() =>
      documentOf(things, { schemas: {}, paths: { '/things': {} } }),
    ).toThrow('/things comes twice');
    expect(() =>
      documentOf({ schemas: { Error: z.object({}) }, paths: {} }),
    ).toThrow('Error comes twice');
  });
});
