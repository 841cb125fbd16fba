import { execFile } from 'node:child_process';
import { cp, lstat, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { runnableBinaries } from './binaries.ts';
import { findPostgres } from './findPostgres.ts';
import { runOptions } from './runOptions.ts';

const run = promisify(execFile);

const temporaryFolder = () => mkdtemp(path.join(os.tmpdir(), 'testkit-'));

describe('runnableBinaries', () => {
  it('makes an installation run whose links are missing and whose folder is closed to others', async () => {
    // Only its owner may enter what mkdtemp makes.
    const closed = await temporaryFolder();
    const folder = await temporaryFolder();
    try {
      await cp(findPostgres(), closed, {
        recursive: true,
        filter: async file => !(await lstat(file)).isSymbolicLink(),
      });
      const options = await runOptions(folder);
      const native = await runnableBinaries(closed, options);
      for (const program of ['initdb', 'postgres']) {
        const file = path.join(native, 'bin', program);
        const { stdout } = await run(file, ['--version'], options);
        expect(stdout).toMatch(/ 18\.\d/);
      }
    } finally {
      await rm(closed, { recursive: true });
      await rm(folder, { recursive: true });
    }
  });
});
