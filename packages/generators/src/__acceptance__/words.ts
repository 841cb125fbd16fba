import { resourceNames } from '../blueprint/resourceName.ts';
import { parseFields } from '../fields/grammar.ts';
import { lineOf, types, type Resource } from './shapes.ts';

// Words of SQL and TypeScript, names that generated code is likely to use for its
// own things, and what people call theirs.
const FIELDS =
  'abstract account action alert any array as asc async binary body boolean by case check class column columns constraint constructor count created credentials ctid cursor data database date default deleted desc do document each else end enum error event exports expect exists field fields for foreign from function get group having id in index input int integer is item items join key label last length like limit list location map max message method min module name namespace new next not null number object of offset on options or order origin owner page parameter path patch primary private process prototype query record references request res response result returning role row rowid schema select set shape size status string table target text then time timestamp title to toJSON toString token trigger type undefined union unique unknown unknownField update url user using uuid value values version view void when where window with xmin year'.split(
    ' ',
  );

const RESOURCES =
  'body boolean case class default delete document event expect exports function health in it knexMigration module new null page plugin request server service status type value'.split(
    ' ',
  );

// Tables whose names are words of SQL, which a plural of one's own can give.
const PLURALS = { group: 'select', order: 'table', user: 'from', key: 'where' };

const CHUNK = 64;

export interface Words {
  resources: Resource[];
  /** What cannot be used, with the reason that its author is given. */
  refused: string[];
}

/** Every word as a field, of each type in turn, and as the name of a resource. */
export function words(): Words {
  const refused: string[] = [];
  const accepts = (check: () => void) => {
    try {
      check();
      return true;
    } catch (error) {
      refused.push((error as Error).message);
      return false;
    }
  };
  const fields = FIELDS.map(fieldLine).filter(line =>
    accepts(() => parseFields([line])),
  );
  const chunks = Array.from(
    { length: Math.ceil(fields.length / CHUNK) },
    (_, index) => fields.slice(index * CHUNK, (index + 1) * CHUNK),
  );
  const names = RESOURCES.filter(name => accepts(() => resourceNames(name)));
  return {
    refused,
    resources: [
      ...chunks.map((lines, index) => ({
        name: `word${'ABCDEFGH'[index]}`,
        fields: lines,
      })),
      ...names.map(name => ({ name, fields: ['name:string', 'type:string?'] })),
      ...Object.entries(PLURALS).map(([name, plural]) => ({
        name,
        plural,
        fields: ['name:string:index'],
      })),
    ],
  };
}

// Required or not, with an index or a unique value or neither: all of it occurs.
function fieldLine(name: string, index: number): string {
  const type = types[index % types.length];
  const suffix = ['', '?', ':index', '?:index', '?:unique'][index % 5];
  const allowed =
    !(suffix.endsWith('unique') && type.notUnique) &&
    !(suffix.endsWith('index') && type.notIndexed);
  return lineOf(name, type, allowed ? suffix : '');
}
