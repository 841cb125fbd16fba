// Holds the documents against the repository: what stands before their blocks, links
// and anchors, paths, pieces of files, types, sizes. Names everything that is wrong.
// What only happens when commands run is up to runDocs.ts.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFragment, fragmentsOf } from './docs/checks/fragments.ts';
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
import { root } from './run.ts';

const chosen = process.argv.slice(2);
const documents = (chosen.length > 0 ? chosen : documentPaths()).map(
  readDocument,
);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const exists = (path: string) => existsSync(join(root, path));
const targets: Targets = {
  exists,
  anchors: path => readDocument(path).anchors,
};
const folders = readdirSync(root, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !/^\.|node_modules/.test(entry.name))
  .map(({ name }) => name);

const problems = [
  ...documents.flatMap(document => [
    ...checkMarkers(document),
    ...checkLinks(document, targets),
    ...checkPaths(
      document,
      folders,
      path =>
        isMadeByCommands(path) || globSync(path, { cwd: root }).length > 0,
    ),
    ...fragmentsOf(document)
      .filter(({ marker }) => !isMadeByCommands(marker!.value))
      .flatMap(block => {
        const file = block.marker!.value;
        const text = exists(file) ? read(file) : undefined;
        return checkFragment(document.path, block, text);
      }),
    ...checkSize(document, read(document.path)),
  ]),
  ...checkTypes(root, documents),
];
for (const { message } of problems) {
  console.error(message);
}
console.log(
  `${documents.length} documents, ${problems.length} things wrong in them`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
