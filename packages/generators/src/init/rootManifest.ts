import { isDeepStrictEqual } from 'node:util';
import { GeneratorError } from '../errors.ts';
import { editManifest, removeKey } from '../workspace/editManifest.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { parseJson } from '../workspace/parseJson.ts';
import type { Repository } from '../workspace/repository.ts';
import type { InitAnswers } from './answers.ts';
import { allDependencies, KIT, neededDependencies } from './dependencies.ts';
import { readRecord, RECORD, type InitRecord } from './record.ts';
import { addTemplates, hasTemplate, removeTemplates } from './templates.ts';

/** The root package.json, below the root. */
export const MANIFEST = 'package.json';

/** The script that CI runs, and what it does. */
export const CHECK = 'check:plugins';
const CHECK_COMMAND = 'stagecraft check --allow-edits';

/**
 * Adds to the text of the root package.json what the kit needs, and leaves the rest
 * alone. What nobody could tell afterwards goes into the record.
 *
 * @param text - the file
 * @param repository - where it stands
 * @param answers - what is wanted
 * @throws GeneratorError when something of that name is there already
 */
export function addToRoot(
  text: string,
  repository: Repository,
  { plopfile, ci }: InitAnswers,
): string {
  const manifest: Manifest = parseJson(text, MANIFEST);
  const present = allDependencies(manifest);
  const missing = Object.entries(
    neededDependencies(repository, manifest, plopfile === true),
  ).filter(([name]) => !(name in present));

  const dependent = missing.reduce(
    (edited, [name, range]) =>
      editManifest(edited, ['devDependencies', name], range),
    text,
  );
  const { text: listed, displaced } = addTemplates(dependent, repository);
  const scripted = ci ? addScript(listed, manifest.scripts?.[CHECK]) : listed;
  const added = missing.map(([name]) => name).filter(name => name !== KIT);
  return addRecord(scripted, {
    added,
    ...(displaced && { displaced }),
    ...(KIT in present && listed !== dependent && { hadKit: true }),
  });
}

function addScript(text: string, present: string | undefined): string {
  if (present !== undefined && present !== CHECK_COMMAND) {
    throw new GeneratorError(
      `package.json has a script ${CHECK} already, which runs "${present}"; give that another name, or leave out --ci and run this in CI: yarn ${CHECK_COMMAND}`,
    );
  }
  return present ? text : editManifest(text, ['scripts', CHECK], CHECK_COMMAND);
}

function addRecord(text: string, { added, ...news }: InitRecord): string {
  const before = readRecord(JSON.parse(text));
  const all = [...(before.added ?? []), ...(added ?? [])];
  const record: InitRecord = {
    ...before,
    ...news,
    ...(all.length > 0 && { added: all }),
  };
  return isDeepStrictEqual(record, before)
    ? text
    : editManifest(text, RECORD, record);
}

/**
 * Takes out of the text of the root package.json what `init` added, and leaves what
 * people have changed since.
 *
 * @param text - the file
 * @param repository - where it stands
 * @param keepPlop - whether something is left that needs plop
 * @throws GeneratorError when the record is none
 */
export function removeFromRoot(
  text: string,
  repository: Repository,
  keepPlop: boolean,
): string {
  const manifest: Manifest = parseJson(text, MANIFEST);
  const { added = [], hadKit, displaced } = readRecord(manifest);
  const names = [
    ...(hasTemplate(text) && !hadKit ? [KIT] : []),
    ...added.filter(name => !(keepPlop && name === 'plop')),
  ];

  const independent = names.reduce(
    (edited, name) => removeKey(edited, ['devDependencies', name]),
    text,
  );
  const unlisted = removeTemplates(independent, repository, displaced);
  const unscripted =
    manifest.scripts?.[CHECK] === CHECK_COMMAND
      ? removeKey(unlisted, ['scripts', CHECK])
      : unlisted;
  return removeKey(unscripted, RECORD);
}
