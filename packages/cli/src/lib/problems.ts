/** Something that is not as it should be, and what to do about it. */
export interface Problem {
  reason: string;
  next: string;
}

/** A line for each problem and its remedy, below a title. */
export function describeProblems(title: string, problems: Problem[]): string {
  return [
    `${title}:`,
    ...problems.map(({ reason, next }) => `- ${reason}\n  next: ${next}`),
  ].join('\n');
}
