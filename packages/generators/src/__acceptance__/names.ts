import { LONG } from './shapes.ts';

/** A name that somebody gives a resource, and what comes of it. */
export type NameRow = {
  name: string;
  /** What `--plural` says. */
  plural?: string;
} & ({ becomes: string } | { refused: string });

const reasons = {
  typescript: 'a word of TypeScript',
  own: 'what the generated code calls its own',
  type: 'the name of a type that the code uses',
  form: 'has to start with a lower-case letter',
  same: 'is its own plural',
  tables: 'like the names of tables that the database keeps',
  long: 'is too long for the name of a table',
};

const accepted = (plurals: Record<string, string>): NameRow[] =>
  Object.entries(plurals).map(([name, becomes]) => ({ name, becomes }));

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
  ...refused('same', 'sheep', 'news', 'data', 'series', 'deployments'),
  { name: 'sheep', plural: 'flock', becomes: 'flock' },
  { name: 'news', plural: 'newsItems', becomes: 'newsItems' },
  { name: 'status', refused: reasons.own },
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
  { name: 'row', refused: reasons.own },
  { name: 'column', refused: reasons.own },
  { name: 'change', plural: 'columns', refused: reasons.own },
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
  ...refused('typescript', 'class', 'function', 'default', 'new', 'null'),
  ...refused('typescript', 'interface', 'enum', 'delete', 'case', 'package'),
  ...refused('typescript', 'await', 'this', 'module', 'exports'),
  ...refused('type', 'object', 'boolean', 'error', 'page', 'promise'),
  // Members of every object, and of what is awaited.
  ...accepted({
    then: 'thens',
    toString: 'toStrings',
    prototype: 'prototypes',
    hasOwnProperty: 'hasOwnProperties',
  }),
  ...refused('typescript', 'constructor'),
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
  ...refused('own', 'router', 'database', 'knex', 'options', 'request'),
  ...refused('own', 'response', 'field', 'value', 'id', 'input', 'body'),
  ...refused('own', 'it', 'expect'),
  ...refused('same', 'routes'),
  { name: 'health', refused: 'the path of the health check' },
];
