// Remakes what is checked in but made from source: templates from the recipes,
// examples/ from their blueprints, and tables and trees in the documents.
//
//   node scripts/artefacts.ts           write
//   node scripts/artefacts.ts --check   compare, and name what differs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as engine from '../packages/generators/src/index.ts';
import { remakeDocuments } from './docs/made/documents.ts';
import { repositoryFiles } from './repositoryFiles.ts';
import { root } from './run.ts';

// Published with the package, for each repository that lists them.
const TEMPLATES = 'packages/cli/templates';

const check = process.argv.includes('--check');
const repository = await engine.openRepository(root);

interface Artefact {
  path: string;
  wanted: string | undefined;
}

async function differingTemplates(): Promise<Artefact[]> {
  const wanted = new Map<string, string>();
  for (const recipe of engine.recipes) {
    const tree = await engine.compileTemplate(recipe, repository.format);
    for (const [path, text] of Object.entries(tree)) {
      wanted.set(`${TEMPLATES}/${recipe.name}/${path}`, text);
    }
  }
  const paths = new Set([...wanted.keys(), ...repositoryFiles([TEMPLATES])]);
  return [...paths]
    .filter(path => repository.read(path) !== wanted.get(path))
    .map(path => ({ path, wanted: wanted.get(path) }));
}

// Nobody edits them, so a new version of the kit renders them without a merge.
const plugins = new Map(
  [...repository.plugins].map(([id, plugin]) => [
    id,
    {
      ...plugin,
      blueprint: () => ({
        ...plugin.blueprint(),
        kitVersion: engine.KIT_VERSION,
      }),
    },
  ]),
);

async function differingExamples(): Promise<Artefact[]> {
  const artefacts: Artefact[] = [];
  for (const [id, { folder }] of plugins) {
    if (folder.startsWith('examples/')) {
      for (const { path, rendered } of await engine.checkPlugin(
        { ...repository, plugins },
        id,
        async () => engine,
      )) {
        artefacts.push({ path, wanted: rendered });
      }
    }
  }
  return artefacts;
}

async function differingDocuments(): Promise<Artefact[]> {
  const documents = await remakeDocuments(repository.format).catch(
    (error: Error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
  return [...documents]
    .filter(([path, wanted]) => repository.read(path) !== wanted)
    .map(([path, wanted]) => ({ path, wanted }));
}

const differing = [
  ...(await differingTemplates()),
  ...(await differingExamples()),
  ...(await differingDocuments()),
].sort((a, b) => (a.path < b.path ? -1 : 1));

for (const { path, wanted } of differing) {
  if (check) {
    console.error(`${path} is not what its source gives`);
  } else if (wanted === undefined) {
    rmSync(join(root, path));
    console.log(`removed ${path}`);
  } else {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), wanted);
    console.log(`wrote ${path}`);
  }
}
if (check && differing.length > 0) {
  console.error('Change the source and run: ./yarnw artefacts');
  process.exitCode = 1;
} else if (differing.length === 0) {
  console.log('templates, examples and documents are what their sources give');
}
