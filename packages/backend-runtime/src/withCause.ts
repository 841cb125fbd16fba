/**
 * Gives an error its cause, for logs and for whoever catches it. Backstage answers
 * with all of an error that can be enumerated, and the classes of
 * `@backstage/errors` add the message of a cause to their own: both would tell a
 * client what the database said.
 */
export function withCause<Answer extends Error>(
  error: Answer,
  cause: unknown,
): Answer {
  return Object.defineProperty(error, 'cause', {
    value: cause,
    enumerable: false,
  });
}
