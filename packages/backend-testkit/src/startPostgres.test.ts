import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findPostgres } from './findPostgres.ts';
import { startPostgres } from './startPostgres.ts';

jest.mock('./findPostgres.ts');

describe('startPostgres', () => {
  const { TMPDIR } = process.env;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'testkit-broken-'));
    await mkdir(path.join(folder, 'native'));
    await mkdir(path.join(folder, 'tmp'));
    process.env.TMPDIR = path.join(folder, 'tmp');
  });

  afterEach(async () => {
    process.env.TMPDIR = TMPDIR;
    await rm(folder, { recursive: true });
  });

  it('says why PostgreSQL does not start, and leaves nothing behind', async () => {
    jest.mocked(findPostgres).mockReturnValue(path.join(folder, 'native'));
    await expect(startPostgres()).rejects.toThrow(
      /did not start: its programs do not run here: .*spawn(.|\n)*CONNECTION_STRING/,
    );
    await expect(readdir(path.join(folder, 'tmp'))).resolves.toEqual([]);
  });
});
