import { access, mkdtemp, statfs } from 'node:fs/promises';
import { makeDataFolder } from './makeDataFolder.ts';

jest.mock('node:fs/promises');

const GIB = 1024 ** 3;

describe('makeDataFolder', () => {
  const { TMPDIR } = process.env;
  const room = (bytes: number) =>
    jest
      .mocked(statfs)
      .mockResolvedValue({ bavail: bytes / 4096, bsize: 4096 } as never);

  beforeEach(() => {
    jest.resetAllMocks();
    jest.mocked(mkdtemp).mockImplementation(async prefix => `${prefix}1`);
    delete process.env.TMPDIR;
    room(8 * GIB);
  });

  afterEach(() => {
    delete process.env.TMPDIR;
    Object.assign(process.env, TMPDIR !== undefined && { TMPDIR });
  });

  const inMemory = '/dev/shm/stagecraft-postgres-1';
  const inFolder = '/folder/stagecraft-postgres-1';

  it('is in memory where there is plenty', async () => {
    await expect(makeDataFolder('/folder')).resolves.toBe(inMemory);
  });

  it('is not where there is little', async () => {
    room(64 * 1024 ** 2);
    await expect(makeDataFolder('/folder')).resolves.toBe(inFolder);
  });

  it('is not where there is none, as on macOS', async () => {
    jest.mocked(access).mockRejectedValue(new Error('ENOENT'));
    await expect(makeDataFolder('/folder')).resolves.toBe(inFolder);
  });

  it('is where TMPDIR says', async () => {
    process.env.TMPDIR = '/elsewhere';
    await expect(makeDataFolder('/folder')).resolves.toBe(inFolder);
  });
});
