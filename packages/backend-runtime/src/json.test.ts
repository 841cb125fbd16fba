import fc from 'fast-check';
import { z } from 'zod';
import { json } from './json';

const isValid = (value: unknown) => json().safeParse(value).success;
const nested = (depth: number) =>
  JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('json', () => {
  it('gives objects and arrays as they are', () => {
    const text =
      '{"b":[1,null,{"__proto__":{"x":true}}],"a":"\\u2028","1":-2.5}';
    const value = JSON.parse(text);

    expect(JSON.stringify(json().parse(value))).toBe(JSON.stringify(value));
    expect(json().parse([])).toEqual([]);
  });

  it.each([null, undefined, 'text', '{}', 1, true])('refuses %j', value => {
    expect(isValid(value)).toBe(false);
  });

  it.each(['"\\u0000"', '"a\\ud800"', '1e400', '-1e400'])(
    'refuses %s wherever it is',
    text => {
      for (const outer of [`[${text}]`, `{"a":[0,{"b":${text}}]}`]) {
        expect(isValid(JSON.parse(outer))).toBe(false);
      }
    },
  );

  it.each(['\\u0000', '\\udc00'])('refuses the key "%s"', key => {
    expect(isValid(JSON.parse(`[{"${key}":1}]`))).toBe(false);
  });

  it('limits the length of the text', () => {
    const schema = json({ max: 20 });

    expect(schema.safeParse({ a: 'x'.repeat(12) }).success).toBe(true);
    expect(schema.safeParse({ a: 'x'.repeat(13) }).success).toBe(false);
    expect(isValid(['漢'.repeat(19_996)])).toBe(true);
    expect(isValid(['漢'.repeat(19_997)])).toBe(false);
  });

  it('limits the depth without running out of stack', () => {
    expect(isValid(nested(32))).toBe(true);
    expect(isValid(nested(33))).toBe(false);
    expect(isValid(nested(1_000_000))).toBe(false);
  });

  it('lets nothing through that its text does not give back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        fc.pre(isValid(value));
        const text = JSON.stringify(json().parse(value));
        expect(text).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('is described in OpenAPI', () => {
    expect(z.toJSONSchema(json(), { target: 'openapi-3.1' })).toEqual({
      anyOf: [
        { type: 'object', additionalProperties: true },
        { type: 'array', items: {} },
      ],
    });
  });
});
