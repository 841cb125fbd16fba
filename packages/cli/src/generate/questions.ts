import type { Generator } from '@stagecraft/generators';
import { startSentence } from '../lib/engine.ts';
import { flagName, type Flag } from '../lib/flags.ts';

/** A value, or that a flag without a value is there. */
export type Answer = string | boolean;

export type Answers = Record<string, Answer>;

/** One answer that a generator needs, as its schema describes it. */
export interface Question {
  key: string;
  flag: string;
  description: string;
  example: string;
  required: boolean;
  /** Whether it is answered by the flag alone, without a value. */
  isSwitch: boolean;
  /** Says what is wrong with an answer. */
  explain(value: Answer): string | undefined;
}

/** The questions of a generator, in the order of its schema. */
export function listQuestions({
  answers,
}: Pick<Generator, 'answers'>): Question[] {
  return Object.entries(answers.shape).map(([key, schema]) => {
    const { description = '', example = '' } = schema.meta() ?? {};
    return {
      key,
      flag: flagName(key),
      description,
      example: String(example),
      required: !schema.safeParse(undefined).success,
      isSwitch: schema.safeParse(true).success,
      explain: value =>
        schema
          .safeParse(value)
          .error?.issues.map(({ message }: { message: string }) =>
            startSentence(message),
          )
          .join('\n'),
    };
  });
}

/** The flags of a generator: one for each question, and `--dry-run`. */
export function listFlags(questions: Question[]): Record<string, Flag> {
  return {
    ...Object.fromEntries(
      questions.map(({ key, description, example, required, isSwitch }) => [
        key,
        isSwitch
          ? { type: Boolean, description }
          : {
              type: String,
              placeholder: `<${key}>`,
              description: `${description}, such as ${example}${required ? '' : ' (optional)'}`,
            },
      ]),
    ),
    dryRun: {
      type: Boolean,
      description:
        'Print the patch on stdout, for git apply, and write nothing',
    },
  };
}
