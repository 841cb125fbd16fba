import type {
  Generator,
  Repository,
  RepositoryPlan,
} from '@stagecraft/generators';
import { commandFor } from '../lib/asCallable.ts';
import { Failure } from '../lib/Failure.ts';
import { canAsk } from '../lib/terminal.ts';
import { ask } from './ask.ts';
import type { FrontEnd } from './FrontEnd.ts';
import { describeMissing, listBad, listGood, listMissing } from './missing.ts';
import { listQuestions, type Answers } from './questions.ts';

/**
 * Completes the answers of a generator: asks where there is a terminal, and else
 * never.
 *
 * @param given - the answers that were given as flags
 * @throws Failure that names every answer that is bad or missing
 */
export async function complete(
  generator: Generator<Generator['answers'], RepositoryPlan>,
  given: Answers,
  repository: Repository,
  { loadInquirer }: FrontEnd,
): Promise<Answers> {
  const questions = listQuestions(generator);
  const choices = Object.fromEntries(
    Object.entries(generator.choices ?? {}).map(([key, list]) => [
      key,
      list!(repository),
    ]),
  );
  const missing = listMissing(questions, given, choices);
  const bad = listBad(questions, given);
  const none = missing.find(({ key }) => choices[key]?.length === 0);
  if (none) {
    // An answer that has choices is called like the generator that makes them.
    bad.push(
      `There is no ${none.key} to choose from yet; make one first with: ${commandFor(none.key)} --id deployments`,
    );
  } else if (missing.some(({ required }) => required) && !canAsk()) {
    const chosen = missing
      .filter(({ key }) => choices[key])
      .map(({ key }) => [key, choices[key][0]]);
    const usable = {
      ...Object.fromEntries(chosen),
      ...listGood(questions, given),
    };
    bad.push(
      describeMissing(missing, questions, given, commandFor(generator.name), {
        ...usable,
        ...generator.suggest?.(repository, usable),
      }),
    );
  }
  if (bad.length > 0) throw new Failure(bad.join('\n'));
  // Where nobody can be asked, the engine says what there is to choose from.
  if (missing.length === 0 || !canAsk()) return given;

  return { ...given, ...(await ask(await loadInquirer(), missing, choices)) };
}
