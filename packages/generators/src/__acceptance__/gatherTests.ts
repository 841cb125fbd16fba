import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

// It holds for the file in which it stands.
const MOCKS_A_MODULE = /^jest\.mock\(/m;
// Those of other files, too.
const RESETS_MOCKS = /\bjest\.(?:reset|restore)AllMocks\(/;

/**
 * Has Jest run the tests of each package from one file, so that it loads Backstage once a
 * package in place of once a file, which is most of their time. Those that mock a module
 * stay alone. Each file runs by itself wherever else plugins are tested.
 */
export function gatherTests(workspace: Workspace): void {
  const gathered: string[] = [];
  for (const folder of globSync('plugins/*/src', { cwd: workspace.root })) {
    const tests = Object.entries(workspace.read(folder)).filter(
      ([path, text]) => path.endsWith('.test.ts') && !MOCKS_A_MODULE.test(text),
    );
    if (tests.length === 0) continue;
    const inOrder = [
      ...tests.filter(([, text]) => !RESETS_MOCKS.test(text)),
      ...tests.filter(([, text]) => RESETS_MOCKS.test(text)),
    ].map(([path]) => path);
    workspace.add(
      `${folder}/gathered.test.ts`,
      inOrder.map(describing).join(''),
    );
    gathered.push(...inOrder.map(path => `/${folder}/${path}$`));
  }
  const manifest = JSON.parse(
    readFileSync(join(workspace.root, 'package.json'), 'utf8'),
  );
  manifest.jest.testPathIgnorePatterns = ['/node_modules/', ...gathered];
  workspace.add('package.json', JSON.stringify(manifest));
}

function describing(path: string): string {
  return `describe('${path}', () => {\n  require('./${path}');\n});\n`;
}
