import { blueprint } from '../entries.ts';

/** What public plugins keep in tables, in the grammar of fields. */
export const schemas = [
  blueprint('entity-feedback', [
    {
      name: 'rating',
      fields: [
        'entity:entityRef:index',
        'user:entityRef:index',
        'rating:enum(like,dislike):index',
      ],
      unique: [['entity', 'user']],
    },
    {
      name: 'response',
      fields: [
        'entity:entityRef:index',
        'user:entityRef:index',
        'reason:enum(incorrect,missing,other)?',
        'comments:text?',
        'consent:boolean=true',
      ],
    },
  ]),
];
