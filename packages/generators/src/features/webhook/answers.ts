import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { parseAsked } from '../../services/asked.ts';
import { webhookNameProblem } from './name.ts';
import { schemeParts } from './scheme.ts';

export const webhookAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that gets the webhook',
    example: 'costs',
  }),
  name: checked(webhookNameProblem).meta({
    description: 'Name of the webhook, also of its path and its folder in src',
    example: 'ci',
  }),
  preset: schemeParts.preset.optional().meta({
    description: 'How known senders sign: github, gitlab or generic',
    example: 'github',
  }),
  header: schemeParts.header.optional().meta({
    description: 'Without a preset, the header with the HMAC of the body',
    example: 'x-signature',
  }),
  algorithm: schemeParts.algorithm.optional().meta({
    description: 'The hash of that HMAC: sha256, sha512 or sha1',
    example: 'sha256',
  }),
  prefix: schemeParts.prefix.optional().meta({
    description: 'What stands before the HMAC in its header',
    example: 'sha256=',
  }),
  timestampHeader: schemeParts.timestampHeader.optional().meta({
    description:
      'The header with the time in seconds, which is signed with a full stop before the body',
    example: 'x-timestamp',
  }),
  idHeader: schemeParts.idHeader.optional().meta({
    description:
      'The header with an id that a delivery keeps when it is resent',
    example: 'x-delivery',
  }),
  services: z
    .string()
    .superRefine(checkedBy(text => void parseAsked(text)))
    .optional()
    .meta({
      description: 'Services that the handler gets, separated by commas',
      example: 'knex,catalog',
    }),
});
