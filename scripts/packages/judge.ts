import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Archive } from '../registry/pack.ts';
import { installTools } from '../registry/tools.ts';
import { run } from '../run.ts';

/** How an archive is judged. */
export interface Standard {
  /** The profile of attw, unless everybody can load the package. */
  profile?: 'esm-only';
  /** Rules that may be broken. */
  except?: { attw?: string[]; publint?: string[] };
}

interface Publint {
  publint(options: object): Promise<{ messages: Message[]; pkg: object }>;
}
interface Message {
  code: string;
}
interface PublintUtils {
  formatMessage(message: Message, pkg: object, options: object): string;
}

/**
 * Has attw and publint say what those who install an archive would stumble over.
 *
 * @throws Error with what they found
 */
export async function judge(
  { name, file }: Archive,
  standard: Standard = {},
): Promise<void> {
  const tools = await installTools();
  await Promise.all([
    runAttw(tools, file, standard),
    runPublint(tools, { name, file }, standard),
  ]);
}

async function runAttw(
  tools: string,
  file: string,
  { profile, except: { attw = [] } = {} }: Standard,
) {
  const command = [
    ...[process.execPath, join(tools, 'node_modules/.bin/attw')],
    ...[file, '--no-emoji'],
    ...(profile ? ['--profile', profile] : []),
    ...(attw.length > 0 ? ['--ignore-rules', ...attw] : []),
  ];
  const { exitCode, output } = await run(command);
  ok(exitCode === 0, `${command.join(' ')} found:\n${output}`);
}

// Its command cannot leave out a rule.
async function runPublint(
  tools: string,
  { name, file }: Pick<Archive, 'name' | 'file'>,
  { except: { publint: excepted = [] } = {} }: Standard,
) {
  const { resolve } = createRequire(join(tools, 'package.json'));
  const load = (id: string) => import(pathToFileURL(resolve(id)).href);
  const { publint }: Publint = await load('publint');
  const { formatMessage }: PublintUtils = await load('publint/utils');
  const tarball = new Uint8Array(readFileSync(file)).buffer;
  const options = { pack: { tarball }, level: 'warning', strict: true };
  const { messages, pkg } = await publint(options);
  const found = messages.filter(({ code }) => !excepted.includes(code));
  const lines = found.map(
    one => `${one.code}: ${formatMessage(one, pkg, { color: false })}`,
  );
  ok(lines.length === 0, `publint found in ${name}:\n${lines.join('\n')}`);
}
