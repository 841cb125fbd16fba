import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { coreServices } from '@backstage/backend-plugin-api';
import * as alpha from '@backstage/backend-plugin-api/alpha';
import { services } from '../../../packages/generators/src/services/index.ts';
import { repositoryFiles } from '../../repositoryFiles.ts';
import { root } from '../../run.ts';
import { documentPaths, readDocument } from '../documents.ts';
import { code, formatTable } from './table.ts';

/** Where the document stands that has the table. */
const FOLDER = 'docs/reference';

// The recipes are tests, and show how a service stands in one.
const CODE = [
  'examples/*/src/*.ts',
  'packages/backend/src/*.ts',
  ':!*.test.ts',
  ':!*/__testUtils__/*',
];
const RECIPES = ['packages/backend-testkit/src/recipes/*.ts'];

// These name all of them.
const LISTS = [
  `${FOLDER}/core_services.md`,
  `${FOLDER}/generators/services.md`,
];

/** Where the code of this repository, and that in its documents, asks for each service. */
export function serviceUsesTable(): string {
  const inCode = usesIn(
    [...repositoryFiles(CODE), ...repositoryFiles(RECIPES)],
    path => readFileSync(join(root, path), 'utf8'),
  );
  const shown = documentPaths().filter(path => !LISTS.includes(path));
  const inDocuments = usesIn(shown, path => {
    const { blocks, code: spans } = readDocument(path);
    return [...blocks, ...spans].map(({ text }) => text).join('\n');
  });
  return formatTable(
    ['Service', 'In code that is tested', 'In documents'],
    referenceNames().map(name => [
      code(name.replace('coreServices.', '')),
      ...[inCode, inDocuments].map(uses => links(uses.get(name))),
    ]),
  );
}

// What Backstage has, and what else a generator hands over.
function referenceNames(): string[] {
  const others = [
    ...[...services.values()].map(({ ref }) => ref.expression),
    ...Object.keys(alpha).filter(name => name.endsWith('ServiceRef')),
  ].filter(expression => /^\w+$/.test(expression));
  return [
    ...Object.keys(coreServices).map(name => `coreServices.${name}`),
    ...new Set(others),
  ].sort((a, b) => a.localeCompare(b, 'en'));
}

function usesIn(
  paths: string[],
  read: (path: string) => string,
): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const path of paths) {
    const words = new Set(read(path).match(/\b(?:coreServices\.)?\w+/g));
    for (const name of words) {
      uses.set(name, [...(uses.get(name) ?? []), path]);
    }
  }
  return uses;
}

const links = (paths: string[] = []) =>
  paths.map(path => `[${label(path)}](${relative(FOLDER, path)})`).join(', ');

const label = (path: string) =>
  basename(path) === 'plugin.ts' ? path.split('/')[1] : basename(path);
