import type { ResourceEntry } from './blueprint.ts';
import { GeneratorError } from '../errors.ts';
import { FieldError } from '../fields/FieldError.ts';
import { formatField, parseField } from '../fields/grammar.ts';
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
>;

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
 * @throws GeneratorError when one cannot be, because its table would be made before
 *   the one that it refers to
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
      const fail = (problem: string): never => {
        throw new GeneratorError(
          `field "${entry.name}.${field.name}": ${problem}`,
        );
      };
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
      if (isSelf && entry.fields.length === 1) {
        fail('the resource has nothing else; add a field such as title:string');
      }
      if (!isSelf && target.addedAt >= entry.addedAt) {
        fail(
          `the resource "${name}" is not older, so its table is made too late; try ${withoutReference(field)}`,
        );
      }
      return { field, target, isSelf, deletion };
    });
}

/**
 * Refuses fields that are added to a resource and refer to one that its table, which
 * is there already, cannot refer to.
 *
 * @throws GeneratorError with those that there are, and a line that works
 */
export function checkAddedReferences(
  entry: Resource,
  resources: Resource[],
  added: Field[],
): void {
  const older = resources
    .filter(one => one.name === entry.name || one.addedAt < entry.addedAt)
    .map(({ name }) => name);
  const wrong = added
    .filter(isReference)
    .find(({ values: [target] }) => !older.includes(target));
  if (wrong) {
    const problem = `a field of "${entry.name}" can refer to what is as old, which is ${older.join(', ')}, and not to "${wrong.values[0]}"`;
    throw new FieldError(formatField(wrong), problem, [
      withoutReference({ ...wrong, optional: true }),
    ]);
  }
}

function withoutReference(field: Field): string {
  return formatField({ ...field, type: 'uuid', values: [], index: true });
}

/** The resources that a row of a resource cannot be without, the oldest first. */
export function ancestorsOf(
  entry: Resource,
  resources: Resource[],
): Resource[] {
  const parents = referencesOf(entry, resources)
    .filter(({ isSelf, field }) => !isSelf && !field.optional)
    .map(({ target }) => target);
  return [
    ...new Set(parents.flatMap(one => [...ancestorsOf(one, resources), one])),
  ];
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

/** Whether another resource refers to this one. */
export function isReferred(entry: Resource, resources: Resource[]): boolean {
  return resources.some(other =>
    referencesOf(other, resources).some(
      ({ target, isSelf }) => target.name === entry.name && !isSelf,
    ),
  );
}
