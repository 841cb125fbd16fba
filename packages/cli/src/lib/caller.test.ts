import { callerOf } from './caller.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('callerOf, where the package is not installed', () => {
  const home = process.cwd();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stagecraft-caller-'));
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(home);
    await rm(folder, { recursive: true });
  });

  it.each([
    ['yarn/4.18.1 npm/? node/v24', 'yarn dlx @stagecraft/cli init'],
    ['npm/11.0.0 node/v24', 'npx @stagecraft/cli init'],
  ])('names what fetched it, %s', (agent, expected) => {
    const caller = callerOf({
      STAGECRAFT_CALLER: 'program',
      npm_config_user_agent: agent,
    });
    expect(caller('init')).toBe(expected);
  });

  it('names the program once it is installed', () => {
    process.chdir(home);
    const caller = callerOf({ STAGECRAFT_CALLER: 'program' });
    expect(caller('init')).toBe('yarn stagecraft init');
  });
});
