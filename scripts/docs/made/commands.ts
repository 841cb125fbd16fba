import { generators } from '../../../packages/cli/src/generate/generators.ts';
import {
  listFlags,
  listQuestions,
} from '../../../packages/cli/src/generate/questions.ts';
import { flagName, type Flag } from '../../../packages/cli/src/lib/flags.ts';
import { newFlags } from '../../../packages/cli/src/new/request.ts';
import { code, formatTable } from './table.ts';

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
      [
        code(`${STAGECRAFT} check`),
        '',
        'Compare plugins with their blueprints',
      ],
    ],
  );

/**
 * The flags of a command.
 *
 * @param name - of a generator, or `new`
 * @throws Error when there is no such command
 */
export function flagsTable(name: string): string {
  if (name === 'new') {
    return formatTable(
      ['Flag', 'What it says'],
      Object.entries<Flag | ListFlag>(newFlags).map(([key, flag]) => [
        code(flagLine(key, flag)),
        flag.description,
      ]),
    );
  }
  const generator = generators.find(one => one.name === name);
  if (!generator) {
    const all = [...generators.map(one => one.name), 'new'].join(', ');
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
        question?.description ?? flag.description,
        code(question?.example ?? ''),
      ];
    }),
  );
}

/** A flag that can be given several times. */
type ListFlag = Omit<Flag, 'type'> & { type: readonly [StringConstructor] };

function flagLine(key: string, { type, placeholder }: Flag | ListFlag): string {
  const name = flagName(key);
  return type === Boolean ? name : `${name} ${placeholder ?? `<${key}>`}`;
}
