import { checkFlags } from '../../../packages/cli/src/commands/check.ts';
import {
  listFlags,
  listQuestions,
} from '../../../packages/cli/src/generate/questions.ts';
import { flagName, type Flag } from '../../../packages/cli/src/lib/flags.ts';
import { newFlags } from '../../../packages/cli/src/new/request.ts';
import { updateGenerator } from '../../../packages/cli/src/update/updateGenerator.ts';
import { generators as verbs } from '../../../packages/cli/src/verbs.ts';
import { initGenerator } from '../../../packages/generators/src/commands/init.ts';
import { loadGenerator } from '../../../packages/generators/src/commands/loadGenerator.ts';
import { code, formatTable, plain } from './table.ts';

/** A flag that can be given several times. */
type ListFlag = Omit<Flag, 'type'> & { type: readonly [StringConstructor] };

const generators = await Promise.all(
  verbs.map(({ name }) => loadGenerator(name)),
);

// Of the commands that are about no plugin alone.
const otherFlags: Record<string, Record<string, Flag | ListFlag>> = {
  check: checkFlags,
  init: listFlags(listQuestions(initGenerator)),
  new: newFlags,
  update: listFlags(listQuestions(updateGenerator)),
};

const STAGECRAFT = 'yarn backstage-cli stagecraft';

/** The generators, each with a line that works. */
export const generatorsTable = () =>
  formatTable(
    ['Generator', 'What it does', 'For example'],
    generators.map(({ name, description, examples }) => [
      code(name),
      description,
      code(examples[0]),
    ]),
  );

/** Every command, and how plop calls the same. */
export const commandsTable = () =>
  formatTable(
    ['Command', 'In plop', 'What it does'],
    [
      [
        code('yarn new'),
        '',
        'Make a plugin, module or library from a template, and check that it is ready',
      ],
      ...generators.map(({ name, description }) => [
        code(`${STAGECRAFT} ${name}`),
        code(`yarn plop ${name} --`),
        description,
      ]),
      [code(`${STAGECRAFT} init`), '', initGenerator.description],
      [code(`${STAGECRAFT} update`), '', updateGenerator.description],
      [
        code(`${STAGECRAFT} check`),
        '',
        'Compare plugins with their blueprints, and judge their migrations',
      ],
    ],
  );

/**
 * The flags of a command.
 *
 * @param name - of a generator, or `new`, `check`, `init` or `update`
 * @throws Error when there is no such command
 */
export function flagsTable(name: string): string {
  if (Object.hasOwn(otherFlags, name)) {
    return formatTable(
      ['Flag', 'What it says'],
      Object.entries(otherFlags[name]).map(([key, flag]) => [
        code(flagLine(key, flag)),
        plain(flag.description),
      ]),
    );
  }
  const generator = generators.find(one => one.name === name);
  if (!generator) {
    const names = generators.map(one => one.name);
    const all = [...names, ...Object.keys(otherFlags)].join(', ');
    throw new Error(`there is no command "${name}", only: ${all}`);
  }
  const questions = listQuestions(generator);
  return formatTable(
    ['Flag', 'Needed', 'What it says', 'Example'],
    Object.entries(listFlags(questions)).map(([key, flag]) => {
      const question = questions.find(one => one.key === key);
      return [
        code(flagLine(key, flag)),
        question?.required ? 'yes' : '',
        plain(question?.description ?? flag.description),
        code(question?.example ?? ''),
      ];
    }),
  );
}

function flagLine(key: string, { type, placeholder }: Flag | ListFlag): string {
  const name = flagName(key);
  return type === Boolean ? name : `${name} ${placeholder ?? `<${key}>`}`;
}
