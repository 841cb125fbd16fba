import type { RepositoryFiles } from '@stagecraft/generators';
import { createFormatter, listFiles, type Formatter } from '../lib/format.ts';
import type { Problem } from '../lib/problems.ts';
import { progress } from '../lib/progress.ts';
import { commandLine } from '../lib/shell.ts';
import { readText, type Snapshot } from './workspace.ts';

/** Formats the new packages, and the files around them that were formatted before. */
export class Formatting {
  readonly #repository: RepositoryFiles;
  readonly #folders: string[];
  readonly #before: Snapshot;
  #formatter: Formatter | undefined;

  constructor(
    repository: RepositoryFiles,
    folders: string[],
    before: Snapshot,
  ) {
    this.#repository = repository;
    this.#folders = folders;
    this.#before = before;
  }

  /** Does all of it but the writing, while something else runs that reads the files. */
  async prepare(): Promise<void> {
    for (const file of await this.#files()) {
      await this.#formatter?.prepare(file);
    }
  }

  /** Formats what has changed since, and writes all of it. */
  async finish(): Promise<Problem[]> {
    const files = await this.#files();
    const formatter = this.#formatter;
    if (!formatter) return [];

    progress(`Formatting ${this.#folders.join(', ')}: prettier`);
    const problems: Problem[] = [];
    for (const file of files) {
      await formatter.formatFile(file).catch((error: Error) => {
        problems.push({
          reason: `Prettier cannot read ${file}: ${error.message.split('\n')[0]}`,
          next: commandLine('yarn', 'prettier', '--write', file),
        });
      });
    }
    return problems;
  }

  // An install may have brought Prettier.
  async #files(): Promise<string[]> {
    const { root } = this.#repository;
    const formatter = (this.#formatter ??= createFormatter(this.#repository));
    if (!formatter) return [];

    const files = (
      await Promise.all(this.#folders.map(folder => listFiles(root, folder)))
    ).flat();
    for (const [path, text] of this.#before.texts) {
      const changed = (await readText(root, path)) !== text;
      if (changed && (await formatter.isFormatted(path, text)))
        files.push(path);
    }
    return files;
  }
}
