import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { pluginIdSchema } from '../blueprint/checked.ts';
import { GeneratorError } from '../errors.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin } from './plugins.ts';

/** Takes an entry out of a blueprint, and what it brought out of the plugin. */
export const undoGenerator = defineGenerator({
  name: 'undo',
  description: 'Take a resource out of a plugin again, while it is unedited',
  answers: z.strictObject({
    plugin: pluginIdSchema.meta({
      description: 'Id of the plugin',
      example: 'deployments',
    }),
    entry: z
      .string()
      .regex(/^resource\/.+$/, {
        error: issue =>
          `there is no entry "${issue.input}"; name it as resource/<name>, such as resource/item`,
      })
      .meta({
        description: 'What to take out, as resource/<name>',
        example: 'resource/item',
      }),
  }),
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: ['undo --plugin deployments --entry resource/item'],
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const name = answers.entry.slice('resource/'.length);
    const resources = checked.resources.filter(other => other.name !== name);
    if (resources.length === checked.resources.length) {
      const known = checked.resources.map(other => `resource/${other.name}`);
      throw new GeneratorError(
        `the plugin "${answers.plugin}" has no ${answers.entry}; ${known.length > 0 ? `it has ${known.join(', ')}` : 'it has no resource'}`,
      );
    }
    const plan = await planEvolution(repository, folder, checked, {
      ...checked,
      resources,
    });
    for (const { path, after } of plan.changes) {
      if (after === undefined && path.startsWith(`${folder}/migrations/`)) {
        refuseCommitted(repository.root, path);
      }
    }
    return plan;
  },
});

// What was committed may have run somewhere, and history is not taken back.
function refuseCommitted(root: string, path: string): void {
  if (isCommitted(root, path)) {
    throw new GeneratorError(
      `${path} was committed, so it may have run in a database; nothing was changed. Write a migration that drops the table instead`,
    );
  }
}

function isCommitted(root: string, path: string): boolean {
  try {
    const commits = execFileSync(
      'git',
      ['log', '--all', '--format=%h', '-1', '--', path],
      {
        cwd: root,
        encoding: 'utf8',
        // Its messages are read below.
        env: { ...process.env, LC_ALL: 'C' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return commits !== '';
  } catch (error) {
    // Not a repository, or one without a commit: then nothing was committed.
    if (/not a git repository|does not have any commits/.test(String(error))) {
      return false;
    }
    throw new GeneratorError(
      `cannot tell whether ${path} was committed: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
