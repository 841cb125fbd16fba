import { blueprint } from '../entries.ts';

/** What public plugins keep in tables, in the grammar of fields. */
export const schemas = [
  blueprint('announcements', [
    {
      name: 'category',
      fields: ['slug:string:unique(ignoreCase)', 'title:string'],
    },
    {
      name: 'announcement',
      fields: [
        'title:string',
        'excerpt:string',
        'body:text',
        'category:ref(category,setnull)?',
        'publisher:entityRef:index',
        'onBehalfOf:entityRef?',
        'active:boolean=true:index',
        'startAt:datetime:index',
        'untilAt:datetime?:index',
      ],
      sort: ['startAt'],
    },
  ]),
  blueprint('playlist', [
    {
      name: 'playlist',
      fields: [
        'name:string',
        'description:text?',
        'owner:entityRef:index',
        'public:boolean=false:index',
      ],
    },
    {
      name: 'entry',
      fields: ['playlist:ref(playlist,cascade)', 'entity:entityRef:index'],
      unique: [['playlist', 'entity']],
    },
    {
      name: 'follower',
      fields: ['playlist:ref(playlist,cascade)', 'user:entityRef:index'],
      unique: [['playlist', 'user']],
    },
  ]),
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
