import { access, constants, mkdtemp, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Linux keeps it in memory. */
const MEMORY = '/dev/shm';

/** Many workers at once, with a database for each test of a file. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/**
 * Makes an empty folder for the data of a server: in memory, where there is plenty, since
 * a database is made several times as fast there. Containers have little, so there, and
 * where TMPDIR says where files go, it lies in the server's folder.
 *
 * @param folder - absolute path of the folder of all its other files
 * @returns its absolute path
 */
export async function makeDataFolder(folder: string): Promise<string> {
  const parent = !process.env.TMPDIR && (await hasMemory()) ? MEMORY : folder;
  return mkdtemp(path.join(parent, 'stagecraft-postgres-'));
}

async function hasMemory(): Promise<boolean> {
  try {
    await access(MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false;
  }
}
