import { parseFields } from '../../packages/generators/src/fields/grammar.ts';
import {
  fieldType,
  fieldTypes,
} from '../../packages/generators/src/fields/index.ts';

/** A resource, as scenarios use it. */
export interface Rows {
  /** Of its list, below /api. */
  path: string;
  table: string;
  /** A body that creates one; different names give different rows. */
  create(name: string): Record<string, unknown>;
  /** A body that changes one. */
  change(name: string): Record<string, unknown>;
}

/** Those of the example plugin; without a service, for production has no entities. */
export const incidents: Rows = {
  path: 'incidents/incidents',
  table: 'incidents',
  create: title => ({
    title,
    severity: 'low',
    startedAt: '2026-11-24T12:00:00Z',
    acknowledged: false,
  }),
  change: title => ({ title }),
};

/** The fields of `things`: one of every type. */
export const thingFields = [
  'code:string:unique',
  ...[...fieldTypes.values()]
    .filter(({ name }) => name !== 'ref')
    .map(({ example }) => example),
];

/** Those of a plugin that is made for this. */
export const things: Rows = {
  path: 'things/things',
  table: 'things',
  create: code => ({
    ...Object.fromEntries(
      parseFields(thingFields).map(field => [
        field.name,
        fieldType(field).sample(field, 1),
      ]),
    ),
    code,
  }),
  change: title => ({ title }),
};
