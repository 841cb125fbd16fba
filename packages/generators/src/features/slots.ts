import type { SiblingKind } from '../blueprint/siblings.ts';
import type { Dependency } from '../render/oldestRelease.ts';

/** A named import from one module. What begins with `./` is a file of the plugin, below src. */
export interface Import {
  name: string;
  from: string;
}

/** What an entry adds to a package beside the plugin's own. */
export interface SiblingPart {
  dependencies: Dependency[];
  devDependencies: Dependency[];
  /** Other packages of the plugin that the package depends on. */
  usesSiblings: SiblingKind[];
  /** Modules below src of which the package exports everything, such as `./incidents`. */
  exports: string[];
  /** The same, for tests of others: what is imported from its `testUtils`. */
  testExports: string[];
  /** What the package has, a line each of its README. */
  readme: string[];
  /** How it is used, as paragraphs of its README. */
  notes: string[];
  /** Whole files, by path in the package. */
  files: Record<string, string>;
  /** Files that are written once, and belong to the plugin's people from then on. */
  seeds: Record<string, string>;
}

/** A piece of TypeScript, and what it needs. */
export interface Expression {
  expression: string;
  import: Import;
}

/** An extension point that modules fill. */
export interface Registered {
  /** The variable of what they bring, which is all there when the plugin starts. */
  name: string;
  /** The function that registers it, and takes what registers. */
  call: Import;
}

/** A service of the plugin's own. */
export interface Composed {
  /** Its variable in plugin.ts. */
  name: string;
  type: Import;
  /** The function that makes it, which takes one object, or nothing. */
  create: Import;
  /** Variables of plugin.ts that it is made with: services, `knex`, what was composed before. */
  takes: string[];
  isAsync: boolean;
  /** Whether the router gets it, also when no route takes it. */
  isOffered: boolean;
  /**
   * The class that keeps its rows, which takes `knex`, and a scope where it is narrowed.
   * The assembler writes the function that makes such a service, with all that goes
   * around it.
   */
  store?: Import;
}

/**
 * What goes around a service, from the inside to the outside: what narrows the rows that
 * a caller has, what checks what comes in, and what records how it ended.
 */
export const decoratorStages = ['scope', 'check', 'record'] as const;

/** A class that implements a service by another one of its kind. */
export interface Decorator {
  /** The variable in plugin.ts of the service that it goes around. */
  of: string;
  /**
   * Its constructor takes what it goes around, and one object. At the stage `scope`, of
   * which a service has one at most, the first is a function that makes the store
   * within a scope: there is none with all rows that something could call.
   */
  class: Import;
  stage: (typeof decoratorStages)[number];
  /** Services of the backend that are in that object, by their names. */
  takes: string[];
}

/** A call of a function that takes one object. */
export interface Started {
  call: Import;
  takes: string[];
  /** Whether it is done when it returns. */
  isSync?: boolean;
}

export interface Routes {
  create: Import;
  /** Variables of plugin.ts that they are made with. */
  takes: string[];
  /** Their operations; undefined when the API document does not have them. */
  openApi: Import | undefined;
  /** Below this path a test finds routes that the document lacks. */
  path: string | undefined;
  /** Whether they read bodies themselves, and come before the parser of JSON. */
  isRaw: boolean;
}

export interface OpenPath {
  path: string;
  /** Why it is open, as a sentence. */
  reason: string;
}

export interface ConfigKey {
  /** Below the key of the plugin. */
  name: string;
  /** What it is for, as a sentence. */
  description: string;
  /** The type of its value in config.d.ts, as TypeScript. */
  type: string;
  /** What the type needs. */
  imports?: Import[];
  /** Whether the plugin starts without it. */
  isOptional?: boolean;
  /** A value for tests, as TypeScript. */
  testValue: string;
  /** The one with which the plugin runs alone, where it is another. */
  devValue?: string;
  /** Lines of YAML that work, without the key itself, where the README is to have them. */
  example?: string[];
}

export interface Table {
  name: string;
  /** What fills it in tests: statements in which `knex` and `credentials` are there. */
  fill?: { statements: string; imports: Import[] };
}

export interface Access {
  /** Such as `get /incidents/{id}`. */
  operation: string;
  /** The statuses that callers get, as TypeScript; an owner gets what users do, if not said. */
  statuses: string;
  /** A parameter of the path beside `{id}`: the id of what was created at this path. */
  parameter?: { name: string; path: string };
  /** What is called where the path has parameters that no creation gives. */
  sample?: string;
  /** A function that makes the headers and the body which callers send. */
  input?: Pick<Expression, 'expression'> & Partial<Expression>;
}

export interface Creation {
  path: string;
  body: Import;
  /** The fields that refer to others, the paths of these, and whether they have to. */
  parents: { field: string; path: string; isNeeded: boolean }[];
}

export interface Replicated {
  path: string;
  /** What creates one. */
  body: Import;
  /** A field to change, and another value for it, as TypeScript. */
  changed: { name: string; value: string };
}

/** An entity of the catalog in tests, or a list of them. */
export interface TestEntities extends Import {
  isList?: boolean;
}

export interface WholeTest {
  /** Its name, as the sentence that begins with the plugin. */
  title: string;
  /** Statements in which `call` is there, and `unknownId` where something is created. */
  statements: string;
  imports: Import[];
}

export interface ReadmePart {
  /** What it serves from its database, a line each. */
  resources: string[];
  /** What it has beside that, a line each. */
  services: string[];
  /** Actions that it offers to assistants and to other plugins, a line each. */
  actions: string[];
  /** What it does without a request, a line each. */
  background: string[];
  /** Paragraphs that a plugin has once, whoever brings them. */
  notes: string[];
  /** What the auditor gets, a line each. */
  events: string[];
  /** Where something can be created and listed, and what is sent. */
  tries: { path: string; body: string }[];
  /** What else a user can call, without a body; paths begin with a slash. */
  calls: { method: string; path: string }[];
  /** What else can be typed: lines of a shell that has `base` and `token`. */
  shell: string[];
}
