import { GeneratorError } from '../errors.ts';

/**
 * Parses a file of JSON.
 *
 * @param text - the file
 * @param path - where it stands, for the message
 * @throws GeneratorError that names the path
 */
export function parseJson(text: string, path: string): any {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GeneratorError(
      `${path} is not JSON: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
