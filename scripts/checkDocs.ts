// Holds the documents against the repository: what stands before their blocks, links
// and anchors, paths, pieces of files, types, sizes. Names everything that is wrong;
// the last line counts the documents. What commands do is up to runDocs.ts.
//
//   node scripts/checkDocs.ts                    all
//   node scripts/checkDocs.ts docs/how-it-works.md   these alone
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkElsewhere } from './docs/checks/elsewhere.ts';
import { checkFragments } from './docs/checks/fragments.ts';
import { checkLinks, type Targets } from './docs/checks/links.ts';
import { checkMarkers } from './docs/checks/markers.ts';
import { checkPaths } from './docs/checks/paths.ts';
import { checkSize } from './docs/checks/size.ts';
import { checkTypes } from './docs/checks/types.ts';
import {
  documentPaths,
  isMadeByCommands,
  readDocument,
} from './docs/documents.ts';
import type { Document } from './docs/markdown.ts';
import type { Problem } from './docs/Problem.ts';
import { repositoryFiles } from './repositoryFiles.ts';
import { root } from './run.ts';

const chosen = process.argv.slice(2);
const documents = (
  chosen.length > 0 ? chosen : [...documentPaths(), 'CONTRIBUTING.md']
).map(readDocument);
const read = (path: string) =>
  existsSync(join(root, path))
    ? readFileSync(join(root, path), 'utf8')
    : undefined;
const matches = (path: string) =>
  isMadeByCommands(path) || repositoryFiles([path]).length > 0;
const targets: Targets = {
  exists: path => existsSync(join(root, path)),
  anchors: path => readDocument(path).anchors,
};
const folders = [
  ...new Set(repositoryFiles([':(glob)*/**']).map(path => path.split('/')[0])),
].filter(name => !name.startsWith('.'));

const problems = [
  ...documents.flatMap(checkDocument),
  ...checkTypes(root, documents),
];
for (const { message } of problems) {
  console.error(message);
}
const wrong = new Set(problems.map(({ path }) => path)).size;
console.log(`${documents.length - wrong} passed, ${wrong} failed`);
process.exitCode = wrong > 0 ? 1 : 0;

function checkDocument(document: Document): Problem[] {
  return [
    ...checkMarkers(document),
    ...checkElsewhere(document),
    ...checkLinks(document, targets),
    ...checkPaths(document, folders, matches),
    ...checkFragments(document, read),
    ...checkSize(document, read(document.path)!),
  ];
}
