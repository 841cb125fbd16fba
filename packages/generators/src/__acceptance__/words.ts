import { resourceNames } from '../blueprint/resourceName.ts';
import { fieldLists } from './fieldLists.ts';
import { names } from './names.ts';
import type { Resource } from './shapes.ts';

/** What the tables of names and field lists accept, as resources of one plugin. */
export const words: Resource[] = [
  ...fieldLists
    .filter(({ refused }) => refused === undefined)
    .map(({ fields }, index) => ({
      name: `list${'ABCDEFGH'[index]}`,
      fields: fields.split(' '),
    })),
  ...names
    .filter(row => 'becomes' in row)
    .map(({ name, plural }) => ({
      ...resourceNames(name, plural),
      fields: ['name:string', 'type:string?:index'],
    })),
];
