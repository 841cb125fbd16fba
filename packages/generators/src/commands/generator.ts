import type { z } from 'zod';
import type { Plan, RepositoryPlan } from '../plan/plan.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * A generator, as front ends see it. The schema of its answers is the one source of
 * flags, prompts, help and documentation: each answer carries a description, and an
 * example, in its metadata.
 *
 * @see {@link applyPlan}, which carries out what it plans
 */
export interface Generator<
  Answers extends z.ZodObject = z.ZodObject,
  Result extends RepositoryPlan = Plan,
> {
  /** As it is called on the command line. */
  name: string;
  /** One line for help and lists. */
  description: string;
  /** What it has to know, each with its description and an example as metadata. */
  answers: Answers;
  /** What can be chosen for an answer in a repository, by the name of the answer. */
  choices?: Partial<
    Record<keyof Answers['shape'], (repository: Repository) => string[]>
  >;
  /**
   * Answers that work in a repository, by the name of the answer, for what a command
   * is called without.
   *
   * @param repository - where they have to work
   * @param given - the answers that are there, those with choices among them
   * @throws GeneratorError when nothing can work there yet, with what to do first
   */
  suggest?(
    repository: Repository,
    given: Record<string, string>,
  ): Partial<Record<keyof Answers['shape'], string>>;
  /** Lines that show it in use, without the program's name. */
  examples: string[];
  /**
   * Works out what to do, and writes nothing.
   *
   * @param repository - where to do it
   * @param answers - as the schema parsed them
   * @throws GeneratorError when the answers cannot be carried out
   */
  plan(repository: Repository, answers: z.output<Answers>): Promise<Result>;
}

/** Keeps the type of the answers while a generator is written down. */
export const defineGenerator = <
  Answers extends z.ZodObject,
  Result extends RepositoryPlan,
>(
  generator: Generator<Answers, Result>,
) =>
  generator as unknown as Generator<
    z.ZodObject,
    Result extends Plan ? Plan : Result
  >;
