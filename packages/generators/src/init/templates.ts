import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type * as Yaml from 'yaml';
import { recipes, type Recipe } from '../compile/recipes.ts';
import { GeneratorError } from '../errors.ts';
import { loadLate } from '../loadLate.ts';
import { insertElement, removeElement } from '../workspace/editList.ts';
import { editManifest, removeKey } from '../workspace/editManifest.ts';
import { explainOlder } from '../workspace/olderPackages.ts';
import type { Repository } from '../workspace/repository.ts';
import { upstreamTemplates } from '../workspace/upstreamTemplates.ts';
import type { InitRecord } from './record.ts';

const LIST = ['backstage', 'cli', 'new', 'templates'];

const pointerOf = ({ name }: Recipe) => `@stagecraft/cli/templates/${name}`;

/** The kit's templates, as package.json lists them. */
const OURS = recipes.map(pointerOf);

type Displaced = InitRecord['displaced'];

/**
 * Whether a template of the kit is among those that `new` offers.
 *
 * @param text - the root package.json
 */
export function hasTemplate(text: string): boolean {
  return readList(text)?.some(one => OURS.includes(one)) === true;
}

/**
 * Puts the kit's templates in front of those that `new` offers, as far as the release of
 * the repository is new enough for them. Backstage refuses two of one name, so its own
 * backend plugin gives way.
 *
 * @param text - the root package.json
 * @param repository - where it stands
 * @returns the text, and what gave way in a list that was there
 * @throws GeneratorError when a template of the repository's own has such a name, or
 *   those of Backstage cannot be found
 */
export function addTemplates(
  text: string,
  repository: Repository,
): { text: string; displaced?: Displaced } {
  const listed = readList(text);
  const usable = usableIn(repository);
  if (!listed) {
    const others = listUpstream(repository).filter(one => !isUpstreams(one));
    return { text: editManifest(text, LIST, [...usable, ...others]) };
  }
  const others = listed.filter(one => !OURS.includes(one));
  const names = recipes.map(({ name }) => name);
  const taken = others.find(
    one => !isUpstreams(one) && names.includes(nameOf(one, repository) ?? ''),
  );
  if (taken) {
    const name = nameOf(taken, repository);
    throw new GeneratorError(
      `the template ${taken}, which package.json lists, is called "${name}" as one of the kit is, and Backstage refuses two of one name; give it another in its portable-template.yaml, such as "own-${name}", and run the command again`,
    );
  }
  const index = listed.findIndex(isUpstreams);
  const without = index < 0 ? text : removeElement(text, LIST, index);
  return {
    text: insert(without, usable),
    ...(index >= 0 && { displaced: { template: listed[index], index } }),
  };
}

// Where the release is too old for one, the commands of its features are refused, too.
function usableIn(repository: Repository): string[] {
  return recipes
    .filter(({ features }) => explainOlder(repository, features) === undefined)
    .map(pointerOf);
}

// One that is missing comes behind that which goes before it.
function insert(text: string, templates: string[]): string {
  return templates.reduce((edited, template, place) => {
    const listed = readList(edited)!;
    return listed.includes(template)
      ? edited
      : insertElement(
          edited,
          LIST,
          listed.indexOf(templates[place - 1]) + 1,
          template,
        );
  }, text);
}

/**
 * Takes the kit's templates out of those that `new` offers: the inverse of
 * `addTemplates`. A list that then is as Backstage's own was made for the kit, and goes.
 *
 * @param text - the root package.json
 * @param repository - where it stands
 * @param displaced - what gave way
 */
export function removeTemplates(
  text: string,
  repository: Repository,
  displaced: Displaced,
): string {
  if (!hasTemplate(text)) {
    return text;
  }
  const left = OURS.reduce((edited, template) => {
    const index = readList(edited)!.indexOf(template);
    return index < 0 ? edited : removeElement(edited, LIST, index);
  }, text);
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
      'found no templates of Backstage in node_modules, which new offers beside those of the kit; list those that you want in package.json under backstage.cli.new.templates, and run the command again',
    );
  }
  return found;
}

function isUpstreams(pointer: string): boolean {
  return /^@backstage\/[^/]+\/templates\/backend-plugin$/.test(pointer);
}

/** The name that a template gives itself, if it can be read. */
function nameOf(pointer: string, { read }: Repository): string | undefined {
  const folder = pointer.startsWith('.') ? '' : 'node_modules';
  const text = read(posix.join(folder, pointer, 'portable-template.yaml'));
  try {
    return text && loadLate<typeof Yaml>('yaml').parse(text)?.name;
  } catch {
    return undefined;
  }
}
