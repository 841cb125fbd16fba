import fc from 'fast-check';
import { resolved, type Schema } from './document.ts';
import { collectionsNamed } from './focus.ts';
import { Later } from './values.ts';

/** What values are made with, beside their schema. */
export interface Sources {
  /** Schemas by name. */
  schemas: Record<string, Schema>;
  /** The paths to which ids belong. */
  collections: string[];
  /** Names of which no schema says what is good, but some values are known. */
  strict: string[];
}

/** Texts that some types are strict about, which no schema says. */
const TEXTS = [
  'component:default/shop',
  'Component:Shop',
  'user:development/guest',
  'group:default/team-a',
  'https://example.com/a?b=c',
  'a',
  'A',
  'ä',
  'a\u0308',
  'İstanbul',
  'straße',
  ' blank ',
  '0',
  '%_\\',
  "it's",
  '😀',
  'null',
];

const TIMES = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00.123Z',
  '2026-01-01T00:00:00.123456789Z',
  '2026-01-01T01:00:00+01:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2024-02-29T12:00:00-12:00',
];

/** Values of which one in `weight` and one is of another kind. */
export const rarely = <A, B>(
  often: fc.Arbitrary<A>,
  rare: fc.Arbitrary<B>,
  weight = 12,
): fc.Arbitrary<A | B> =>
  fc.oneof({ weight, arbitrary: often }, { weight: 1, arbitrary: rare });

/**
 * Values that fit a schema.
 *
 * @param name - of the property or parameter, by which values that came back are found
 */
export function validValue(
  schema: Schema,
  sources: Sources,
  name = '',
): fc.Arbitrary<unknown> {
  const fresh = freshValue(schema, sources, name);
  if (schema.format === 'uuid') {
    return later(idPools(name, sources), fresh);
  }
  // What is there already: it collides, it is found, and it is what some types ask for.
  return schema.type === 'string' && name
    ? later([name], fresh, sources.strict.includes(name) ? 12 : 2)
    : fresh;
}

/** Mostly values that answers had. */
export function later(
  pools: string[],
  fresh: fc.Arbitrary<unknown>,
  weight = 6,
): fc.Arbitrary<unknown> {
  const known = fc
    .tuple(fc.constantFrom(...pools), fc.nat(5), fresh)
    .map(([pool, index, otherwise]) => new Later(pool, index, otherwise));
  return fc.oneof(
    { weight, arbitrary: known },
    { weight: 1, arbitrary: fresh },
  );
}

function idPools(name: string, { collections }: Sources): string[] {
  const named = collectionsNamed(name, collections);
  const pools = named.length > 0 ? named : collections;
  return pools.map(path => `id ${path}`);
}

function freshValue(
  schema: Schema,
  sources: Sources,
  name: string,
): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, allOf, type } = schema;
  const fresh = (one: Schema) => validValue(one, sources, name);
  if ($ref) {
    return fresh(resolved(schema, sources.schemas));
  }
  if ('const' in schema) {
    return fc.constant(schema.const);
  }
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  const choice = anyOf ?? oneOf;
  if (choice) {
    const mayBeNull = choice.some(one => one.type === 'null');
    // As long as there is nothing to refer to, a reference that may be left out is.
    return fc
      .oneof(...choice.map(fresh))
      .map(value =>
        mayBeNull && value instanceof Later
          ? new Later(value.pool, value.index, null)
          : value,
      );
  }
  if (allOf) {
    return fc
      .tuple(...allOf.map(fresh))
      .map(values => Object.assign({}, ...(values as object[])));
  }
  if (Array.isArray(type)) {
    return fc.oneof(...type.map(one => fresh({ ...schema, type: one })));
  }
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -(2 ** 31), Number.MIN_SAFE_INTEGER),
        max: Math.min(schema.maximum ?? 2 ** 31 - 1, Number.MAX_SAFE_INTEGER),
      });
    case 'number':
      return fc.double({
        min: schema.minimum,
        max: schema.maximum,
        noNaN: true,
        noDefaultInfinity: true,
      });
    case 'string':
      return validText(schema);
    case 'array':
      return fc.array(fresh(schema.items ?? {}), {
        minLength: schema.minItems,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'object':
      return validObject(schema, sources);
    default:
      return fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' });
  }
}

function validObject(
  { properties = {}, required = [], additionalProperties }: Schema,
  sources: Sources,
): fc.Arbitrary<unknown> {
  if (Object.keys(properties).length === 0) {
    const schema =
      typeof additionalProperties === 'object' ? additionalProperties : {};
    return fc.dictionary(
      fc.constantFrom('a', 'b', 'c.d', 'toString', ''),
      validValue(schema, sources),
    );
  }
  return fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [
        name,
        validValue(schema, sources, name),
      ]),
    ),
    { requiredKeys: required, noNullPrototype: true },
  );
}

function validText(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 100 } = schema;
  const fits = (text: string) =>
    text.length <= maxLength && [...text].length >= minLength;
  switch (format) {
    case 'uuid':
      return fc.oneof(
        fc.uuid(),
        fc.uuid({ version: 7 }).map(id => id.toUpperCase()),
      );
    case 'date-time':
      return fc.oneof(
        fc.constantFrom(...TIMES),
        fc
          .date({
            min: new Date('0001-01-01T00:00:00Z'),
            max: new Date('9999-12-31T00:00:00Z'),
            noInvalidDate: true,
          })
          .map(date => date.toISOString()),
      );
    case 'date':
      return fc
        .constantFrom(...TIMES)
        .map(time => time.slice(0, 'YYYY-MM-DD'.length));
    case 'uri':
      return fc.webUrl({ withQueryParameters: true });
    default:
  }
  if (pattern) {
    return fc.stringMatching(new RegExp(pattern));
  }
  const texts = TEXTS.filter(fits);
  const unit = fc.constantFrom('a', 'B', 'é', 'ß', '中', '😀', ' ', '\n', '"');
  const long = fc
    .constantFrom('x', '中', '😀')
    .map(one => one.repeat(Math.floor(maxLength / one.length)));
  return fc.oneof(
    ...(texts.length > 0
      ? [{ weight: 6, arbitrary: fc.constantFrom(...texts) }]
      : []),
    {
      weight: 2,
      arbitrary: fc.string({ unit, maxLength: 12 }).filter(fits),
    },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).filter(fits),
    },
    { weight: 1, arbitrary: long },
  );
}
