import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { readText } from '../workspace/readText.ts';
import { journalFile, readJournal, type Entry } from './journalFile.ts';
import { partialOf, writeWhole } from './partial.ts';
import type { Change } from './plan.ts';

/**
 * What a command is about to do, written down before it starts, so that it can be
 * taken back by itself after a failed write, or by the next command after a kill.
 */
export class Journal {
  readonly #root: string;
  readonly #pid: number;
  readonly #entries: Entry[];

  private constructor(root: string, pid: number, entries: Entry[]) {
    this.#root = root;
    this.#pid = pid;
    this.#entries = entries;
  }

  static begin(root: string, changes: Change[]): void {
    const { pid } = process;
    const entries = changes.map(change => ({
      ...change,
      mode: fs.statSync(join(root, change.path), { throwIfNoEntry: false })
        ?.mode,
      newFolder: firstMissingFolder(root, dirname(change.path)),
    }));
    writeWhole(journalFile(root), JSON.stringify({ pid, entries }), {
      flush: true,
    });
  }

  /** Whether a command left something half done, or is still at it. */
  static isThere(root: string): boolean {
    return fs.existsSync(journalFile(root));
  }

  /**
   * Finds what a command left that was killed.
   *
   * @returns its journal, or undefined when every command came to its end
   * @throws GeneratorError when a file is there that no command can have left
   */
  static find(root: string): Journal | undefined {
    const found = readJournal(root);
    return found && new Journal(root, found.pid, found.entries);
  }

  /**
   * Puts every file back as it was before the command. A file that is neither as it
   * was nor as the command wrote it belongs to somebody else and stays.
   *
   * @returns the paths of what was put back, and of what was left
   * @throws GeneratorError with what could not be put back, which the next command
   *   tries again
   */
  takeBack(): { restored: string[]; left: string[] } {
    const restored: string[] = [];
    const left: string[] = [];
    const failed: string[] = [];
    for (const entry of this.#entries.toReversed()) {
      const { path, before, after } = entry;
      const file = join(this.#root, path);
      try {
        fs.rmSync(partialOf(file, this.#pid), { force: true });
        const now = readText(file);
        if (now === before) {
          continue;
        }
        if (now === after) {
          restore(file, entry);
          restored.push(path);
        } else {
          left.push(path);
        }
      } catch (error) {
        failed.push(`${path} (${(error as Error).message})`);
      }
    }
    if (failed.length > 0) {
      throw new GeneratorError(
        `the last command was interrupted while it wrote, and these could not be put back: ${failed.join(', ')}; once that is mended, any command tries again`,
      );
    }
    for (const { newFolder } of this.#entries) {
      if (newFolder) {
        removeEmptyTree(join(this.#root, newFolder));
      }
    }
    Journal.end(this.#root);
    return { restored: restored.sort(), left: left.sort() };
  }

  static end(root: string): void {
    fs.rmSync(journalFile(root), { force: true });
  }
}

function restore(file: string, { before, mode }: Entry): void {
  if (before === undefined) {
    fs.rmSync(file, { force: true });
    return;
  }
  fs.mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, before, { mode });
}

function firstMissingFolder(root: string, folder: string): string | undefined {
  if (fs.existsSync(join(root, folder))) {
    return undefined;
  }
  return firstMissingFolder(root, dirname(folder)) ?? folder;
}

function removeEmptyTree(folder: string): void {
  if (!fs.existsSync(folder)) {
    return;
  }
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      removeEmptyTree(join(folder, entry.name));
    }
  }
  if (fs.readdirSync(folder).length === 0) {
    fs.rmdirSync(folder);
  }
}
