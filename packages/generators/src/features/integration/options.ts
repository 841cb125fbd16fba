import { milliseconds } from '../duration.ts';

// The prefix is named as a host is; the catalog allows 63 characters after it, of which
// the annotation of the instance needs some.
const ANNOTATION =
  /^(?=.{1,253}\/)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\/(?=.{1,54}$)[A-Za-z0-9]+([-_.]+[A-Za-z0-9]+)*$/;

const LONGEST_KEPT = 86_400_000;

/**
 * Says what is wrong with an annotation.
 *
 * @param text - as it stands in the catalog
 * @returns a sentence with what would work, or undefined when it is good
 * @see https://backstage.io/docs/features/software-catalog/descriptor-format
 */
export function annotationProblem(text: string): string | undefined {
  return ANNOTATION.test(text)
    ? undefined
    : `${JSON.stringify(text)} is no annotation: write a domain of yours in lower case, a slash and a name of at most 54 letters and digits, such as example.com/repository`;
}

/**
 * Says what is wrong with the time that answers are kept for.
 *
 * @param text - a duration of ISO 8601
 * @returns a sentence with what would work, or undefined when it is good
 */
export function cacheProblem(text: string): string | undefined {
  const length = milliseconds(text);
  return length && length <= LONGEST_KEPT
    ? undefined
    : `${JSON.stringify(text)} is no time to keep answers for: write a duration of at most a day, such as PT1M`;
}
