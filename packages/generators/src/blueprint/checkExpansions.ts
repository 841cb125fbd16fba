import { GeneratorError } from '../errors.ts';
import { foldedName } from '../fields/folded.ts';
import { parseField } from '../fields/grammar.ts';
import { applyToWaiting, endedFields, type Waiting } from './expansions.ts';
import {
  applyChange,
  changedNames,
  fieldName,
  type FieldChange,
  type FieldHistory,
} from './history.ts';
import { applyToKeys, formatKey } from './uniqueKeys.ts';

interface State {
  lines: string[];
  keys: string[][];
  waiting: Waiting[];
}

const columns = (lines: string[]) =>
  lines
    .map(parseField)
    .flatMap(({ name, ignoresCase }) =>
      ignoresCase ? [name, foldedName(name)] : [name],
    );

/**
 * Checks what a resource has of expands and contracts.
 *
 * @throws GeneratorError when a change does not fit what waits for its contract
 */
export function checkExpansions({
  fields,
  unique = [],
  changes = [],
}: FieldHistory): void {
  if (changes.every(one => !one.expand && !one.contract && !one.revert)) {
    return;
  }
  let state: State = { lines: fields, keys: unique, waiting: [] };
  for (const change of changes) {
    checkChange(state, change);
    const { lines, keys, waiting } = state;
    state = {
      lines: applyChange(lines, change),
      keys: applyToKeys(keys, change),
      waiting: applyToWaiting(waiting, { lines, checked: [] }, change),
    };
    refuseTaken(state, change);
  }
}

function checkChange(state: State, change: FieldChange): void {
  refuseMixed(change);
  refuseWaiting(state, change);
  const ended = endedFields(state.waiting, change).length;
  const { contract, revert, rename = {}, add = [] } = change;
  const wanted = contract ?? (revert ? [...Object.keys(rename), ...add] : []);
  if (ended < wanted.length) {
    throw new GeneratorError(
      `not all of these wait for a contract: ${wanted.map(fieldName).join(', ')}`,
    );
  }
  if (change.expand) {
    refuseShared(state.keys, rename);
  }
}

function refuseTaken({ lines, waiting }: State, { expand }: FieldChange): void {
  const taken = waiting.find(({ line }) =>
    columns([line]).some(name => columns(lines).includes(name)),
  );
  if (taken && expand) {
    throw new GeneratorError(
      `"${taken.name}" stays in the table until its contract, so that no other field can have its name; choose another name`,
    );
  }
  if (taken) {
    throw new GeneratorError(untilContract(taken.name, taken));
  }
}

// Why a name cannot be used before a contract, and what to do.
function untilContract(used: string, { name, to }: Waiting): string {
  const inStep = `in step with "${name}"`;
  const what =
    (used === name && 'stays in the table') ||
    (used === to && `is ${inStep}`) ||
    `is in a key with "${to}", which is ${inStep}`;
  return `"${used}" ${what} until its contract; say --contract ${name} first`;
}

function refuseMixed({ addedAt: _, checks: __, ...change }: FieldChange): void {
  const { expand, contract, revert, ...others } = change;
  const isMixed =
    [expand, contract, revert].some(Boolean) &&
    Object.keys(others).length !== (contract ? 0 : 1);
  const isOther =
    (expand && !others.rename && !others.remove) ||
    (revert && !others.rename && !others.add);
  if (isMixed || isOther) {
    throw new GeneratorError(
      'an expand renames or removes fields, and a contract is a change of its own',
    );
  }
}

function refuseWaiting({ keys, waiting }: State, change: FieldChange): void {
  const { contract, revert, rename = {} } = change;
  if (contract || revert) {
    return;
  }
  const { addUnique = [], removeUnique = [] } = change;
  const used = [
    ...changedNames(change),
    ...[...addUnique, ...removeUnique].flat(),
  ];
  for (const one of waiting) {
    const together = keys.filter(key => one.to && key.includes(one.to)).flat();
    const wrong =
      used.find(name => name === one.name || name === one.to) ??
      together.find(name => Object.hasOwn(rename, name));
    if (wrong !== undefined) {
      throw new GeneratorError(untilContract(wrong, one));
    }
  }
}

// Each of them would have the key with the other one, under either name.
function refuseShared(keys: string[][], rename: Record<string, string>): void {
  for (const key of keys) {
    const [first, second] = key.filter(name => Object.hasOwn(rename, name));
    if (second !== undefined) {
      throw new GeneratorError(
        `"${first}" and "${second}" are in the key "${formatKey(key)}", so they are expanded one after the other; say --rename ${first}:${rename[first]} --expand first`,
      );
    }
  }
}
