import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { checksOf, checksOfChange } from '../blueprint/enumChecks.ts';
import type { FieldChange } from '../blueprint/history.ts';
import { render } from '../render/render.ts';
import type { Tree } from '../render/facts.ts';

/** The nth minute of a history. */
export const minute = (n: number) =>
  `2026-01-01T00:${String(n).padStart(2, '0')}:00Z`;

/** A resource "incident" as commands made it and changed it since, a minute each. */
export function incident(
  fields: string[],
  ...changes: Omit<FieldChange, 'addedAt'>[]
): ResourceEntry {
  return {
    name: 'incident',
    plural: 'incidents',
    addedAt: minute(0),
    fields,
    ...checksOf(fields),
    ...(changes.length > 0 && {
      changes: changes.map((change, index) => ({
        addedAt: minute(index + 1),
        ...change,
        ...checksOfChange(change),
      })),
    }),
  };
}

/** A plugin that has nothing but resources. */
export const blueprintOf = (
  resources: ResourceEntry[],
  removed?: Blueprint['removed'],
): Blueprint => ({
  kitVersion: '0.1.0',
  package: { name: '@internal/plugin-incidents-backend' },
  pluginId: 'incidents',
  resources,
  removed,
});

/** Renders a plugin without a formatter. */
export function renderPlugin(
  ...entries: Parameters<typeof blueprintOf>
): Promise<Tree> {
  return render(blueprintOf(...entries), {
    format: async (_, text) => text,
    manifest: { version: '0.1.0', license: 'Apache-2.0', private: true },
    versionRange: (_, atLeast) => `^${atLeast}`,
  });
}

/** Writes files to a new folder, which the caller removes. */
export function writeFolder(tree: Tree): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-evolved-'));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
