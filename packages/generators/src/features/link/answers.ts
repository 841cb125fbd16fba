import { z } from 'zod';
import { checked, pluginIdSchema } from '../../blueprint/checked.ts';
import { writersAnswer } from '../writers.ts';
import { linkNameProblem } from './name.ts';

/** `playlist,entity` → `['playlist', 'entity']` */
export const parseBetween = (text: string): string[] =>
  text.split(/[\s,]+/).filter(Boolean);

function betweenProblem(text: string): string | undefined {
  return parseBetween(text).length === 2
    ? undefined
    : `"${text}" is not two resources; name them with a comma, as in playlist,entity`;
}

export const linkAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin whose resources are linked',
    example: 'library',
  }),
  between: checked(betweenProblem).meta({
    description: 'The names of both resources, with a comma',
    example: 'playlist,entity',
  }),
  name: checked(linkNameProblem).optional().meta({
    description:
      'Name of the link, also of its table and its folder in src, unless it is made of both names',
    example: 'playlistEntities',
  }),
  writers: writersAnswer.optional().meta({
    description: 'Who may link and unlink: user, or user,service',
    example: 'user,service',
  }),
});
