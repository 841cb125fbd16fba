import { lineOf, types } from './shapes.ts';

/** Fields that somebody gives a resource; with the reason when they are refused. */
export interface FieldListRow {
  fields: string;
  refused?: string;
}

// Words of SQL and TypeScript, names that generated code is likely to use for its
// own things, and what people call theirs.
const WORDS = [
  'abstract account action alert any array as asc async binary body boolean by case check class column columns constraint count created credentials cursor data database date default deleted desc do document each else end enum error event',
  'exports expect exists field fields for foreign from function get group having in index input int integer is item items join key label last length like limit list location map max message method min module name namespace new next not null number object of offset on options or order origin owner',
  'page parameter path patch primary private process prototype query record references request res response result returning role row rowid schema select set shape size status string table target text then time timestamp title to toJSON token trigger type',
  'undefined union unique unknown unknownField update url user using uuid value values view void when where window with year',
];

// Required or not, with an index or a unique value or neither: all of it occurs.
function wordLine(name: string, index: number): string {
  const type = types[index % types.length];
  const suffix = ['', '?', ':index', '?:index', '?:unique'][index % 5];
  const allowed =
    !(suffix.endsWith('unique') && type.notUnique) &&
    !(suffix.endsWith('index') && type.notIndexed) &&
    !(suffix.endsWith('index') && ['limit', 'order', 'cursor'].includes(name));
  return lineOf(name, type, allowed ? suffix : '');
}

const refused = (reason: string, ...lists: string[]): FieldListRow[] =>
  lists.map(fields => ({ fields, refused: reason }));

/** Field lists: those that are accepted, and why the others are not. */
export const fieldLists: FieldListRow[] = [
  ...WORDS.map(words => ({
    fields: words.split(' ').map(wordLine).join(' '),
  })),
  { fields: `${'z'.repeat(60)}:string z:string z1:string` },
  {
    fields:
      'due:date:index dueAfter:date createdAtAfter:string:index count:integer:index',
  },
  { fields: 'label:string=v1:index tags:json=[] on:boolean=true' },
  ...refused('needs at least one field', '', ' '),
  ...refused('expected name:type', 'title', 'title:', ':string', 'a:string??'),
  ...refused('expected name:type', 'a:enum(a', 'a:string:unique:index'),
  ...refused(
    'there is no type',
    'title:strng',
    'title:String',
    'title:varchar',
  ),
  ...refused('separated by blanks', 'a:string,b:string', 'a:string; b:text'),
  ...refused('is there twice', 'title:string title:text'),
  ...refused('every resource has a field', 'id:uuid', 'version:integer'),
  ...refused(
    'every resource has a field',
    'createdAt:datetime',
    'createdBy:url',
  ),
  ...refused(
    'gives every object a member',
    'constructor:string',
    'toString:url',
  ),
  ...refused('gives every table a column', 'xmin:integer', 'ctid:string'),
  ...refused('cannot be a field', 'Title:string', 'a-b:string', 'a_b:string'),
  ...refused('cannot be a field', '1a:string', 'café:string', '__proto__:text'),
  ...refused('60 are allowed', `${'z'.repeat(61)}:string`),
  ...refused(
    'a list has a parameter',
    'limit:integer:index',
    'cursor:url:index',
  ),
  ...refused('a list has a parameter', 'order:enum(a,b):index'),
  ...refused('the name of a filter', 'on:date:index onAfter:date:index'),
  ...refused('names its values', 'a:enum'),
  ...refused('at least two values', 'a:enum(x)', 'a:enum(x,x)'),
  ...refused('only decimal, enum, ref have parentheses', 'a:string(255)'),
  ...refused(
    'has two numbers',
    'a:decimal',
    'a:decimal(16,2)',
    'a:decimal(2,3)',
  ),
  ...refused('takes no :unique', 'a:text:unique', 'a:json:unique'),
  ...refused('takes no :index', 'a:text:index', 'a:json:index'),
  ...refused('there is no option', 'a:string:primary', 'a:string:required'),
  ...refused('names one resource', 'a:ref', 'a:ref()'),
  ...refused('cannot be the default', 'a:integer=1.5', 'a:date=2026-02-30'),
  ...refused(
    'cannot be the default',
    'a:boolean=yes',
    'a:url=example',
    'a:string=',
  ),
  ...refused('either null or the default', 'a:string?=x'),
  ...refused('only one row', 'a:string=x:unique'),
];
