import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from '../endToEnd/backend.ts';
import type { Clone } from '../endToEnd/clone.ts';
import { checkPluginSession } from '../endToEnd/curlSession.ts';
import {
  checkTemplatePlugins,
  templateConfig,
  type TemplatePlugins,
} from '../endToEnd/templatePlugins.ts';
import { makeApp, makeFolder } from '../existingApp/makeApp.ts';
import type { Registry } from '../registry/registry.ts';
import { runSteps } from '../runSteps.ts';
import { keepBackend } from './keepBackend.ts';
import { pathWithNode } from './pathWithNode.ts';
import type { Release } from './releases.ts';

/** What is done in a repository of a release, as the table names it. */
export const STEPS = [
  ...['create-app', 'init', 'generate', 'tsc', 'lint', 'tests', 'health'],
] as const;

type Name = (typeof STEPS)[number];

/** What came of a release. */
export interface Tried {
  name: string;
  release: Release;
  /** Which steps passed. */
  done: Name[];
  /** What the first that did not says, where one did not. */
  reason?: string;
}

/** What `yarn new` makes of each template of the kit. */
const FROM_TEMPLATES = {
  'backend-plugin': 'deployments',
  'backend-plugin-integration': 'registry',
  'backend-plugin-job': 'imports',
  'backend-plugin-secured': 'permits',
};
const PLUGIN = 'oncall';
const FOLDER = `plugins/${PLUGIN}-backend`;
const LONGEST_REASON = 200;

/**
 * Makes a repository of a release, brings the kit there, and makes a plugin by it.
 *
 * @param name - of the release, such as 1.41
 * @param registry - has the kit
 */
export async function tryRelease(
  name: string,
  release: Release,
  registry: Registry,
): Promise<Tried> {
  const app = makeFolder('app');
  const bin = makeFolder('bin');
  const { PATH, YARN_GLOBAL_FOLDER } = process.env;
  process.env.PATH = await pathWithNode(release.node, bin.folder);
  // Archives that a later Yarn put into its cache cannot be read by an earlier one.
  process.env.YARN_GLOBAL_FOLDER = join(bin.folder, 'global');
  const tried: Tried = { name, release, done: [] };
  const remove = () => [app, bin].forEach(one => one.remove());
  const work = stepsOf(app, release, registry);
  await runSteps(
    STEPS.map(step => [
      `${name} on Node ${release.node}: ${step}`,
      async () => {
        try {
          await work[step]();
          tried.done.push(step);
        } catch (error) {
          tried.reason = reasonIn((error as Error).message);
          throw error;
        }
      },
    ]),
    () => {
      remove();
      Object.assign(process.env, { PATH, YARN_GLOBAL_FOLDER });
    },
  );
  return tried;
}

function stepsOf(
  app: Clone,
  { createApp, instead }: Release,
  registry: Registry,
): Record<Name, () => Promise<unknown>> {
  const { succeed } = app;
  const stagecraft = (...args: string[]) =>
    succeed(['yarn', 'stagecraft', ...args]);
  const inPlugin = (...args: string[]) =>
    succeed(['yarn', '--cwd', FOLDER, ...args]);
  return {
    'create-app': () =>
      makeApp(app, registry.upstream, {
        createApp: ['yarn', 'dlx', `@backstage/create-app@${createApp}`],
        prepare: folder => keepBackend(folder, instead),
      }),
    init: async () => {
      const settings = readFileSync(join(app.folder, '.yarnrc.yml'), 'utf8');
      await succeed(
        ['yarn', 'dlx', '@stagecraft/cli', 'init'],
        // The kit was published a minute ago. Earlier versions of Yarn know no gate.
        settings.includes('npmMinimalAgeGate')
          ? { YARN_NPM_MINIMAL_AGE_GATE: '0' }
          : {},
      );
    },
    generate: async () => {
      for (const [template, id] of Object.entries(templatePlugins(app))) {
        await succeed([
          ...['yarn', 'new', '--select', template],
          ...['--option', `pluginId=${id}`, '--option', 'owner='],
        ]);
      }
      await stagecraft('plugin', '--id', PLUGIN);
      await stagecraft(
        ...['resource', '--plugin', PLUGIN, '--name', 'incident'],
        ...['--fields', 'title:string severity:enum(low,high):index'],
      );
      await stagecraft(
        ...['field', '--plugin', PLUGIN, '--resource', 'incident'],
        ...['--add', 'resolvedAt:datetime?'],
      );
      await stagecraft(
        ...['custom', '--plugin', PLUGIN, '--name', 'roster', '--router'],
      );
      await stagecraft('check');
    },
    tsc: () => succeed(['yarn', 'tsc']),
    lint: () => inPlugin('lint'),
    tests: async () => {
      const output = await inPlugin('test', '--watch=false', '--verbose');
      ok(output.includes('SQLITE_3'), 'no test ran on SQLite');
      ok(/POSTGRES_\d/.test(output), 'no test ran on PostgreSQL');
    },
    health: async () => {
      const backend = await startBackend(
        ['yarn', 'workspace', 'backend', 'start'],
        app.folder,
        { CI: undefined, ...templateConfig(templatePlugins(app)) },
      );
      try {
        await checkTemplatePlugins(backend.url, templatePlugins(app));
        await checkPluginSession(
          join(app.folder, FOLDER, 'README.md'),
          backend.url,
        );
      } finally {
        await backend.stop();
      }
    },
  };
}

// Of a template that needs a newer release `init` says nothing in the list.
function templatePlugins({ folder }: Clone): TemplatePlugins {
  const { backstage } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const listed: string[] = backstage.cli.new.templates;
  const { 'backend-plugin-secured': secured, ...others } = FROM_TEMPLATES;
  return listed.some(one => one.endsWith('/backend-plugin-secured'))
    ? FROM_TEMPLATES
    : others;
}

// The line that says most, as one of a table of Markdown.
function reasonIn(message: string): string {
  const lines = message.split('\n').map(line => line.trim());
  const line = lines.slice(1).find(one => /error/i.test(one)) ?? lines[0];
  return line.replaceAll('|', '\\|').slice(0, LONGEST_REASON);
}
