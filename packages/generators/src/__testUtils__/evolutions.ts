import { fieldName, type FieldChange } from '../blueprint/history.ts';

/** The fields of a resource before it changes. */
export const original = [
  'title:string',
  'severity:enum(low,medium,high):index',
  'reference:string?:unique',
  'summary:text?',
];
const defaulted = [
  'priority:integer=-3:index',
  'bytes:bigint=9007199254740991:index',
  'ratio:number=0.5:index',
  'price:decimal(12,2)=12.5:index',
  'done:boolean=true:index',
  'dueOn:date=2026-01-31:index',
  'at:datetime=2026-01-01T00:00:00+01:00:index',
  'phase:enum(a,b)=b:index',
  'owner:entityRef=group:default/guests:index',
  'trace:uuid=00000000-0000-4000-8000-000000000001:index',
  'runbook:url=https://example.com/a:index',
  'labels:json={}',
  'notes:text=',
];
/** What is done, its changes, and the fields after them, for each kind of change. */
export const evolutions: [string, Omit<FieldChange, 'addedAt'>[], string[]][] =
  [
    [
      'adds',
      [{ add: ['escalatedAt:datetime?', 'done:boolean?'] }],
      [...original, 'escalatedAt:datetime?', 'done:boolean?'],
    ],
    [
      'adds indexes',
      [
        {
          add: [
            'priority:integer?:index',
            'slug:string?:unique',
            'level:enum(a,b)?:index',
          ],
        },
      ],
      [
        ...original,
        'priority:integer?:index',
        'slug:string?:unique',
        'level:enum(a,b)?:index',
      ],
    ],
    [
      'adds what is unique whatever the case, renames and removes it',
      [
        { add: ['code:string?:unique(ignoreCase)', 'b:string?:unique'] },
        { rename: { code: 'label' } },
        { add: ['code:string?:unique(ignoreCase)'], remove: ['b'] },
        { remove: ['code'] },
      ],
      [...original, 'label:string?:unique(ignoreCase)'],
    ],
    ['adds required fields', [{ add: defaulted }], [...original, ...defaulted]],
    [
      'removes',
      [{ remove: ['severity', 'reference', 'summary'] }],
      ['title:string'],
    ],
    [
      'changes enums that come, and get another name',
      [
        { add: ['phase:enum(a,b)=b:index', 'kind:enum(x,y)?'] },
        { rename: { severity: 'gravity', phase: 'kind', kind: 'phase' } },
        {
          change: ['gravity:enum(low,top)=low', 'phase:enum(y,x,z)=z:index'],
          map: { gravity: { high: 'top' } },
        },
        { remove: ['kind'] },
      ],
      [
        'title:string',
        'gravity:enum(low,top)=low',
        'reference:string?:unique',
        'summary:text?',
        'phase:enum(y,x,z)=z:index',
      ],
    ],
    [
      'renames',
      [
        {
          rename: {
            title: 'headline',
            severity: 'gravity',
            reference: 'externalId',
          },
        },
      ],
      [
        'headline:string',
        'gravity:enum(low,medium,high):index',
        'externalId:string?:unique',
        'summary:text?',
      ],
    ],
    [
      'does all at once',
      [
        {
          rename: { severity: 'gravity', reference: 'externalId' },
          remove: ['summary', 'title'],
          add: ['priority:integer?:index', 'note:text?'],
        },
      ],
      [
        'gravity:enum(low,medium,high):index',
        'externalId:string?:unique',
        'priority:integer?:index',
        'note:text?',
      ],
    ],
    [
      'goes on from a change',
      [
        { rename: { severity: 'gravity' } },
        { add: ['severity:integer?:index'], remove: ['gravity'] },
        { rename: { severity: 'gravity' } },
      ],
      [
        'title:string',
        'reference:string?:unique',
        'summary:text?',
        'gravity:integer?:index',
      ],
    ],
    [
      'lets fields take more',
      [
        {
          change: [
            'title:text',
            'severity:enum(low,medium,high,top)=top',
            'reference:string?:index',
          ],
        },
      ],
      [
        'title:text',
        'severity:enum(low,medium,high,top)=top',
        'reference:string?:index',
        'summary:text?',
      ],
    ],
    [
      'lets fields take less',
      [
        {
          change: [
            'title:string:unique',
            'severity:enum(low,high):index',
            'summary:string=none',
          ],
        },
      ],
      [
        'title:string:unique',
        'severity:enum(low,high):index',
        'reference:string?:unique',
        'summary:string=none',
      ],
    ],
    [
      'expands and contracts',
      [
        {
          expand: true,
          rename: {
            title: 'headline',
            severity: 'gravity',
            reference: 'externalId',
          },
        },
        { expand: true, remove: ['summary'] },
        { contract: ['title', 'summary'] },
        { contract: ['severity', 'reference'] },
      ],
      [
        'headline:string',
        'gravity:enum(low,medium,high):index',
        'externalId:string?:unique',
      ],
    ],
    [
      'expands and contracts what has a default',
      [
        { add: defaulted },
        {
          expand: true,
          rename: Object.fromEntries(
            defaulted.map(fieldName).map(name => [name, `${name}2`]),
          ),
        },
        { contract: defaulted.map(fieldName) },
      ],
      [...original, ...defaulted.map(line => line.replace(':', '2:'))],
    ],
    [
      'expands and contracts what is unique whatever the case',
      [
        { add: ['code:string?:unique(ignoreCase)'] },
        { expand: true, rename: { code: 'label' } },
        { contract: ['code'] },
        { add: ['code:string?:unique(ignoreCase)'] },
        { expand: true, remove: ['code'] },
        { contract: ['code'] },
      ],
      [...original, 'label:string?:unique(ignoreCase)'],
    ],
    [
      'takes back what was expanded',
      [
        { expand: true, rename: { title: 'headline', severity: 'gravity' } },
        { revert: true, rename: { gravity: 'severity' } },
        { revert: true, rename: { headline: 'title' } },
        { expand: true, remove: ['summary', 'reference'] },
        { revert: true, add: ['summary:text?', 'reference:string?:unique'] },
      ],
      original,
    ],
    [
      'swaps names',
      [
        {
          rename: {
            title: 'reference',
            reference: 'summary',
            summary: 'title',
            severity: 'gravity',
          },
          add: ['severity2:enum(a,b)?:index'],
        },
        { rename: { gravity: 'severity2', severity2: 'gravity' } },
      ],
      [
        'reference:string',
        'severity2:enum(low,medium,high):index',
        'summary:string?:unique',
        'title:text?',
        'gravity:enum(a,b)?:index',
      ],
    ],
  ];
