import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { leakIn } from '../torture/leaks.ts';
import type { Document, Operation, Schema } from './document.ts';
import type { Step } from './steps.ts';
import { headOf, type Answer, type Sent } from './wire.ts';

/** Of a head that is longer, Node makes 431 before any plugin sees it. */
const LONG_HEAD = 8_000;

const fits = (schema: z.ZodType) => (text: string) =>
  schema.safeParse(text).success;

/** What documents say of texts; ajv knows no format by itself. */
const formats = {
  uuid: fits(z.uuid()),
  uri: fits(z.url()),
  date: fits(z.iso.date()),
  'date-time': fits(z.iso.datetime({ offset: true })),
};

const ERROR = { $ref: '#/components/schemas/Error' };

/** Holds answers against what a document says of them. */
export class Answers {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  readonly #checks = new Map<Schema, ValidateFunction>();
  readonly #components: object;

  constructor({ components }: Document) {
    const { schemas } = components;
    this.#components = {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, closed(schema)]),
      ),
    };
  }

  /** What is wrong with an answer; undefined when nothing is. */
  fault(step: Step, sent: Sent, answer: Answer): string | undefined {
    const { operation, caller } = step;
    const { status, headers, text } = answer;
    if (status === 0) {
      return `no answer: ${text}`;
    }
    if (status >= 500 && !mayFail(operation, status)) {
      return `it answers ${status}`;
    }
    if (status < 400 && !operation.isOpen && isStranger(caller)) {
      return `it answers ${status} to a caller without credentials`;
    }
    const leak = leakIn(text);
    if (status >= 400 && leak && !isEcho(leak, sent)) {
      return `it tells ${leak}`;
    }
    if (status === 431 && headOf(sent).length > LONG_HEAD) {
      return undefined;
    }
    const described = operation.responses
      ? operation.responses[status]
      : status >= 400 && { content: { 'application/json': { schema: ERROR } } };
    if (!described) {
      return `it answers ${status}, which is not documented`;
    }
    const missing = Object.keys(
      ('headers' in described && described.headers) || {},
    ).find(name => headers[name.toLowerCase()] === undefined);
    if (missing) {
      return `the documented header ${missing} is missing`;
    }
    return this.#faultOfBody(described.content, headers, text);
  }

  #faultOfBody(
    content: Record<string, { schema?: Schema }> | undefined,
    headers: Answer['headers'],
    text: string,
  ): string | undefined {
    if (!content) {
      return text === '' ? undefined : 'it has a body, which is not documented';
    }
    const type = (headers['content-type'] ?? 'none').split(';')[0];
    const schema = content[type]?.schema;
    if (!schema) {
      return `its content type is ${type}, which is not documented`;
    }
    if (type !== 'application/json') {
      return undefined;
    }
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return 'its body is not JSON';
    }
    const check = this.#checkOf(schema);
    if (check(body)) {
      return undefined;
    }
    const errors = check.errors!.map(
      ({ instancePath, message, params }) =>
        `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
    );
    return `it does not fit its schema: ${[...new Set(errors)].slice(0, 3).join('; ')}`;
  }

  #checkOf(schema: Schema): ValidateFunction {
    let check = this.#checks.get(schema);
    if (!check) {
      check = this.#ajv.compile({
        ...closed(schema),
        components: this.#components,
      });
      this.#checks.set(schema, check);
    }
    return check;
  }
}

/** Whether nothing shows who a caller is. */
const isStranger = (caller: Step['caller']) =>
  caller === 'nobody' || caller === 'forged';

// What another system does to a plugin that asks it is no fault of the plugin.
function mayFail({ responses }: Operation, status: number): boolean {
  const asksOthers = responses?.[502] ?? responses?.[504];
  return asksOthers !== undefined && [502, 503, 504].includes(status);
}

// What a client sent may come back.
function isEcho(leak: string, { path, body, headers }: Sent): boolean {
  const [, inJson] = /\((.*)\)$/s.exec(leak)!;
  const words = inJson.replaceAll('\\"', '"');
  const sent = [decode(path), body?.toString(), JSON.stringify(headers)];
  return sent.some(text => text?.includes(words));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * A schema that takes no property which it does not name. Documents leave that open, so
 * that a later version may answer with more, but this one answers what it says.
 */
function closed(schema: Schema): Schema {
  return map(schema, true) as Schema;
}

function map(one: unknown, mayClose: boolean): unknown {
  if (Array.isArray(one)) {
    return one.map(each => map(each, mayClose));
  }
  if (!(one instanceof Object)) {
    return one;
  }
  const inside = Object.fromEntries(
    Object.entries(one).map(([key, value]) => [
      key,
      // What is described in parts is closed as a whole.
      ['enum', 'const'].includes(key) ? value : map(value, key !== 'allOf'),
    ]),
  );
  const { type, properties, allOf } = one as Schema;
  const isObject =
    allOf !== undefined || (type === 'object' && properties !== undefined);
  return isObject && mayClose && !('additionalProperties' in one)
    ? { ...inside, unevaluatedProperties: false }
    : inside;
}
