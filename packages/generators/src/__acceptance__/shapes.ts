import { pascalCase } from '../blueprint/names.ts';
import { formatField, parseFields } from '../fields/grammar.ts';
import { fieldTypes, type FieldType } from '../fields/index.ts';

/** A resource as it is asked for, before its names and its time are known. */
export interface Resource {
  name: string;
  plural?: string;
  fields: string[];
  /** Keys over several fields. */
  unique?: string[][];
  sort?: string[];
  writers?: ['user', 'service'];
  /** When it was added, where something else is later by its own time. */
  addedAt?: string;
}

/** All but ref, which needs something to refer to. */
export const types = [...fieldTypes.values()].filter(
  ({ name }) => name !== 'ref',
);

/** A field of a type, with what follows the type. */
export function lineOf(name: string, type: FieldType, suffix = ''): string {
  const [values = ''] =
    type.name === 'enum'
      ? ['(low,in-progress,v1.0,other)']
      : (/\(.*\)/.exec(type.example) ?? []);
  return `${name}:${type.name}${values}${suffix}`;
}

const everyType = (suffix: string, some = types) =>
  some.map(type => lineOf(`${type.name}Field`, type, suffix));

const indexed = types.filter(({ notIndexed }) => !notIndexed);
const sortable = indexed
  .filter(({ ordered }) => ordered)
  .map(({ name }) => `${name}Field`);
const unique = types.filter(({ notUnique }) => !notUnique);

function defaulted(type: FieldType): string {
  const [field] = parseFields([lineOf(`${type.name}Field`, type)]);
  const value = type.sample(field, 2);
  const text = typeof value === 'object' ? '[]' : `${value}`.replace(' ', '-');
  return formatField({ ...field, default: text, index: !type.notIndexed });
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Its table takes the 63 characters that are allowed. */
export const LONG = `${ALPHABET}${ALPHABET}abcdefghij`;

/** The files in which lines are broken because of the longest names, or of long unions. */
export const LONG_LINES = [
  `${pascalCase(LONG)}Store*.ts`,
  `${LONG}s/schema.ts`,
  `${LONG}s/rules.ts`,
  `${LONG}s.ts`,
  'k8s-sync-common/src/states.ts',
  `${pascalCase(LONG)}sClient.ts`,
  `Permitted${pascalCase(LONG)}s.ts`,
];

/** Every type in every place, resources of one field, and names at the limits. */
export const shapes: Resource[] = [
  { name: 'plain', fields: everyType('') },
  { name: 'optional', fields: everyType('?') },
  { name: 'filtered', fields: everyType(':index', indexed), sort: sortable },
  {
    name: 'optionallyFiltered',
    fields: everyType('?:index', indexed),
    sort: sortable,
  },
  {
    name: 'defaulted',
    fields: types.filter(one => one.defaults).map(defaulted),
  },
  {
    name: 'unique',
    fields: [
      ...everyType(':unique', unique),
      'caselessField:string:unique(ignoreCase)',
    ],
  },
  {
    name: 'optionallyUnique',
    fields: [
      ...everyType('?:unique', unique),
      'caselessField:string?:unique(ignoreCase)',
    ],
  },
  {
    name: 'mixed',
    fields: [...everyType('?:unique', unique), 'done:boolean', 'at:datetime?'],
  },
  // One field only, of which each test has to make do.
  { name: 'flag', fields: ['on:boolean'] },
  { name: 'optionalFlag', fields: ['on:boolean?:index'] },
  { name: 'level', fields: ['level:enum(low,other):index'] },
  { name: 'code', fields: ['code:string:unique'] },
  { name: 'optionalCode', fields: ['code:integer?:unique'] },
  { name: 'moment', fields: ['at:datetime:unique'] },
  { name: 'subject', fields: ['of:entityRef?:unique'] },
  { name: 'remark', fields: ['text:text?'], writers: ['user', 'service'] },
  {
    name: 'changeRequest',
    fields: ['requestedBy:entityRef:index', 'dueAt:datetime?', 'a1B2:integer'],
    unique: [
      ['requestedBy', 'a1B2'],
      ['a1B2', 'dueAt'],
    ],
  },
  // References of every kind, in chains, to unique rows, and of nothing else.
  {
    name: 'child',
    fields: [
      'parent:ref(unique)',
      'owner:ref(optional,cascade)?',
      'before:ref(child)?',
      'watched:ref(plain,setnull)?',
      'done:boolean',
    ],
    unique: [['parent', 'before', 'done']],
  },
  { name: 'grandchild', fields: ['child:ref(child,cascade)'] },
  {
    name: 'knot',
    fields: [
      'one:ref(child)?',
      'two:ref(child,cascade)',
      'unique:ref(unique,cascade)',
      'within:ref(knot,cascade)?',
    ],
  },
  // Keys of what has few values, and of references.
  {
    name: 'rating',
    fields: ['mood:enum(good,bad):index', 'child:ref(child)'],
    unique: [['child', 'mood']],
  },
  {
    name: 'pair',
    fields: ['one:ref(plain)', 'other:ref(rating,cascade)'],
    unique: [['other', 'one']],
  },
  { name: 'k8sNode', fields: ['line1:string:index', 'x:boolean'] },
  {
    name: 'state',
    fields: ['state:enum(constructor,toString,not-other,true,1,Low,low)'],
  },
  { name: 'a', fields: ['b:string'] },
  {
    name: LONG,
    fields: [
      `${LONG.slice(0, 60)}:string`,
      `${LONG.slice(1, 61)}:entityRef?:index`,
      `${LONG.slice(2, 62)}:datetime:unique`,
      `${LONG.slice(3, 62)}:ref(${LONG})?`,
    ],
    unique: [[LONG.slice(0, 60), LONG.slice(1, 61)]],
  },
];
