import { GeneratorError } from '../errors.ts';

/** A line that cannot be a field, with lines that can be one in its place. */
export class FieldError extends GeneratorError {
  readonly line: string;
  readonly problem: string;
  readonly works: string[];

  constructor(line: string, problem: string, works: string[]) {
    super(`field "${line}": ${problem}; try ${works.join(' or ')}`);
    this.line = line;
    this.problem = problem;
    this.works = works;
  }
}
