import type { RepositoryPlan } from '@stagecraft/generators';

/** What is said and done about the plans of a generator. */
export interface Outcome<Result extends RepositoryPlan> {
  /** The folders in which a folder that comes or goes as a whole is one line. */
  folders(plan: Result): string[];
  /** What is worth knowing beside the changes, a line each. */
  notes(plan: Result): string;
  /** That there is nothing to change. */
  unchanged(plan: Result): string;
  /**
   * Installs what a plan needs, if it is not there.
   *
   * @throws Failure that says what is not ready, and what to do
   */
  install(plan: Result): Promise<void>;
  /**
   * What is ready, and what to type next.
   *
   * @param repeat - the command that does the same again elsewhere
   */
  next(plan: Result, repeat: string): string;
}
