import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Recipe } from '@stagecraft/generators';
import { BLUEPRINT_FILE, findRecipe } from '@stagecraft/generators/repository';
import { parse } from 'yaml';
import { findUpstream } from './findUpstream.ts';
import { findPolicies } from './policies.ts';

/** A template that upstream's `new` can use in this repository. */
export interface Template {
  name: string;
  /** What it makes; empty where the template does not say. */
  description: string;
  role: string;
  /** Option values that the template itself sets. */
  values: Record<string, string>;
  /** Whether a backend that loads what it makes gets a permission policy. */
  setsPolicy: boolean;
  /** What it was compiled from, when it is one of the kit. */
  recipe?: Recipe;
}

const MANIFEST = 'portable-template.yaml';

/**
 * The templates that the root package.json lists, else upstream's own. One that
 * cannot be read is left out: upstream gives the reason when it is used.
 */
export async function listTemplates(root: string): Promise<Template[]> {
  const { resolve: resolveFrom } = createRequire(join(root, 'package.json'));
  const packageJson = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const listed: string[] | undefined =
    packageJson.backstage?.cli?.new?.templates;

  const manifests = listed
    ? listed.map(pointer =>
        pointer.startsWith('.')
          ? () => resolve(root, pointer, MANIFEST)
          : () => resolveFrom(`${pointer}/${MANIFEST}`),
      )
    : await upstreamManifests(root);
  const templates = await Promise.all(
    manifests.map(manifest => readTemplate(manifest).catch(() => undefined)),
  );
  return templates.filter(template => template !== undefined);
}

async function upstreamManifests(root: string) {
  const upstream = findUpstream(root);
  if (!upstream) {
    return [];
  }
  const folder = join(upstream.folder, 'templates');
  const names = (await readdir(folder)).sort();
  return names.map(name => () => join(folder, name, MANIFEST));
}

async function readTemplate(manifest: () => string): Promise<Template> {
  const file = manifest();
  const { name, description, role, values } = parse(
    await readFile(file, 'utf8'),
  );
  const policies =
    role === 'backend-plugin-module'
      ? await findPolicies(dirname(file), '.')
      : [];
  return {
    name,
    description: description ?? '',
    role,
    values: values ?? {},
    setsPolicy: policies.length > 0,
    recipe: await readRecipe(`${dirname(file)}/${BLUEPRINT_FILE}.hbs`),
  };
}

async function readRecipe(file: string): Promise<Recipe | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : findRecipe(JSON.parse(text));
}
