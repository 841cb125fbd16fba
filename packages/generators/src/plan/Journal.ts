import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { readText } from '../workspace/readText.ts';
import { stateFolder } from './state.ts';
import { partialOf } from './transaction.ts';
import type { Change } from './plan.ts';

interface Entry extends Change {
  /** The permissions of a file that is there. */
  mode?: number;
  /** The first folder that is not there yet, below the root, if any. */
  newFolder?: string;
}

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

  static begin(root: string, changes: Change[]): Journal {
    const entries = changes.map(change => ({
      ...change,
      mode: fs.statSync(join(root, change.path), { throwIfNoEntry: false })
        ?.mode,
      newFolder: firstMissingFolder(root, dirname(change.path)),
    }));
    const file = path(root);
    fs.writeFileSync(
      `${file}.partial`,
      JSON.stringify({ pid: process.pid, entries }),
      {
        flush: true,
      },
    );
    fs.renameSync(`${file}.partial`, file);
    return new Journal(root, process.pid, entries);
  }

  /**
   * Finds what a command left that was killed.
   *
   * @returns its journal, or undefined when every command came to its end
   */
  static find(root: string): Journal | undefined {
    try {
      const { pid, entries } = JSON.parse(fs.readFileSync(path(root), 'utf8'));
      return new Journal(root, pid, entries);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Puts every file back as it was before the command. A file that is neither as it
   * was nor as the command wrote it belongs to somebody else and stays.
   *
   * @returns the paths of what was put back, and of what was left
   */
  takeBack(): { restored: string[]; left: string[] } {
    const restored: string[] = [];
    const left: string[] = [];
    for (const entry of this.#entries.toReversed()) {
      const file = join(this.#root, entry.path);
      fs.rmSync(partialOf(file, this.#pid), { force: true });
      const now = readText(file);
      if (now === entry.before) {
        continue;
      }
      if (now !== entry.after) {
        left.push(entry.path);
      } else {
        restore(file, entry);
        restored.push(entry.path);
      }
    }
    for (const { newFolder } of this.#entries) {
      if (newFolder) {
        removeEmptyTree(join(this.#root, newFolder));
      }
    }
    this.end();
    return { restored: restored.sort(), left: left.sort() };
  }

  end(): void {
    fs.rmSync(path(this.#root), { force: true });
  }
}

function path(root: string): string {
  return join(stateFolder(root), 'journal.json');
}

function restore(file: string, { before, mode }: Entry): void {
  if (before === undefined) {
    fs.rmSync(file, { force: true });
    return;
  }
  fs.mkdirSync(dirname(file), { recursive: true });
  const partial = partialOf(file, process.pid);
  fs.writeFileSync(partial, before, { mode });
  fs.renameSync(partial, file);
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
