import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { resourceNameProblem } from '../../blueprint/resourceName.ts';
import { keysProblem } from '../../blueprint/uniqueKeys.ts';
import { parseAddedFields } from '../../fields/addedField.ts';
import { nameProblem, suggestName } from '../../fields/fieldName.ts';
import { parseFields } from '../../fields/grammar.ts';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** `title summary` → `['title', 'summary']` */
export const parseRemove = words;

/** `title:headline` → `{ title: 'headline' }` */
export const parseRename = (text: string): Record<string, string> =>
  Object.fromEntries(words(text).map(pair => pair.split(':')));

/** `lost=sent` → `{ lost: 'sent' }` */
export const parseMap = (text: string): Record<string, string> =>
  Object.fromEntries(words(text).map(pair => pair.split('=')));

function mapProblem(text: string): string | undefined {
  const pairs = words(text);
  const wrong = pairs.find(word => !/^[^=]+=[^=]+$/.test(word));
  return wrong !== undefined || pairs.length === 0
    ? `"${wrong ?? text}" is not a new value for one that an enum loses; say old=new, separated by blanks`
    : undefined;
}

function removeProblem(text: string): string | undefined {
  return words(text).length > 0
    ? undefined
    : 'name the fields to remove, separated by blanks';
}

function contractProblem(text: string): string | undefined {
  return words(text).length > 0
    ? undefined
    : 'name the fields that stayed after --expand, separated by blanks';
}

function renameProblem(text: string): string | undefined {
  const pairs = words(text);
  const wrong = pairs.find(word => !/^[^:]+:[^:]+$/.test(word));
  if (wrong !== undefined || pairs.length === 0) {
    return `"${wrong ?? text}" is not a new name for a field; say old:new, separated by blanks`;
  }
  for (const [from, to] of pairs.map(word => word.split(':'))) {
    const problem = nameProblem(to);
    if (problem) {
      return `"${from}:${to}": ${problem}; try ${from}:${suggestName(to)}`;
    }
  }
  const names = pairs.map(word => word.split(':')[0]);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice && `"${twice}" cannot get two new names`;
}

export const fieldAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'deployments',
  }),
  resource: checked(resourceNameProblem).meta({
    description: 'Name of the resource whose fields change',
    example: 'release',
  }),
  add: z
    .string()
    .superRefine(checkedBy(text => void parseAddedFields(text)))
    .optional()
    .meta({
      description: 'Fields to add, each name:type[?][=value][:unique|:index]',
      example: 'approvedAt:datetime?',
    }),
  remove: checked(removeProblem).optional().meta({
    description: 'Fields to remove, by name',
    example: 'notes',
  }),
  rename: checked(renameProblem).optional().meta({
    description: 'Fields to rename, each old:new',
    example: 'title:headline',
  }),
  change: z
    .string()
    .superRefine(checkedBy(text => void parseFields(text)))
    .optional()
    .meta({
      description:
        'Fields to change, each as it should be: name:type[?][=value][:unique|:index]',
      example: 'state:enum(open,sent)=open',
    }),
  map: checked(mapProblem).optional().meta({
    description: 'New values for those that an enum loses, each old=new',
    example: 'lost=sent',
  }),
  addUnique: checked(keysProblem).optional().meta({
    description:
      'Fields to make unique together, with commas, and blanks between several keys',
    example: 'component,year',
  }),
  removeUnique: checked(keysProblem).optional().meta({
    description: 'Keys to remove, as they were made',
    example: 'component,year',
  }),
  sort: z.string().optional().meta({
    description:
      'Fields with :index that its list can be sorted by from now on, with commas',
    example: 'dueAt,priority',
  }),
  expand: z.boolean().optional().meta({
    description:
      'Keep the columns of what is renamed or removed, for replicas of before, until --contract',
  }),
  contract: checked(contractProblem).optional().meta({
    description:
      'Fields whose columns --expand kept, to drop them, by their old names',
    example: 'title',
  }),
});

export type FieldAnswers = z.output<typeof fieldAnswers>;
