import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { GeneratorError } from '../errors.ts';
import { insertElement, removeElement } from '../workspace/editList.ts';
import { editManifest, removeKey } from '../workspace/editManifest.ts';
import type { Repository } from '../workspace/repository.ts';
import { upstreamTemplates } from '../workspace/upstreamTemplates.ts';
import type { InitRecord } from './record.ts';

/** The kit's template, as package.json lists it. */
const TEMPLATE = '@stagecraft/cli/templates/backend-plugin';
const NAME = 'backend-plugin';
const LIST = ['backstage', 'cli', 'new', 'templates'];

type Displaced = InitRecord['displaced'];

/**
 * Whether the kit's template is among those that `new` offers.
 *
 * @param text - the root package.json
 */
export function hasTemplate(text: string): boolean {
  return readList(text)?.includes(TEMPLATE) === true;
}

/**
 * Puts the kit's template in front of those that `new` offers. Backstage refuses two of
 * one name, so its own backend plugin gives way.
 *
 * @param text - the root package.json
 * @param repository - where it stands
 * @returns the text, and what gave way in a list that was there
 * @throws GeneratorError when a template of the repository's own has that name, or
 *   those of Backstage cannot be found
 */
export function addTemplate(
  text: string,
  repository: Repository,
): { text: string; displaced?: Displaced } {
  const listed = readList(text);
  if (!listed) {
    const others = listUpstream(repository).filter(one => !isUpstreams(one));
    return { text: editManifest(text, LIST, [TEMPLATE, ...others]) };
  }
  if (hasTemplate(text)) {
    return { text };
  }
  const index = listed.findIndex(one => nameOf(one, repository) === NAME);
  if (index < 0) {
    return { text: insertElement(text, LIST, 0, TEMPLATE) };
  }
  const template = listed[index];
  if (!isUpstreams(template)) {
    throw new GeneratorError(
      `the template ${template}, which package.json lists, is called "${NAME}" as that of the kit is, and Backstage refuses two of one name; give it another in its portable-template.yaml, such as "own-${NAME}", and run the command again`,
    );
  }
  const others = removeElement(text, LIST, index);
  return {
    text: insertElement(others, LIST, 0, TEMPLATE),
    displaced: { template, index },
  };
}

/**
 * Takes the kit's template out of those that `new` offers: the inverse of `addTemplate`.
 * A list that then is as Backstage's own was made for the kit, and goes.
 *
 * @param text - the root package.json
 * @param repository - where it stands
 * @param displaced - what gave way
 */
export function removeTemplate(
  text: string,
  repository: Repository,
  displaced: Displaced,
): string {
  const index = readList(text)?.indexOf(TEMPLATE) ?? -1;
  if (index < 0) {
    return text;
  }
  const left = removeElement(text, LIST, index);
  if (displaced) {
    return insertElement(left, LIST, displaced.index, displaced.template);
  }
  const upstream = upstreamTemplates(repository)?.filter(
    one => !isUpstreams(one),
  );
  return isDeepStrictEqual(readList(left), upstream)
    ? removeKey(left, LIST)
    : left;
}

function readList(text: string): string[] | undefined {
  const list = JSON.parse(text).backstage?.cli?.new?.templates;
  if (list !== undefined && !Array.isArray(list)) {
    throw new GeneratorError(
      `${LIST.join('.')} in package.json is no list of templates; write it as one, or take it out, and run the command again`,
    );
  }
  return list;
}

function listUpstream(repository: Repository): string[] {
  const found = upstreamTemplates(repository);
  if (!found) {
    throw new GeneratorError(
      'found no templates of Backstage in node_modules, which new offers beside that of the kit; list those that you want in package.json under backstage.cli.new.templates, and run the command again',
    );
  }
  return found;
}

function isUpstreams(pointer: string): boolean {
  return /^@backstage\/[^/]+\/templates\/backend-plugin$/.test(pointer);
}

/** The name that a template gives itself, if it can be read. */
function nameOf(pointer: string, { read }: Repository): string | undefined {
  if (isUpstreams(pointer)) {
    return NAME;
  }
  const folder = pointer.startsWith('.') ? '' : 'node_modules';
  const text = read(posix.join(folder, pointer, 'portable-template.yaml'));
  try {
    return text && parse(text)?.name;
  } catch {
    return undefined;
  }
}
