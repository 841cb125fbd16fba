import { Failure } from './Failure.ts';
import { Interrupted, run } from './run.ts';

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
