import fs from 'node:fs';
import { dirname } from 'node:path';

/**
 * The calls that change the disk, so that tests can make one of them fail.
 *
 * @see https://nodejs.org/api/fs.html#synchronous-api
 */
export type Disk = Pick<
  typeof fs,
  | 'chmodSync'
  | 'mkdirSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'rmSync'
  | 'writeFileSync'
>;

/** Writes and removes files, and knows how to take all of it back. */
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

  /** Writes a file, and makes the folders that it needs. */
  write(file: string, text: string): void {
    this.#makeFolder(dirname(file));
    write(this.#disk, file, text, this.#remember(file));
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

  // Each step back is noted before the step, which may fail halfway.
  #remember(file: string): number | undefined {
    const mode = fs.statSync(file, { throwIfNoEntry: false })?.mode;
    const before = mode !== undefined && fs.readFileSync(file);
    this.#undo.push({
      path: file,
      step: () =>
        before
          ? write(fs, file, before, mode)
          : fs.rmSync(file, { force: true }),
    });
    return mode;
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

/** Where the new text of a file waits for its rename. */
export function partialOf(file: string, pid: number): string {
  return `${file}.${pid}.partial`;
}

// A reader never sees half a file, also when the process ends in between.
function write(
  disk: Disk,
  file: string,
  text: string | Buffer,
  mode?: number,
): void {
  const partial = partialOf(file, process.pid);
  try {
    disk.writeFileSync(partial, text);
    if (mode !== undefined) {
      disk.chmodSync(partial, mode);
    }
    disk.renameSync(partial, file);
  } finally {
    fs.rmSync(partial, { force: true });
  }
}
