import { z } from 'zod';
import { checked, pluginIdSchema } from '../../blueprint/checked.ts';
import { resourceNameProblem } from '../../blueprint/resourceName.ts';
import { fieldsProblem } from '../resource/answers.ts';

const NAME = '[a-z][A-Za-z0-9]*';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** `title summary` → `['title', 'summary']` */
export const parseRemove = words;

/** `title:headline` → `{ title: 'headline' }` */
export const parseRename = (text: string): Record<string, string> =>
  Object.fromEntries(words(text).map(pair => pair.split(':')));

function removeProblem(text: string): string | undefined {
  const wrong = words(text).find(word => !new RegExp(`^${NAME}$`).test(word));
  return wrong === undefined && words(text).length > 0
    ? undefined
    : `"${wrong ?? text}" is not the name of a field; name those to remove, such as summary`;
}

function renameProblem(text: string): string | undefined {
  const pair = new RegExp(`^${NAME}:${NAME}$`);
  const pairs = words(text);
  const wrong = pairs.find(word => !pair.test(word));
  if (wrong !== undefined || pairs.length === 0) {
    return `"${wrong ?? text}" is not a new name for a field; say old:new, such as title:headline`;
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
  add: checked(fieldsProblem).optional().meta({
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
});

export type FieldAnswers = z.output<typeof fieldAnswers>;
