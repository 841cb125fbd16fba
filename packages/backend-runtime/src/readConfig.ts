import { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';

/**
 * Reads a section of the configuration once, when a plugin starts.
 *
 * @param config - the configuration of the backend
 * @param key - the full key of the section
 * @param schema - what the section may hold; messages of its own must not repeat a value
 * @param example - a section that works, for the error; it takes the place of secrets by
 *   a reference to the environment
 * @returns the parsed section
 * @throws Error that names every key that is missing or malformed, and gives the example
 *   as a line of YAML; it never holds a value of the configuration
 * @see https://backstage.io/docs/conf/writing
 */
export function readConfig<Schema extends z.ZodType>(
  config: Pick<RootConfigService, 'getOptional'>,
  key: string,
  schema: Schema,
  example: z.input<Schema>,
): z.output<Schema> {
  const invalid = (problems: string[]) =>
    new Error(
      `Invalid configuration: ${problems.join('; ')}. An example: ${exampleLine(
        key,
        example,
      )}`,
    );
  let section: unknown;
  try {
    section = config.getOptional(key);
  } catch (error) {
    // Something above it is no section; Backstage names it, and no value.
    throw invalid([`${key}: ${(error as Error).message}`]);
  }
  const result = schema.safeParse(section);
  if (result.success) {
    return result.data;
  }
  throw invalid(
    result.error.issues.map(({ path, message }) =>
      valueAt(section, path) === undefined
        ? `${keyAt(key, path)} is missing (so is one whose environment variable is not set)`
        : `${keyAt(key, path)}: ${message}`,
    ),
  );
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, step) => (within as Record<PropertyKey, unknown>)?.[step],
    value,
  );
}

// As Backstage's own errors name them: `a.b[0].c`.
function keyAt(key: string, path: PropertyKey[]): string {
  return path.reduce<string>(
    (above, step) =>
      typeof step === 'number'
        ? `${above}[${step}]`
        : `${above}.${String(step)}`,
    key,
  );
}

// JSON is YAML; braces with spaces and keys without quotes are how people write it.
function exampleLine(key: string, example: unknown): string {
  const yaml = (value: unknown): string => {
    if (Array.isArray(value)) {
      return `[${value.map(yaml).join(', ')}]`;
    }
    if (value === null || typeof value !== 'object') {
      return JSON.stringify(value);
    }
    const entries = Object.entries(value).filter(
      ([, one]) => one !== undefined,
    );
    return `{ ${entries.map(([name, one]) => `${name}: ${yaml(one)}`).join(', ')} }`;
  };
  const [top, ...below] = key.split('.');
  return `${top}: ${yaml(
    below.reduceRight<unknown>((inner, step) => ({ [step]: inner }), example),
  )}`;
}
