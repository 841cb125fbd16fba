import { execFileSync } from 'node:child_process';

const ENTRY = new URL('./repository.ts', import.meta.url).href;

// Imports the entry in a process of its own, and prints what that loads.
const LIST = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { console.log(url); return next(url, context); } });
  await import(process.argv[1]);
`;

describe('the entry repository', () => {
  it('loads no generator and nothing of blueprints', () => {
    const loaded = execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', LIST, ENTRY],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(loaded).toContain('/workspace/openFiles.ts');
    expect(loaded).not.toMatch(
      /\/(?:commands|features|fields|merge)\/|blueprint\.ts|node_modules\/(?:zod|handlebars|prettier)\//,
    );
  });
});
