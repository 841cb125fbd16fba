import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { z } from 'zod';
import { text } from './inputTypes';

/**
 * An http or https URL. Parses to its normal form, so that equal URLs are equal
 * texts; that is ASCII, and with 2048 characters PostgreSQL can still index it.
 *
 * @see https://url.spec.whatwg.org
 */
export function url() {
  return text({ min: 1, max: 2048 })
    .refine(value => normalUrl(value) !== undefined, {
      message:
        'Expected an http or https URL of at most 2048 characters once it is encoded',
      abort: true,
    })
    .overwrite(value => normalUrl(value) ?? value)
    .meta({ format: 'uri' });
}

// The parser would take out blanks and line breaks, and add missing slashes.
function normalUrl(value: string): string | undefined {
  if (!/^https?:\/\/[^\s\p{Cc}\\]+$/iu.test(value) || !URL.canParse(value)) {
    return undefined;
  }
  const { href } = new URL(value);
  return href.length <= 2048 ? href : undefined;
}

// Those of a catalog without rules of its own; each part has at most 63 characters.
const { isValidKind, isValidNamespace, isValidEntityName } = makeValidator();

/**
 * A reference to a catalog entity, `[kind:][namespace/]name` with the kind given, and
 * with parts that the catalog would take. Parses to the full form in lower case, so that
 * equal references are equal texts.
 *
 * @see https://backstage.io/docs/features/software-catalog/descriptor-format
 */
export function entityRef() {
  return text({ min: 1, max: 255 })
    .refine(value => canonicalRef(value) !== undefined, {
      message: 'Expected an entity reference such as component:default/website',
      abort: true,
    })
    .overwrite(value => canonicalRef(value) ?? value);
}

function canonicalRef(value: string): string | undefined {
  try {
    const { kind, namespace, name } = parseEntityRef(value.toLowerCase());
    return isValidKind(kind) &&
      isValidNamespace(namespace) &&
      isValidEntityName(name)
      ? stringifyEntityRef({ kind, namespace, name })
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The id of a row: a UUID, in lower case after parsing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562
 */
export function resourceId() {
  return z.uuid().toLowerCase();
}
