import type { ResourceEntry } from '../blueprint/blueprint.ts';
import { minute } from './evolved.ts';

/** Resources whose enums are checked, that refer to younger ones, or are expanded. */
export const changedResources: ResourceEntry[] = [
  {
    name: 'order',
    plural: 'orders',
    addedAt: minute(28),
    fields: [
      'state:enum(open,lost):index',
      'kind:enum(a,b)=a',
      `${'e'.repeat(60)}:enum(a,b)?`,
    ],
    checks: true,
    changes: [
      {
        addedAt: minute(29),
        add: ['phase:enum(x,y)=x', 'level:enum(low,high)?:index', 'note:text?'],
        checks: true,
      },
      {
        addedAt: minute(30),
        rename: { state: 'status', phase: 'stage' },
      },
      {
        addedAt: minute(31),
        change: ['status:enum(open,sent)?:index', 'kind:enum(a,b,c)=c'],
        map: { status: { lost: 'sent' } },
        checks: true,
      },
      { addedAt: minute(32), remove: ['stage'] },
      { addedAt: minute(33), add: ['mode:enum(on,off)?'], checks: true },
    ],
  },
  {
    name: 'ticket',
    plural: 'tickets',
    addedAt: minute(34),
    fields: ['state:enum(open,lost)'],
    changes: [
      {
        addedAt: minute(35),
        change: ['state:enum(open,lost,sent)'],
        checks: true,
      },
    ],
  },
  {
    name: 'invoice',
    plural: 'invoices',
    addedAt: minute(36),
    fields: ['total:integer', 'tax:decimal(4,2)', 'fee:decimal(8,3)?'],
    changes: [
      {
        addedAt: minute(37),
        change: [
          ...['total:decimal(9,2)', 'tax:decimal(6,3):index'],
          'fee:decimal(4,1)=0.5',
        ],
      },
    ],
  },
  {
    name: 'depot',
    plural: 'depots',
    addedAt: minute(50),
    fields: ['city:string', 'note:text?'],
    changes: [
      { addedAt: minute(52), add: ['main:ref(truck,cascade)?'] },
      {
        addedAt: minute(53),
        change: ['main:ref(truck,cascade)', 'note:text=none'],
      },
      { addedAt: minute(54), change: ['main:ref(truck,cascade)?'] },
      { addedAt: minute(55), change: ['main:ref(truck,cascade)'] },
    ],
  },
  {
    name: 'truck',
    plural: 'trucks',
    addedAt: minute(51),
    fields: ['plate:string', 'home:ref(depot,setnull)?'],
  },
  {
    name: 'voucher',
    plural: 'vouchers',
    addedAt: minute(38),
    fields: [
      ...['title:string:index', 'level:integer=3:index', 'notes:text'],
      ...['code:string:unique(ignoreCase)', 'slug:string:unique'],
      ...['sample:ref(sample,setnull)?', 'device:ref(device)'],
    ],
    unique: [['title', 'level']],
    changes: [
      {
        addedAt: minute(39),
        expand: true,
        rename: { title: 'headline', code: 'label', sample: 'specimen' },
      },
      {
        addedAt: minute(40),
        expand: true,
        remove: ['notes', 'slug'],
      },
      { addedAt: minute(41), expand: true, remove: ['device'] },
      {
        addedAt: minute(42),
        contract: ['title', 'code', 'sample', 'notes'],
      },
      { addedAt: minute(43), revert: true, add: ['slug:string?:unique'] },
      { addedAt: minute(44), revert: true, add: ['device:ref(device)?'] },
      { addedAt: minute(45), expand: true, rename: { level: 'rank' } },
      { addedAt: minute(46), revert: true, rename: { rank: 'level' } },
    ],
  },
  {
    name: 'claim',
    plural: 'claims',
    addedAt: minute(47),
    fields: ['state:enum(open,lost):index', 'note:text?'],
    checks: true,
    changes: [
      { addedAt: minute(48), expand: true, rename: { state: 'phase' } },
      { addedAt: minute(49), contract: ['state'] },
    ],
  },
];
