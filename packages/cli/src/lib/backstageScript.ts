/** A script that is one command of backstage-cli, of words that no shell has to read. */
const OF_WORDS = /^backstage-cli((?: [\w-]+)+)$/;

/**
 * Finds what runs a script without Yarn, which takes half a second to start: the
 * backstage-cli that runs this process, if the script is a command of it and no more.
 *
 * @param script - as package.json has it
 * @param flags - what comes after it
 * @returns program and arguments
 */
export function backstageCommand(
  script: string,
  ...flags: string[]
): [program: string, args: string[]] | undefined {
  const words = OF_WORDS.exec(script)?.[1].trim().split(' ');
  return words && [process.execPath, [process.argv[1], ...words, ...flags]];
}
