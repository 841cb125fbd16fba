import type { ResourceEntry } from './blueprint.ts';
import { asItIs, fieldAddedAt } from './history.ts';
import { GeneratorError } from '../errors.ts';
import { FieldError } from '../fields/FieldError.ts';
import { formatField, parseField, parseFields } from '../fields/grammar.ts';
import {
  deletionOf,
  isReference,
  isReferenceLine,
  type Deletion,
} from '../fields/ref.ts';
import type { Field } from '../fields/index.ts';

/** A resource as it is now. */
export type Resource = Pick<
  ResourceEntry,
  'name' | 'plural' | 'addedAt' | 'fields' | 'unique' | 'sort' | 'writers'
> & {
  /** The kinds of entities in tests, by the names of fields, where they are special. */
  entityKinds?: Record<string, string>;
};

/** Parses the fields of a resource. */
export const fieldsOf = ({ fields, entityKinds = {} }: Resource): Field[] =>
  parseFields(fields).map(field =>
    Object.hasOwn(entityKinds, field.name)
      ? { ...field, entityKind: entityKinds[field.name] }
      : field,
  );

/** A field of one resource that refers to another one, or to the same. */
export interface Reference {
  field: Field;
  target: Resource;
  isSelf: boolean;
  /** What becomes of it when the row is deleted that it refers to; else that stays. */
  deletion: Deletion | undefined;
}

/**
 * The references of a resource.
 *
 * @throws GeneratorError when one cannot be
 */
export function referencesOf(
  entry: Resource,
  resources: Resource[],
): Reference[] {
  // Every resource is asked for each other one, so that parsing all would take long.
  return entry.fields
    .filter(isReferenceLine)
    .map(parseField)
    .map(field => {
      const [name] = field.values;
      const deletion = deletionOf(field);
      const isSelf = name === entry.name;
      const target = resources.find(other => other.name === name);
      const fail = (problem: string) => refuse(entry, field, problem);
      if (!target) {
        return fail(
          `the plugin has no resource "${name}"; add it first, or try ${withoutReference(field)}`,
        );
      }
      if (deletion === 'set null' && !field.optional) {
        fail(
          `setnull leaves nothing in it; try ${formatField({ ...field, optional: true })}`,
        );
      }
      if (isSelf && !field.optional) {
        fail(
          `the first row could refer to none; try ${formatField({ ...field, optional: true })}`,
        );
      }
      return { field, target, isSelf, deletion };
    });
}

/**
 * Checks how the references of all resources go together.
 *
 * @throws GeneratorError when a column would be made before the table that it refers to,
 *   or no row could be the first
 */
export function checkReferences(entries: ResourceEntry[]): void {
  const resources = entries.map(asItIs);
  entries.forEach((entry, index) => {
    const now = resources[index];
    const references = referencesOf(now, resources);
    for (const { field, target, isSelf } of references) {
      if (!isSelf && target.addedAt >= fieldAddedAt(entry, field.name)) {
        refuse(
          entry,
          field,
          `the resource "${target.name}" is not older, so its table is made too late; try ${withoutReference(field)}`,
        );
      }
    }
    const back = references.filter(one => leadsBack(one, now, resources));
    const required = back.find(({ field }) => !field.optional);
    if (required) {
      const { field, target } = required;
      refuse(
        entry,
        field,
        `a row of "${target.name}" needs one of "${entry.name}", too, so that none could be the first; try ${formatField({ ...field, optional: true })}`,
      );
    }
    if (back.length > 0 && back.length === now.fields.length) {
      refuse(
        entry,
        back[0].field,
        'the resource has nothing else; add a field such as title:string',
      );
    }
  });
}

/**
 * Refuses fields that are added to a resource and refer to one that is not there.
 *
 * @throws GeneratorError with those that there are, and a line that works
 */
export function checkAddedReferences(
  entry: Resource,
  resources: Resource[],
  added: Field[],
): void {
  const names = resources.map(({ name }) => name);
  const wrong = added
    .filter(isReference)
    .find(({ values: [target] }) => !names.includes(target));
  if (wrong) {
    const problem = `a field of "${entry.name}" can refer to what is there, which is ${names.join(', ')}, and not to "${wrong.values[0]}"`;
    throw new FieldError(formatField(wrong), problem, [
      withoutReference({ ...wrong, optional: true }),
    ]);
  }
}

function refuse(entry: Resource, field: Field, problem: string): never {
  throw new GeneratorError(`field "${entry.name}.${field.name}": ${problem}`);
}

function withoutReference(field: Field): string {
  return formatField({ ...field, type: 'uuid', values: [], index: true });
}

/** The resources that a row of a resource cannot be without, the oldest first. */
export function ancestorsOf(
  entry: Resource,
  resources: Resource[],
): Resource[] {
  const found: Resource[] = [];
  const seen = new Set([entry.name]);
  const visit = (one: Resource) => {
    for (const { target, field } of referencesOf(one, resources)) {
      if (!field.optional && !seen.has(target.name)) {
        seen.add(target.name);
        visit(target);
        found.push(target);
      }
    }
  };
  visit(entry);
  return found;
}

/**
 * Whether the row that a reference leads to refers to one of the same table itself, at
 * once or by way of others, and could not be without that.
 */
export function leadsBack(
  { target, isSelf }: Reference,
  entry: Resource,
  resources: Resource[],
): boolean {
  return (
    isSelf ||
    ancestorsOf(target, resources).some(({ name }) => name === entry.name)
  );
}

/**
 * Whether a reference is the only one by which a row depends on the row that it
 * refers to.
 */
export function isOnlyWay(
  reference: Reference,
  references: Reference[],
  resources: Resource[],
): boolean {
  const { target, isSelf } = reference;
  return (
    isSelf ||
    references.every(
      other =>
        other === reference ||
        other.isSelf ||
        (other.target !== target &&
          !ancestorsOf(other.target, resources).includes(target)),
    )
  );
}

/** Whether tests of another resource need a row of this one. */
export function isReferred(entry: Resource, resources: Resource[]): boolean {
  return resources.some(other =>
    referencesOf(other, resources).some(
      reference =>
        reference.target.name === entry.name &&
        !leadsBack(reference, other, resources),
    ),
  );
}
