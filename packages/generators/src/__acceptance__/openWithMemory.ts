import fs from 'node:fs';
import type { Format } from '../render/facts.ts';
import { openRepository, type Repository } from '../workspace/repository.ts';

const formatted = new Map<string, ReturnType<Format>>();

/**
 * Opens the repository around a folder, which formats no text twice: tests render the
 * same plugin over and over, and formatting is three quarters of that.
 */
export async function openWithMemory(folder: string): Promise<Repository> {
  const repository = await openRepository(folder);
  const settings = fs
    .readdirSync(repository.root)
    .filter(name => /prettier|editorconfig|^package\.json$/.test(name))
    .map(name => repository.read(name));
  return {
    ...repository,
    format: (path, text) => {
      const key = JSON.stringify([settings, path, text]);
      const known = formatted.get(key) ?? repository.format(path, text);
      formatted.set(key, known);
      return known;
    },
  };
}
