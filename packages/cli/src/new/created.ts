import type { Recipe } from '@stagecraft/generators';
import { BLUEPRINT_FILE, findRecipe } from '@stagecraft/generators/repository';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../lib/format.ts';
import { CODEOWNERS_PATHS, mendCodeowners } from './codeowners.ts';
import type { CreatedPackage } from './nextSteps.ts';
import { listFolders, readJson, readText, type Snapshot } from './workspace.ts';

/** The packages that were not there before. */
export async function findCreated(
  root: string,
  before: Snapshot,
): Promise<CreatedPackage[]> {
  const created: CreatedPackage[] = [];
  for (const folder of await listFolders(root)) {
    if (before.folders.has(folder)) continue;
    const manifest = await readJson(root, `${folder}/package.json`);
    if (!manifest?.name) continue;
    created.push({
      folder,
      name: manifest.name,
      role: manifest.backstage?.role,
      pluginId: manifest.backstage?.pluginId,
      pluginPackage: manifest.backstage?.pluginPackage,
      scripts: manifest.scripts ?? {},
      servesHealth: await mentions(root, `${folder}/src`, '/health'),
      needsConfig: await needsConfig(root, folder),
    });
  }
  return created;
}

/** What a package was made from, when it was a template of the kit. */
export async function readRecipe(
  root: string,
  { folder }: CreatedPackage,
): Promise<Recipe | undefined> {
  const blueprint = await readJson(root, `${folder}/${BLUEPRINT_FILE}`);
  return blueprint && findRecipe(blueprint);
}

/** Corrects what upstream wrote into CODEOWNERS for the new packages. */
export async function repairCodeowners(
  root: string,
  before: Snapshot,
  created: CreatedPackage[],
): Promise<void> {
  for (const path of CODEOWNERS_PATHS) {
    const text = before.texts.get(path);
    if (text === undefined) continue;
    const after = (await readText(root, path)) ?? '';
    const folders = created.map(({ folder }) => folder);
    const mended = mendCodeowners(text, after, root, folders);
    if (mended !== after) await writeFile(join(root, path), mended);
  }
}

// A section of keys that is optional needs no value at all.
async function needsConfig(root: string, folder: string): Promise<boolean> {
  const schema = (await readText(root, `${folder}/config.d.ts`)) ?? '';
  const code = schema.replaceAll(/\/\*.*?\*\//gs, '');
  return /^export interface Config \{\s*\w+:/m.test(code);
}

async function mentions(root: string, folder: string, text: string) {
  const files = await listFiles(root, folder).catch(() => []);
  const texts = await Promise.all(files.map(file => readText(root, file)));
  return texts.some(content => content?.includes(text));
}
