import { posix } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { featureReservedReason } from '../features/featureName.ts';
import { nearest } from '../nearest.ts';
import { services } from '../services/index.ts';
import {
  packageOf,
  refId,
  refVariable,
  type ServiceRefEntry,
} from '../services/serviceRef.ts';
import type { Manifest } from './manifest.ts';
import { parseJson } from './parseJson.ts';
import type { Repository } from './repository.ts';

type Wanted = Pick<ServiceRefEntry, 'from' | 'name'>;
type Source = Pick<Repository, 'packages' | 'lockfile' | 'read' | 'list'>;

/**
 * Finds services that packages of a repository export, and what stands for them in tests.
 * A package is of the workspace, or one that is installed at its root.
 *
 * @throws GeneratorError that names the package that is not there, or what it exports
 *   instead
 */
export function findServiceRefs(
  repository: Source,
  wanted: Wanted[],
): ServiceRefEntry[] {
  return wanted.map(one => {
    refuseTaken(one);
    const found = findPackage(repository, packageOf(one.from));
    refuseMissing(one, found.text(one.from));
    const from = `${found.name}/testUtils`;
    return {
      ...one,
      version: found.version,
      ...mockIn(found.text(from), from, refVariable(one.name)),
    };
  });
}

function refuseTaken(wanted: Wanted): void {
  const variable = refVariable(wanted.name);
  const reason = featureReservedReason(variable);
  if (reason) {
    throw new GeneratorError(
      `${refId(wanted)} would be "${variable}" in plugin.ts, which is ${reason}; ${services.has(variable) ? `ask for ${variable} instead` : 'have the package export it under another name'}`,
    );
  }
}

/** A package, as far as it can be read cheaply. */
interface FoundPackage {
  name: string;
  version: string;
  /** What declares the exports of a module of it; empty when that cannot be found. */
  text(module: string): string;
}

function findPackage(repository: Source, name: string): FoundPackage {
  const own = repository.packages.find(one => one.name === name);
  if (own) {
    const sources = repository
      .list(`${own.folder}/src`)
      .filter(path => /(?<!\.test|\.d)\.tsx?$/.test(path));
    const isOfTests = (path: string) => /\/testUtils(?:\/|\.ts)/.test(path);
    return {
      name,
      version: own.manifest.version ?? '0.0.0',
      text: module =>
        sources
          .filter(path => isOfTests(path) === /\/testUtils$/.test(module))
          .map(path => repository.read(path))
          .join('\n'),
    };
  }
  const folder = `node_modules/${name}`;
  const manifest = repository.read(`${folder}/package.json`);
  if (!manifest || repository.lockfile().versions(name).length === 0) {
    throw missingPackage(repository, name);
  }
  const { version = '0.0.0', types = 'dist/index.d.ts' } = parseJson(
    manifest,
    `${folder}/package.json`,
  ) as Manifest & { types?: string };
  return {
    name,
    version,
    text: module =>
      repository.read(
        module === name
          ? posix.join(folder, types)
          : `${folder}/dist${module.slice(name.length)}.d.ts`,
      ) ?? '',
  };
}

function missingPackage({ packages }: Source, name: string): GeneratorError {
  const libraries = packages.map(one => one.name);
  const meant = nearest(name, libraries);
  return new GeneratorError(
    `there is no package "${name}" in this repository; ${meant ? `did you mean ${meant}?` : `add it first with: yarn add ${name}, or make it with: yarn new`}`,
  );
}

function refuseMissing(wanted: Wanted, text: string): void {
  const exported = exportsOf(text);
  if (text === '' || exported.includes(wanted.name)) {
    return;
  }
  const refs = exported.filter(name => /(?:Ref|Service)$/.test(name)).sort();
  const meant = nearest(wanted.name, refs);
  throw new GeneratorError(
    `there is no ${refId(wanted)}; ${meant ? `did you mean ${wanted.from}#${meant}? ` : ''}${wanted.from} exports ${refs.length > 0 ? `these services: ${refs.join(', ')}` : 'no service'}`,
  );
}

// Of values alone, also of those in a list, under the names that others import.
function exportsOf(text: string): string[] {
  const single = text.matchAll(
    /\bexport\s+(?:declare\s+)?(?:const|async function|function|namespace)\s+([\w$]+)/g,
  );
  const lists = text.matchAll(/\bexport\s*\{([^}]*)\}/g);
  return [
    ...new Set([
      ...[...single].map(([, name]) => name),
      ...[...lists].flatMap(([, list]) =>
        list
          .split(',')
          .filter(one => !/^\s*type\s/.test(one))
          .flatMap(one => /([\w$]+)\s*$/.exec(one)?.[1] ?? []),
      ),
    ]),
  ];
}

// What is a `ServiceMock`, or makes one by its function `mock`, as those of Backstage do.
function mockIn(
  text: string,
  from: string,
  variable: string,
): Pick<ServiceRefEntry, 'mock'> {
  const name = `${variable}ServiceMock`;
  const declarations = [
    ...text.matchAll(
      new RegExp(
        `\\b(?:function|const|namespace) ${name}\\b[^]*?(?=\\n(?:export|declare)\\b|$)`,
        'g',
      ),
    ),
  ].map(([declaration]) => declaration);
  const hasMethod = declarations.some(one =>
    /^(?:namespace [\w$]+|const [\w$]+ ?[=:]) \{[^]*\bmock\b/.test(one),
  );
  const isFunction =
    !hasMethod &&
    declarations.some(one => /\b(?:create)?ServiceMock\b/.test(one));
  return exportsOf(text).includes(name) && (hasMethod || isFunction)
    ? { mock: { from, name, isFunction } }
    : {};
}
