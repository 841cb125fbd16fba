import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

it('ends with an exit code when it cannot start', async () => {
  const args = [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    require.resolve('./index.ts'),
    ...['--config', '../../app-config.yaml'],
    ...['--config', '../../app-config.production.yaml'],
  ];
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    APP_CONFIG_backend_listen: '127.0.0.1:0',
    APP_BASE_URL: 'http://127.0.0.1',
    BACKEND_BASE_URL: 'http://127.0.0.1',
    // Nobody listens on this port.
    POSTGRES_HOST: '127.0.0.1',
    POSTGRES_PORT: '1',
    POSTGRES_USER: 'postgres',
    POSTGRES_PASSWORD: 'postgres',
    REDIS_URL: 'redis://127.0.0.1:1',
  };
  const ended = run(process.execPath, args, { env, timeout: 90_000 });

  await expect(ended).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The backend could not start'),
  });
}, 120_000);
