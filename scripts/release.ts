// Releases the packages of the kit, all in one version: what `./yarnw packages` holds
// against a project, with the same archives. The registry, and the token for it, are
// those of npm's settings.
//
//   ./yarnw release --prepare            make the next version from the changesets
//   ./yarnw release --dry-run            show what would be published
//   ./yarnw release --repository <url>   publish
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kitVersion } from './registry/kit.ts';
import { packKit } from './registry/pack.ts';
import { publishArchives } from './registry/publish.ts';
import { refusal } from './release/refusal.ts';
import { readState } from './release/state.ts';
import { root, run } from './run.ts';

const { values } = parseArgs({
  options: {
    prepare: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    repository: { type: 'string' },
  },
});

try {
  await (values.prepare ? prepare() : release(values.repository));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function prepare(): Promise<void> {
  const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  await succeed('yarn', 'changeset', 'version');
  await succeed('yarn', 'install');
  await succeed('yarn', 'prettier', '--write', 'packages/*/CHANGELOG.md');
  await succeed('node', quiet, 'scripts/artefacts.ts');
  const skill = join(root, 'docs/skill/SKILL.md');
  const text = readFileSync(skill, 'utf8');
  writeFileSync(
    skill,
    text.replace(/^version: .*$/m, `version: ${kitVersion()}`),
  );
  console.log(
    `The packages are ${kitVersion()}. Read what changed, and commit it: git diff`,
  );
}

async function release(repository: string | undefined): Promise<void> {
  const state = await readState(repository);
  const reason = refusal(state);
  if (reason && !values['dry-run']) {
    throw new Error(`Nothing was published: ${reason}`);
  }
  // Those of which another one of the kit is made go first.
  const archives = (await packKit({ repository }))
    .filter(({ name }) => !state.published.includes(name))
    .sort(
      (a, b) => Number(a.name.endsWith('cli')) - Number(b.name.endsWith('cli')),
    );
  if (!values['dry-run']) {
    await publishArchives(archives, {
      env: { npm_config_registry: state.registry },
    });
    console.log(
      `Published ${state.version}. Name it in git: git tag v${state.version} && git push origin v${state.version}`,
    );
    return;
  }
  for (const { name, version, file } of archives) {
    const files = (await succeed('tar', '-tzf', file)).trim().split('\n');
    console.log(`${name} ${version}, ${files.length} files`);
    console.log(
      files
        .map(path => path.replace('package/', '  '))
        .sort()
        .join('\n'),
    );
  }
  console.log(`to ${state.registry}`);
  console.log(
    reason ? `It would be refused: ${reason}` : 'It can be published',
  );
}

async function succeed(...command: string[]): Promise<string> {
  const { exitCode, output } = await run(command);
  if (exitCode !== 0) {
    throw new Error(`${command.join(' ')} ended with ${exitCode}:\n${output}`);
  }
  return output;
}
