import fs from 'node:fs';
import { dirname } from 'node:path';
import { partialOf, writePartial, writeWhole, type Disk } from './partial.ts';

/**
 * Writes and removes files, and knows how to take all of it back. What needs room on
 * the disk comes first, beside the files, so that a full disk changes none of them.
 */
export class Transaction {
  readonly #root: string;
  readonly #disk: Disk;
  readonly #undo: { path: string; step(): void }[] = [];

  /**
   * @param root - the folder that stays, also when it is empty; absolute
   * @param disk - how to write
   */
  constructor(root: string, disk: Disk) {
    this.#root = root;
    this.#disk = disk;
  }

  /** Writes the new text of a file beside it, and makes the folders that it needs. */
  stage(file: string, text: string): void {
    this.#makeFolder(dirname(file));
    const partial = partialOf(file);
    this.#undo.push({
      path: partial,
      step: () => fs.rmSync(partial, { force: true }),
    });
    const mode = fs.statSync(file, { throwIfNoEntry: false })?.mode;
    writePartial(file, text, { mode }, this.#disk);
  }

  /** Puts what was staged in the place of the file. */
  replace(file: string): void {
    this.#remember(file);
    this.#disk.renameSync(partialOf(file), file);
  }

  /** Removes a file, and the folders that are empty without it. */
  remove(file: string): void {
    this.#remember(file);
    this.#disk.rmSync(file);
    this.#removeEmptyFolder(dirname(file));
  }

  /**
   * Takes everything back, the last thing first.
   *
   * @returns the paths where that failed
   */
  rollBack(): string[] {
    return this.#undo.reverse().flatMap(({ path, step }) => {
      try {
        step();
        return [];
      } catch {
        return [path];
      }
    });
  }

  // Each step back is noted before the step, which may fail halfway or not begin.
  #remember(file: string): void {
    const before = read(file);
    this.#undo.push({
      path: file,
      step: () => {
        if (!before) {
          fs.rmSync(file, { force: true });
        } else if (!read(file)?.text.equals(before.text)) {
          writeWhole(file, before.text, before);
        }
      },
    });
  }

  #makeFolder(folder: string): void {
    if (fs.existsSync(folder)) {
      if (!fs.statSync(folder).isDirectory()) {
        throw new Error(`${folder} is not a folder`);
      }
      return;
    }
    this.#makeFolder(dirname(folder));
    this.#undo.push({
      path: folder,
      step: () => fs.existsSync(folder) && fs.rmdirSync(folder),
    });
    this.#disk.mkdirSync(folder);
  }

  #removeEmptyFolder(folder: string): void {
    if (folder === this.#root || fs.readdirSync(folder).length > 0) {
      return;
    }
    const { mode } = fs.statSync(folder);
    this.#undo.push({
      path: folder,
      step: () => {
        fs.mkdirSync(folder, { recursive: true });
        fs.chmodSync(folder, mode);
      },
    });
    this.#disk.rmdirSync(folder);
    this.#removeEmptyFolder(dirname(folder));
  }
}

function read(file: string): { text: Buffer; mode: number } | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat && { text: fs.readFileSync(file), mode: stat.mode };
}
