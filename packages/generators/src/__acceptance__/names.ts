import { plural } from '../blueprint/names.ts';
import { LONG } from './shapes.ts';

/** A name that somebody gives a resource, and what comes of it. */
export type NameRow = {
  name: string;
  /** What `--plural` says. */
  plural?: string;
} & ({ becomes: string } | { refused: string });

const reasons = {
  form: 'has to start with a lower-case letter',
  same: 'is its own plural',
  tables: 'like the names of tables that the database keeps',
  long: 'is too long for the name of a table',
};

const accepted = (plurals: Record<string, string>): NameRow[] =>
  Object.entries(plurals).map(([name, becomes]) => ({ name, becomes }));

/** What TypeScript or the code has for something else; the code calls it `…Item`. */
const taken = (...all: string[]): NameRow[] =>
  all.map(name => ({ name, becomes: plural(name) }));

const refused = (reason: keyof typeof reasons, ...names: string[]): NameRow[] =>
  names.map(name => ({ name, refused: reasons[reason] }));

/** Names of resources: what is accepted, with its plural, and why the rest is not. */
export const names: NameRow[] = [
  // Irregular plurals, and none.
  ...accepted({
    person: 'people',
    category: 'categories',
    analysis: 'analyses',
    child: 'children',
    criterion: 'criteria',
    datum: 'data',
    quiz: 'quizzes',
    leaf: 'leaves',
    hero: 'heroes',
    alias: 'aliases',
  }),
  ...refused('same', 'data', 'deployments', 'routes'),
  ...accepted({
    sheep: 'sheepItems',
    news: 'newsItems',
    series: 'seriesItems',
  }),
  { name: 'furniture', plural: 'pieces', becomes: 'pieces' },
  // Words of SQL, in the plural too.
  ...accepted({
    view: 'views',
    trigger: 'triggers',
    constraint: 'constraints',
    check: 'checks',
    index: 'indices',
  }),
  { name: 'group', plural: 'select', becomes: 'select' },
  { name: 'order', plural: 'table', becomes: 'table' },
  { name: 'user', plural: 'from', becomes: 'from' },
  { name: 'key', plural: 'where', becomes: 'where' },
  { name: 'change', plural: 'columns', becomes: 'columns' },
  ...refused('tables', 'knexMigration', 'pgClass', 'sqliteMaster'),
  // Words of TypeScript, and of what it runs on.
  ...accepted({
    type: 'types',
    string: 'strings',
    symbol: 'symbols',
    unknown: 'unknowns',
    process: 'processes',
    event: 'events',
    document: 'documents',
  }),
  ...taken('class', 'case', 'package', 'constructor', 'error', 'page'),
  // Members of every object, and of what is awaited.
  ...accepted({
    then: 'thens',
    toString: 'toStrings',
    prototype: 'prototypes',
    hasOwnProperty: 'hasOwnProperties',
  }),
  ...refused('form', '__proto__'),
  // Digits, one letter, the longest, dashes, capitals.
  ...accepted({
    k8sNode: 'k8sNodes',
    http2: 'http2s',
    ip4Address: 'ip4Addresses',
    a: 'as',
    x: 'xes',
    [LONG]: `${LONG}s`,
    iOSDevice: 'iOSDevices',
    apiKEY: 'apiKEYS',
  }),
  { name: 'change-request', becomes: 'changeRequests' },
  ...refused('long', 'z'.repeat(63), 'z'.repeat(64)),
  { name: 'short', plural: 'z'.repeat(64), refused: reasons.long },
  ...refused('form', '2nd', '-x', 'a-', 'a--b', 'a_b', 'a.b', 'a b', 'a\n'),
  ...refused('form', 'APIKey', 'URL', 'café', '../x', 'a/b', 'a\0', '😀'),
  { name: '', refused: 'the name of the resource is empty' },
  // What the files, the variables and the paths of a plugin are called.
  ...accepted({
    plugin: 'plugins',
    service: 'services',
    schema: 'schemata',
    item: 'items',
    store: 'stores',
    migration: 'migrations',
    fixture: 'fixtures',
    test: 'tests',
    config: 'configs',
  }),
  ...taken('request', 'app', 'status', 'value', 'option', 'row', 'id'),
  { name: 'health', refused: 'the path of the health check' },
];
