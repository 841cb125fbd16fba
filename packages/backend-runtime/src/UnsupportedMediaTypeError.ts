import { CustomErrorBase } from '@backstage/errors';

/**
 * The body has a content type that is not read; answered with 415, for which
 * `@backstage/errors` has no class. Express's parser throws one of the same name.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-415-unsupported-media-type
 */
export class UnsupportedMediaTypeError extends CustomErrorBase {
  /** The same for every error of this class; it is in the answer's body. */
  name = 'UnsupportedMediaTypeError' as const;
  /** The HTTP status that Backstage's error handler answers with. */
  readonly statusCode = 415;
}
