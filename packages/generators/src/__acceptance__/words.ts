import { resourceNames } from '../blueprint/resourceName.ts';
import { customNameProblem } from '../features/custom/name.ts';
import { fieldLists } from './fieldLists.ts';
import { names } from './names.ts';
import type { Resource } from './shapes.ts';

/** Plurals, which name tables, that are words of SQL themselves. */
export const TABLES = ['from', 'select', 'table', 'where'];

/** What the table of names accepts, as resources that differ in nothing else. */
export const named = names
  .filter(row => 'becomes' in row)
  .map(({ name, plural }) => ({
    ...resourceNames(name, plural),
    fields: ['name:string', 'type:string?:index'],
  }));

/** What that table and the one of field lists accept, as resources of one plugin. */
export const words: Resource[] = [
  ...fieldLists
    .filter(({ refused }) => refused === undefined)
    .map(({ fields }, index) => ({
      name: `list${'ABCDEFGH'[index]}`,
      fields: fields.split(' '),
    })),
  ...named,
];

// Names that a service of the plugin's own may be given, beside those of resources.
const CUSTOM_NAMES =
  'async authorization cache catalogServiceRef client config console constructor context event fetch global health index init k8s list next onCall path plugin process register request roster router server service setupTests store task then toString url user window x';

/** Those of them that are accepted. */
export const customNames = CUSTOM_NAMES.split(' ').filter(
  name => customNameProblem(name) === undefined,
);
