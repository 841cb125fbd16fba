import { applyEdits, modify } from 'jsonc-parser';
import { GeneratorError } from '../errors.ts';

const START = /^[ \t]*(?:await[ \t]+)?backend\s*\.start\(/m;

const addsPlugin = (text: string, packageName: string) =>
  new RegExp(
    String.raw`^[ \t]*backend\s*\.add\(\s*import\(\s*(['"])${packageName.replaceAll(
      /[^\w-]/g,
      String.raw`\$&`,
    )}\1\s*,?\s*\)\s*,?\s*\)`,
    'm',
  ).test(text);

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
  if (addsPlugin(text, packageName)) {
    return text;
  }
  const line = `backend.add(import('${packageName}'));`;
  const start = START.exec(text);
  if (!start) {
    throw new GeneratorError(
      `found no backend.start() in ${path}; add this line where your plugins are added, and run the command again:\n  ${line}`,
    );
  }
  const [indentation] = /^[ \t]*/.exec(start[0])!;
  return `${text.slice(0, start.index)}${indentation}${line}\n${text.slice(start.index)}`;
}

/**
 * Adds a dependency to the text of a package.json, in alphabetical order, unless it
 * is there.
 *
 * @param text - the file
 * @param name - the package
 * @param range - its version range
 */
export function addDependency(
  text: string,
  name: string,
  range: string,
): string {
  if (JSON.parse(text).dependencies?.[name]) {
    return text;
  }
  const indentation = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  return applyEdits(
    text,
    modify(text, ['dependencies', name], range, {
      getInsertionIndex: names => {
        const index = names.findIndex(other => other > name);
        return index < 0 ? names.length : index;
      },
      formattingOptions: {
        insertSpaces: !indentation.includes('\t'),
        tabSize: indentation.length,
        eol: text.includes('\r\n') ? '\r\n' : '\n',
      },
    }),
  );
}
