import { Failure } from './Failure.ts';
import { Interrupted, run, runQuietly } from './run.ts';

const node = (code: string) =>
  run(process.execPath, ['-e', code], { cwd: process.cwd(), stdin: 'ignore' });

describe('run', () => {
  it('returns the exit code', async () => {
    await expect(node('process.exit(3)')).resolves.toBe(3);
  });

  it('lets Yarn change its lockfile', async () => {
    await expect(
      node(
        'process.exit(process.env.YARN_ENABLE_IMMUTABLE_INSTALLS === "false" ? 0 : 1)',
      ),
    ).resolves.toBe(0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('takes over the end by %s as exit code %i', async (signal, exitCode) => {
    const ended = node(
      `process.kill(process.pid, '${signal}'); setTimeout(() => {}, 9000)`,
    );
    await expect(ended).rejects.toBeInstanceOf(Interrupted);
    await expect(ended).rejects.toMatchObject({ exitCode, message: '' });
  });

  it('says which command cannot be run', async () => {
    const ended = run('no-such-command', [], { cwd: process.cwd() });
    await expect(ended).rejects.toBeInstanceOf(Failure);
    await expect(ended).rejects.toThrow('Cannot run no-such-command');
  });
});

describe('runQuietly', () => {
  const quietly = (code: string, timeout = 60_000) =>
    runQuietly(process.execPath, ['-e', code], {
      cwd: process.cwd(),
      env: { GREETING: 'hello' },
      timeout,
    });

  it('returns what both streams got, and the exit code', async () => {
    const code =
      'console.log(process.env.GREETING); console.error("you"); process.exitCode = 3';
    expect(await quietly(code)).toEqual({
      exitCode: 3,
      output: 'hello\nyou\n',
    });
  });

  it('ends what takes too long', async () => {
    expect(await quietly('setTimeout(() => {}, 60_000)', 500)).toEqual({
      exitCode: 1,
      output: 'It was ended, because it took more than 0.5 seconds',
    });
  });

  it('takes over the end by a signal', async () => {
    const ended = quietly(
      "process.kill(process.pid, 'SIGINT'); setTimeout(() => {}, 9000)",
    );
    await expect(ended).rejects.toBeInstanceOf(Interrupted);
  });
});
