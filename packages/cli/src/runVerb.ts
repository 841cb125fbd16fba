import { commandFor } from './lib/asCallable.ts';
import { Failure } from './lib/Failure.ts';
import { printOut } from './lib/printOut.ts';
import { formatRows } from './lib/rows.ts';
import { verbs } from './verbs.ts';

/**
 * Runs what was typed behind `stagecraft`: a verb, `--help` or `--version`.
 *
 * @param args - as they were typed
 * @param version - of this package
 * @throws Failure that names the verbs, or the one that was probably meant
 */
export async function runVerb(
  [name, ...args]: string[],
  version: string,
): Promise<void> {
  if (name === '--version' || name === '-V') {
    return printOut(`${version}\n`);
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    return printOut(`${help()}\n`);
  }
  if (name === undefined) {
    throw new Failure(help());
  }
  const verb = verbs.find(one => one.name === name);
  if (!verb) {
    throw new Failure(await explainUnknown(name));
  }
  const { default: run } = await verb.load();
  return run({ args });
}

function help(): string {
  const usage = commandFor('<verb>');
  return [
    `Usage: ${usage} [flags]`,
    '',
    'Verbs:',
    ...formatRows(verbs.map(({ name, description }) => [name, description])),
    '',
    `The flags of a verb: ${usage} --help`,
  ].join('\n');
}

async function explainUnknown(name: string): Promise<string> {
  const names = verbs.map(one => one.name);
  const { nearest } = await import('@stagecraft/generators/generate');
  const meant = nearest(name, names);
  return `There is no verb ${JSON.stringify(name)}; ${
    meant
      ? `did you mean ${commandFor(meant)}?`
      : `there are ${names.join(', ')}`
  }`;
}
