import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { GeneratorError } from '../../errors.ts';
import { amongThese } from '../../nearest.ts';

const presets = ['generic', 'github', 'gitlab'] as const;
const algorithms = ['sha256', 'sha512', 'sha1'] as const;

// They say something about the request itself, so no sender signs with them.
const taken =
  'accept authorization connection content-encoding content-length content-type cookie date expect host transfer-encoding upgrade user-agent';

const listed = (what: string, names: readonly string[]) => (value: string) => {
  if (names.includes(value)) {
    return undefined;
  }
  return `there is no ${what} ${JSON.stringify(value)}; ${amongThese(value, [...names])}`;
};

/**
 * Says what is wrong with the name of a header that senders sign with.
 *
 * @returns a sentence with what would work, or undefined when it is good
 */
export function headerProblem(name: string): string | undefined {
  const text = JSON.stringify(name);
  if (!/^[A-Za-z0-9-]{1,80}$/.test(name)) {
    return `${text} cannot be a header: write letters, digits and dashes, such as x-signature`;
  }
  return taken.split(' ').includes(name.toLowerCase())
    ? `${text} cannot be a header that senders sign with, because HTTP has a use for it; take the one that they name, such as x-signature`
    : undefined;
}

function prefixProblem(prefix: string): string | undefined {
  return /^[A-Za-z0-9=:.,;_+/@-]{1,40}$/.test(prefix)
    ? undefined
    : `${JSON.stringify(prefix)} cannot stand before a signature: write 1 to 40 letters, digits and = : . , ; _ + / @ -, such as sha256=`;
}

/** What a scheme is made of, each by itself. */
export const schemeParts = {
  preset: checked(listed('preset', presets)),
  header: checked(headerProblem),
  algorithm: checked(listed('algorithm', algorithms)),
  prefix: checked(prefixProblem),
  timestampHeader: checked(headerProblem),
  idHeader: checked(headerProblem),
};

const lowerCase = (header: z.ZodString) =>
  header.overwrite(name => name.toLowerCase());

/** How senders sign, as it stands in the blueprint. */
export const schemeSchema = z.union([
  z.strictObject({
    /** Whose way of signing it is. */
    preset: z.enum(presets),
  }),
  z.strictObject({
    /** The header with the signature, in small letters. */
    header: lowerCase(schemeParts.header),
    /** The hash function of the HMAC. */
    algorithm: z.enum(algorithms),
    /** What stands before the signature in its header. */
    prefix: schemeParts.prefix.optional(),
    /** The header with the time of sending, in seconds since 1970, which is signed, too. */
    timestampHeader: lowerCase(schemeParts.timestampHeader).optional(),
    /** The header with the id by which a delivery is stored once. */
    idHeader: lowerCase(schemeParts.idHeader).optional(),
  }),
]);

export type Scheme = z.output<typeof schemeSchema>;

/** The answers of a command that say how senders sign. */
export type SchemeAnswers = { [Part in keyof typeof schemeParts]?: string };

const flags: Record<keyof SchemeAnswers, string> = {
  preset: '--preset',
  header: '--header',
  algorithm: '--algorithm',
  prefix: '--prefix',
  timestampHeader: '--timestamp-header',
  idHeader: '--id-header',
};

/**
 * Puts together how senders sign.
 *
 * @param answers - each of them good by itself
 * @throws GeneratorError when they say too little, or contradict each other
 */
export function parseScheme(answers: SchemeAnswers): Scheme {
  const { preset, header, algorithm, ...others } = answers;
  const [key] = Object.entries({ header, algorithm, ...others })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name as keyof SchemeAnswers);
  if (preset !== undefined) {
    if (key) {
      throw new GeneratorError(
        `--preset ${preset} says all about how deliveries are signed; leave out ${flags[key]}`,
      );
    }
    return schemeSchema.parse({ preset });
  }
  if (header === undefined || algorithm === undefined) {
    throw new GeneratorError(
      `it is not said how deliveries are signed: say --preset github, --preset gitlab or --preset generic, or both --header and --algorithm, such as --header x-signature --algorithm sha256`,
    );
  }
  const headers = [header, others.timestampHeader, others.idHeader]
    .filter(name => name !== undefined)
    .map(name => name.toLowerCase());
  const twice = headers.find((name, index) => headers.indexOf(name) < index);
  if (twice) {
    throw new GeneratorError(
      `the header ${twice} cannot stand for two things; leave out one of ${flags.timestampHeader} and ${flags.idHeader}, or name another header`,
    );
  }
  const defined = Object.entries(others).filter(
    ([, value]) => value !== undefined,
  );
  return schemeSchema.parse({
    header,
    algorithm,
    ...Object.fromEntries(defined),
  });
}

/** A scheme in a sentence. */
export const describeScheme = (scheme: Scheme): string =>
  'preset' in scheme
    ? `the preset ${scheme.preset}`
    : `the signature ${Object.values(scheme).join(' ')}`;
