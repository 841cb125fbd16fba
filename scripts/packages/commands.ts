import { equal, match, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { LOWEST_NODE } from '../../packages/cli/bin/explainNode.mjs';
import { kitVersion } from '../registry/kit.ts';
import { root, run } from '../run.ts';
import type { Step } from '../runSteps.ts';
import type { Project } from './Project.ts';

/** What the program `stagecraft`, plop and `yarn new` do with the installed packages. */
export function commandSteps(project: Project): Step[] {
  const program = project.path(
    'node_modules/@stagecraft/cli/bin/stagecraft.mjs',
  );
  const stagecraft = (...args: string[]) =>
    project.node(LOWEST_NODE, program, ...args);
  const succeed = async (...args: string[]) => {
    const { exitCode, output } = await stagecraft(...args);
    equal(exitCode, 0, `stagecraft ${args.join(' ')}:\n${output}`);
    return output;
  };
  const plugin = ['--plugin', 'deployments'];

  return [
    [
      'yarn stagecraft says what it can, and its version',
      async () => {
        match(
          await project.install('yarn', 'stagecraft', '--help'),
          /^ {2}plugin .+$/m,
        );
        const version = await project.install(
          'yarn',
          'stagecraft',
          '--version',
        );
        equal(version.trim(), kitVersion());
      },
    ],
    [
      'yarn dlx and npx run it',
      async () => {
        for (const command of [
          ['yarn', 'dlx'],
          ['npx', '--yes'],
        ]) {
          const output = await project.install(
            ...command,
            ...['@stagecraft/cli', '--version'],
          );
          ok(output.trim().endsWith(kitVersion()), output);
        }
      },
    ],
    [
      `it makes a plugin with a resource, and checks it, on Node ${LOWEST_NODE}`,
      async () => {
        await run(['git', 'init', '--quiet'], { cwd: project.folder });
        await succeed('plugin', '--id', 'deployments');
        const made = await succeed(
          ...['resource', ...plugin, '--name', 'release'],
          ...['--fields', 'title:string'],
        );
        match(made, /yarn stagecraft resource --plugin deployments /);
        equal(
          await succeed('check'),
          '→ Comparing deployments with its blueprint\nAs their blueprints give them: deployments\n',
        );
      },
    ],
    [
      'what it made asks for versions that the registry has',
      async () => {
        const folder = 'plugins/deployments-backend';
        const { dependencies, devDependencies } = project.readJson(
          `${folder}/package.json`,
        );
        const range = `^${kitVersion()}`;
        equal(dependencies['@stagecraft/backend-runtime'], range);
        equal(devDependencies['@stagecraft/backend-testkit'], range);
        const template = project.read(
          'node_modules/@stagecraft/cli/templates/backend-plugin/package.json.hbs',
        );
        ok(
          template.includes(
            `{{{versionQuery '@stagecraft/backend-runtime' '${kitVersion()}'}}}`,
          ),
          template,
        );
      },
    ],
    [
      'plop has the generators',
      async () => {
        project.write({
          'plopfile.mjs': `import { registerGenerators } from '@stagecraft/cli/plop';\nexport default registerGenerators;\n`,
        });
        const plop = join(root, 'node_modules/plop/bin/plop.js');
        const { exitCode, output } = await project.node(
          LOWEST_NODE,
          ...[plop, 'custom', '--', ...plugin, '--name', 'roster'],
        );
        equal(exitCode, 0, output);
        match(output, /yarn plop custom -- --plugin deployments/);
      },
    ],
  ];
}
