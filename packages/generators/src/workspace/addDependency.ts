import { editManifest } from './editManifest.ts';
import { parseJson } from './parseJson.ts';

/**
 * Adds a dependency to the text of a package.json, in alphabetical order, unless it
 * is there.
 *
 * @param text - the file
 * @param name - the package
 * @param range - its version range
 * @param path - where the file stands, for the message
 * @throws GeneratorError when the file is not JSON
 */
export function addDependency(
  text: string,
  name: string,
  range: string,
  path: string,
): string {
  const { dependencies } = parseJson(text, path);
  if (dependencies?.[name]) {
    return text;
  }
  return editManifest(text, ['dependencies', name], range);
}
