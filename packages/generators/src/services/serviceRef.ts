import { z } from 'zod';
import { checked } from '../blueprint/checked.ts';
import type { Service } from './service.ts';

const MODULE = /^(?:@[\w.~-]+\/)?[\w.~-]+(?:\/[\w.~-]+)*$/;
const EXPORT = /^[A-Za-z_$][\w$]*$/;

const matching = (pattern: RegExp) =>
  checked(text => (pattern.test(text) ? undefined : `cannot be "${text}"`));

/** A service that a package exports, as it stands in the blueprint. */
export const serviceRefSchema = z.strictObject({
  /** What it is imported from: a package, or a path in one. */
  from: matching(MODULE),
  /** The export, such as `costsServiceRef`. */
  name: matching(EXPORT),
  /** The version of the package that was there when it was asked for. */
  version: z.string(),
  /** What the package exports to stand for it in tests. */
  mock: z
    .strictObject({
      /** What it is imported from. */
      from: matching(MODULE),
      /** The export, such as `costsServiceMock`. */
      name: matching(EXPORT),
      /** Whether it is called by itself; else it has a function `mock`. */
      isFunction: z.boolean(),
    })
    .optional(),
});

export type ServiceRefEntry = z.output<typeof serviceRefSchema>;

/** As it is asked for: `@internal/plugin-costs-node#costsServiceRef` */
export const refId = ({ from, name }: Pick<ServiceRefEntry, 'from' | 'name'>) =>
  `${from}#${name}`;

/** `costsServiceRef` → `costs`, its variable in plugin.ts */
export const refVariable = (name: string): string =>
  name.replace(/(?:Service)?(?:Ref)?$/, '') || name;

/** `@internal/plugin-costs-node/alpha` → `@internal/plugin-costs-node` */
export const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * Reads what was asked for as a package and an export.
 *
 * @returns undefined when it has another form
 */
export function parseRef(text: string) {
  const [from, name, ...more] = text.split('#');
  return more.length === 0 && MODULE.test(from) && EXPORT.test(name ?? '')
    ? { from, name }
    : undefined;
}

/** The service of a reference, as if it were in the table. */
export function refService({ from, name, mock }: ServiceRefEntry): Service {
  const type = `typeof ${name}.T`;
  const imported = { name, from };
  return {
    name: refVariable(name),
    purpose: '',
    ref: { expression: name, import: imported },
    type: { expression: type, import: imported },
    // What stands for it is seeded.
    mock: { expression: `{} as ${type}`, imports: [imported] },
    seeded: {
      kind: 'methods',
      made: mock && {
        expression: `${mock.name}${mock.isFunction ? '' : '.mock'}`,
        import: { name: mock.name, from: mock.from },
      },
    },
    dependencies: [],
  };
}
