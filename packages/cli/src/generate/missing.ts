import { commandLine } from '../lib/shell.ts';
import type { Answers, Question } from './questions.ts';

/**
 * The questions without an answer: those that are required, and those that need one
 * because there is more than one to choose from.
 *
 * @param choices - what can be chosen, by key
 */
export function listMissing(
  questions: Question[],
  answers: Answers,
  choices: Record<string, string[]>,
): Question[] {
  return questions.filter(
    ({ key, required }) =>
      (required || choices[key]?.length > 1) && answers[key] === undefined,
  );
}

/** A line for each answer that cannot be used. */
export function listBad(questions: Question[], answers: Answers): string[] {
  return questions.flatMap(({ key, explain }) =>
    answers[key] === undefined ? [] : (explain(answers[key]) ?? []),
  );
}

/** The answers that can be used. */
export function listGood(questions: Question[], answers: Answers): Answers {
  return Object.fromEntries(
    questions
      .filter(({ key, explain }) => {
        const answer = answers[key];
        return answer !== undefined && !explain(answer);
      })
      .map(({ key }) => [key, answers[key]]),
  );
}

/**
 * Says what is missing, and which command would work: with the answers that are
 * there and good, and an example for each other one.
 *
 * @param missing - what has to be answered and is not
 * @param examples - better examples than those of the schema, by key
 */
export function describeMissing(
  missing: Question[],
  questions: Question[],
  answers: Answers,
  command: string,
  examples: Answers = {},
): string {
  const needed = questions.filter(({ required }) => required);
  const usable: Answers = {
    ...Object.fromEntries(needed.map(({ key, example }) => [key, example])),
    ...examples,
    ...listGood(questions, answers),
  };
  const flags = missing.map(({ flag }) => flag);
  return [
    `There is no terminal to ask on, and this is missing: ${flags.join(', ')}`,
    `This would work: ${command} ${formatAnswers(questions, usable)}`,
  ].join('\n');
}

/** Answers as flags, in the order of the questions. */
export function formatAnswers(questions: Question[], answers: Answers): string {
  const words = questions.flatMap(({ key, flag }) => {
    const answer = answers[key];
    if (typeof answer === 'string') return [flag, answer];
    return answer ? [flag] : [];
  });
  return commandLine(...words);
}
