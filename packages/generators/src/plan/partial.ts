import fs from 'node:fs';

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

interface Options {
  /** The permissions of the file. */
  mode?: number;
  /** Whether it is on the disk before this returns, also when the machine stops. */
  flush?: boolean;
}

/** Where the new text of a file waits for its rename. */
export function partialOf(file: string, pid = process.pid): string {
  return `${file}.${pid}.partial`;
}

/**
 * Writes the new text of a file beside it, whole or not at all. What is of its name
 * already is no file of a running process; a link there is not followed.
 */
export function writePartial(
  file: string,
  text: string | Buffer,
  { mode, flush = false }: Options,
  disk: Disk = fs,
): void {
  const partial = partialOf(file);
  fs.rmSync(partial, { force: true });
  try {
    disk.writeFileSync(partial, text, { flag: 'wx', flush });
    if (mode !== undefined) {
      disk.chmodSync(partial, mode);
    }
  } catch (error) {
    fs.rmSync(partial, { force: true });
    throw error;
  }
}

/** Writes a file, of which a reader never sees half, also when the process ends. */
export function writeWhole(
  file: string,
  text: string | Buffer,
  options: Options,
): void {
  writePartial(file, text, options);
  try {
    fs.renameSync(partialOf(file), file);
  } catch (error) {
    fs.rmSync(partialOf(file), { force: true });
    throw error;
  }
}
