import type {
  Generator,
  Repository,
  RepositoryPlan,
} from '@stagecraft/generators';
import {
  ConflictError,
  formatPatch,
  openRepository,
} from '@stagecraft/generators/generate';
import { asCallable, commandFor } from '../lib/asCallable.ts';
import { callEngine, startSentence } from '../lib/engine.ts';
import { Failure } from '../lib/Failure.ts';
import { parseFlags } from '../lib/flags.ts';
import { open } from '../lib/open.ts';
import { printOut } from '../lib/printOut.ts';
import { write } from './carryOut.ts';
import { complete } from './complete.ts';
import type { FrontEnd } from './FrontEnd.ts';
import { formatAnswers } from './missing.ts';
import type { Outcome } from './Outcome.ts';
import {
  listFlags,
  listQuestions,
  type Answers,
  type Question,
} from './questions.ts';
import { savePatch } from './savePatch.ts';

/**
 * Runs a generator, from its flags to what can be done next. Results go to stdout,
 * everything else to stderr.
 *
 * @param args - the flags, as they were typed
 * @param outcome - what is said and done about its plans
 * @throws Failure with what the user can put right
 */
export async function generate<Result extends RepositoryPlan>(
  generator: Generator<Generator['answers'], Result>,
  args: string[],
  frontEnd: FrontEnd,
  outcome: Outcome<Result>,
): Promise<void> {
  const questions = listQuestions(generator);
  const command = commandFor(generator.name);
  const { dryRun, ...given } = parseFlags(args, listFlags(questions), {
    usage: command,
    description: describe(generator.description, questions),
    examples: generator.examples.map(line => line.replace(/^\S+/, command)),
  });

  await callEngine(async () => {
    const repository = await open(openRepository);
    const answers = await complete(
      generator,
      given as Answers,
      repository,
      frontEnd,
    );
    const plan = await planned(generator, repository, answers);
    const notes = outcome.notes(plan);

    if (plan.changes.length === 0) {
      console.error(outcome.unchanged(plan));
      if (!dryRun) await outcome.install(plan);
    } else if (dryRun) {
      await printOut(formatPatch(plan));
      if (notes) console.error(notes.trimEnd());
    } else {
      await printOut(write(plan, outcome.folders(plan)) + notes);
      await outcome.install(plan);
      const repeat = `${command} ${formatAnswers(questions, answers)}`;
      await printOut(asCallable(`\n${outcome.next(plan, repeat)}\n`));
    }
  });
}

function describe(description: string, questions: Question[]): string {
  return questions.some(({ required }) => required)
    ? `${description}. Asks for what is missing when there is a terminal.`
    : `${description}.`;
}

// What a conflict keeps the kit from doing is left as a patch, to be applied by hand.
async function planned<Result extends RepositoryPlan>(
  generator: Generator<Generator['answers'], Result>,
  repository: Repository,
  answers: Answers,
): Promise<Result> {
  try {
    return await generator.plan(repository, answers);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const patch = await savePatch(repository.root, error.patch).then(
      file =>
        `The whole change of the kit is a patch; apply it by hand, or, if git knows the files as they were generated, with: git apply --3way ${file}`,
      problem => `The change of the kit could not be saved: ${problem.message}`,
    );
    throw new Failure(`${startSentence(error.message)}\n\n${patch}`);
  }
}
