import { GeneratorError } from '../errors.ts';
import { editManifest } from './editManifest.ts';
import { parseJson } from './parseJson.ts';

const START = /^[ \t]*(?:(?:await|return|void)[ \t]+)?backend\s*\.start\(/m;

/**
 * Adds a plugin to the text of a backend's index.ts, unless it is there.
 *
 * @param text - the file
 * @param packageName - the package of the plugin
 * @param path - where the file stands, for the message
 * @throws GeneratorError when there is no `backend.start()` to put it before, with
 *   the line to paste
 */
export function addToBackend(
  text: string,
  packageName: string,
  path: string,
): string {
  const code = blankComments(text);
  if (addsPlugin(code, packageName)) {
    return text;
  }
  const line = `backend.add(import('${packageName}'));`;
  const start = START.exec(code);
  if (!start) {
    throw new GeneratorError(
      `found no backend.start() in ${path}; add this line where your plugins are added, and run the command again:\n  ${line}`,
    );
  }
  const [indentation] = /^[ \t]*/.exec(start[0])!;
  return `${text.slice(0, start.index)}${indentation}${line}${lineBreak(text)}${text.slice(start.index)}`;
}

function addsPlugin(code: string, packageName: string): boolean {
  const name = packageName.replaceAll(/[^\w-]/g, String.raw`\$&`);
  return new RegExp(
    String.raw`^[ \t]*backend\s*\.add\(\s*import\(\s*(['"])${name}\1\s*,?\s*\)\s*,?\s*\)`,
    'm',
  ).test(code);
}

// Blanks take the place of comments, so that positions stay; strings come first,
// because what looks like a comment in them is none.
function blankComments(text: string): string {
  return text.replaceAll(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|\/\/.*|\/\*[^]*?\*\//g,
    match => (match.startsWith('/') ? match.replaceAll(/\S/g, ' ') : match),
  );
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

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
