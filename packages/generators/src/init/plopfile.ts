import { GeneratorError } from '../errors.ts';
import type { Repository } from '../workspace/repository.ts';

/** Where plop finds its generators, below the root. */
export const PLOPFILE = 'plopfile.mjs';

const NAMES = [PLOPFILE, 'plopfile.js', 'plopfile.cjs', 'plopfile.ts'];

const TEXT = `// The generators of Stagecraft, for \`yarn plop\`.
export { registerGenerators as default } from '@stagecraft/cli/plop';
`;

/**
 * Writes the plopfile of a repository.
 *
 * @returns its text, formatted
 * @throws GeneratorError when there is another, with what to put into that
 */
export async function writePlopfile(repository: Repository): Promise<string> {
  const other = NAMES.find(name => repository.read(name) !== undefined);
  if (other && !(other === PLOPFILE && (await isOurs(repository)))) {
    throw new GeneratorError(
      `there is a ${other} already; leave out --plopfile, and put this into what it exports:\n  const { registerGenerators } = await import('@stagecraft/cli/plop');\n  await registerGenerators(plop);`,
    );
  }
  return repository.read(PLOPFILE) ?? format(repository, TEXT);
}

/** Whether the plopfile is as it was written, but for its layout. */
export async function isOurs(repository: Repository): Promise<boolean> {
  const text = repository.read(PLOPFILE);
  if (text === undefined) {
    return false;
  }
  const [disk, ours] = await Promise.all(
    [text.replaceAll('\r\n', '\n'), TEXT].map(one => format(repository, one)),
  );
  return disk === ours;
}

function format({ format: prettier }: Repository, text: string) {
  return prettier(PLOPFILE, text).catch(() => text);
}
