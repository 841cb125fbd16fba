import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { isSortable, parseSort, sortProblem } from '../fields/sorts.ts';
import type { ResourceEntry } from './blueprint.ts';
import { currentFields } from './history.ts';

/**
 * Sets what the list of a resource can be sorted by, in place of what there is.
 *
 * @param text - the names of fields, with commas
 * @throws GeneratorError when one cannot be sorted by, with what to say as well
 */
export function setSort(entry: ResourceEntry, text: string): ResourceEntry {
  const sort = parseSort(text);
  const fields = parseFields(currentFields(entry));
  if (sort.length === 0) {
    const [example] = fields.filter(isSortable);
    throw new GeneratorError(
      `name the fields to sort by, as in --sort ${example?.name ?? 'dueAt'}; undo sort/${entry.name} takes the present ones back`,
    );
  }
  const problem = sortProblem(
    sort,
    fields,
    line => `say --change "${line}" with it`,
  );
  if (problem) {
    throw new GeneratorError(`--sort: ${problem}`);
  }
  return { ...entry, sort };
}

/** A resource whose list is in order of creation only. */
export function withoutSort({
  sort: _,
  ...entry
}: ResourceEntry): ResourceEntry {
  return entry;
}
