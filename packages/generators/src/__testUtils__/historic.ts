import { formatBlueprint, parseBlueprint } from '../blueprint/blueprint.ts';
import { blueprintOf, minute } from './evolved.ts';
import { changedResources } from './historicChanges.ts';

const plain = [
  'name:string',
  'notes:text',
  'count:integer',
  'ratio:number',
  'done:boolean',
  'day:date',
  'at:datetime',
  'level:enum(low,in-progress,v1.0)',
  'labels:json',
  'trace:uuid',
  'page:url',
  'owner:entityRef',
];

const suffixed = [
  'notes:text?',
  'labels:json={}',
  'name:string:index',
  'count:integer?:index',
  'ratio:number:unique',
  'done:boolean=true:index',
  'day:date=2026-01-31',
  'at:datetime?:unique',
  'level:enum(a,b)=b:index',
  'trace:uuid?:unique',
  'page:url=https://example.com/a',
  'owner:entityRef=group:default/guests:index',
];

// As long as a table can be.
const longs = `l${'o'.repeat(60)}ng`;

/**
 * A plugin with every kind of field and every kind of change behind it. What is added
 * to it comes last, with a time of its own.
 */
export const historic = parseBlueprint(
  formatBlueprint(
    blueprintOf(
      [
        {
          name: 'sample',
          plural: 'samples',
          addedAt: minute(0),
          fields: plain,
        },
        {
          name: 'device',
          plural: 'devices',
          addedAt: minute(1),
          fields: suffixed,
        },
        {
          name: 'incident',
          plural: 'incidents',
          addedAt: minute(2),
          fields: [
            'title:string',
            'severity:enum(low,high):index',
            'reference:string?:unique',
            'summary:text?',
            'sample:ref(sample)',
            'device:ref(device,cascade)?',
          ],
          changes: [
            {
              addedAt: minute(3),
              add: [
                ...['closedAt:datetime?', 'priority:integer=3:index'],
                ...['slug:string?:unique', 'phase:enum(a,b)=b', 'tags:json=[]'],
              ],
            },
            {
              addedAt: minute(4),
              rename: {
                title: 'headline',
                severity: 'gravity',
                reference: 'externalId',
                sample: 'specimen',
              },
            },
            {
              addedAt: minute(5),
              remove: ['gravity', 'externalId', 'summary'],
            },
            {
              addedAt: minute(6),
              rename: { closedAt: 'endedAt' },
              remove: ['phase'],
              add: ['before:ref(incident)?', 'stage:boolean=false'],
            },
            { addedAt: minute(7), remove: ['device'] },
            {
              addedAt: minute(8),
              add: plain.map(
                line => `more${line[0].toUpperCase()}${line.slice(1)}?`,
              ),
            },
          ],
        },
        {
          name: 'visit',
          plural: 'visits',
          addedAt: minute(9),
          fields: ['incident:ref(incident,cascade)'],
        },
        {
          name: 'payment',
          plural: 'payments',
          addedAt: minute(13),
          fields: [
            'price:decimal(12,2)',
            'share:decimal(2,2)=0.5:index',
            'units:decimal(15,0)?:unique',
            'bytes:bigint=-1:index',
          ],
          changes: [
            {
              addedAt: minute(14),
              add: ['fee:decimal(4,1)=1.5:index', 'size:bigint?:unique'],
            },
          ],
        },
        {
          name: 'quota',
          plural: 'quotas',
          addedAt: minute(15),
          fields: ['component:entityRef', 'year:integer', 'team:string?'],
          unique: [['component', 'year']],
          changes: [
            { addedAt: minute(16), addUnique: [['team', 'year']] },
            { addedAt: minute(17), rename: { component: 'service' } },
            {
              addedAt: minute(18),
              addUnique: [['service', 'team', 'year']],
              removeUnique: [['service', 'year']],
            },
          ],
        },
        {
          name: 'label',
          plural: 'labels',
          addedAt: minute(21),
          fields: ['name:string:unique(ignoreCase)'],
          changes: [
            { addedAt: minute(22), add: ['key:string?:unique(ignoreCase)'] },
            {
              addedAt: minute(23),
              rename: { key: 'code' },
              remove: ['name'],
            },
          ],
        },
        {
          name: 'long',
          plural: longs,
          addedAt: minute(19),
          fields: [
            'title:string:unique',
            'at:date:index',
            'sample:ref(sample,setnull)?',
          ],
          changes: [
            {
              addedAt: minute(20),
              rename: { title: 'headline' },
              add: ['code:uuid?:unique', 'parent:ref(long,setnull)?'],
            },
          ],
        },
        {
          name: 'parcel',
          plural: 'parcels',
          addedAt: minute(24),
          fields: [
            ...['state:enum(open,lost,sent)', 'code:string', 'note:text?'],
            ...['weight:number', 'size:integer?', 'label:string?:unique'],
            ...['from:string:index', 'to:string=here'],
          ],
          changes: [
            {
              addedAt: minute(25),
              change: [
                ...['state:enum(open,sent,back)=open', 'code:string:unique'],
                ...['note:string=none', 'weight:integer?:index'],
                ...['size:number=0', 'label:string?', 'from:text', 'to:string'],
              ],
              map: { state: { lost: 'back' } },
            },
            {
              addedAt: minute(26),
              change: ['state:enum(open,sent,late)=open'],
            },
            {
              addedAt: minute(27),
              rename: { code: 'label', label: 'code', size: 'extent' },
            },
          ],
        },
        ...changedResources,
      ],
      [
        {
          name: 'remark',
          plural: 'remarks',
          addedAt: minute(10),
          fields: ['text:string:index', 'sample:ref(sample)'],
          changes: [{ addedAt: minute(11), add: ['hidden:boolean=false'] }],
          removedAt: minute(12),
        },
      ],
    ),
  ),
  'historic',
);
