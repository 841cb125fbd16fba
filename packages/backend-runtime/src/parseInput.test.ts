import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseEntityPath, parseId, parseInput } from './parseInput';

describe('parseInput', () => {
  const schema = z.strictObject({
    name: z.string().toUpperCase(),
    owner: z.strictObject({ tags: z.array(z.string()) }).optional(),
  });

  it('returns what the schema makes of the value', () => {
    expect(parseInput(schema, { name: 'a' }, 'body')).toEqual({ name: 'A' });
  });

  it('names the part, and the path of each field that is wrong', () => {
    const parse = () =>
      parseInput(schema, { name: 1, owner: { tags: ['a', 2] }, x: 3 }, 'body');

    expect(parse).toThrow(InputError);
    expect(parse).toThrow(/^Invalid body: /);
    expect(parse).toThrow(/name: .*owner\.tags\.1: .*"x"/);
  });

  it.each([undefined, null, [], 'text', 1])('refuses %j', value => {
    expect(() => parseInput(schema, value, 'query')).toThrow(
      /^Invalid query: Invalid input/,
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'refuses the unknown field %s',
    field => {
      const value = JSON.parse(`{ "name": "a", "${field}": {} }`);
      expect(() => parseInput(schema, value, 'body')).toThrow(field);
    },
  );
});

describe('parseId', () => {
  const id = '0190C000-0000-7000-8000-00000000000A';

  it('reads the id of a path in lower case', () => {
    expect(parseId({ params: { id } })).toBe(id.toLowerCase());
  });

  it('refuses what is no id, and names it', () => {
    expect(() => parseId({ params: { id: '1' } })).toThrow('Invalid id: ');
  });

  it('reads another parameter, and names that', () => {
    const params = { id, entityId: id.replace('0A', '0B') };
    expect(parseId({ params }, 'entityId')).toMatch(/0b$/);
    params.entityId = 'x';
    expect(() => parseId({ params }, 'entityId')).toThrow('Invalid entityId: ');
  });
});

describe('parseEntityPath', () => {
  const parse = (kind: string, namespace: string, name: string) =>
    parseEntityPath({ params: { kind, namespace, name } });

  it('reads the reference of a path in lower case', () => {
    expect(parse('Component', 'default', 'Web-Site')).toBe(
      'component:default/web-site',
    );
  });

  it.each([
    ['component', 'default', '..'],
    ['component', '..', 'website'],
    ['component', 'default', 'a/b'],
    ['component', 'default', 'website?x'],
    ['a:b', 'default', 'website'],
    ['component', '', 'website'],
    ['', 'default', 'website'],
  ])('refuses %j, %j, %j', (...parts) => {
    expect(() => parse(...parts)).toThrow('Invalid entity: ');
  });
});
