import lodash from 'lodash';
import { catalogFields } from '../../blueprint/catalogFields.ts';
import type { FeatureEntry } from '../../blueprint/features.ts';
import { camelCase, kebabCase } from '../../blueprint/names.ts';
import {
  ancestorsOf,
  fieldsOf,
  referencesOf,
  type Resource,
} from '../../blueprint/references.ts';
import { fieldType } from '../../fields/index.ts';

/**
 * What creates a resource over HTTP.
 *
 * @see {@link SampleRequests}
 */
export interface SampleRequest {
  /** The path of the resource below the plugin. */
  path: string;
  /** JSON; the id of another resource is the name of its variable, as `$itemId`. */
  body: string;
}

/**
 * The same with what has to be there before it.
 *
 * @see {@link Plan}
 */
export interface SampleRequests extends SampleRequest {
  /** What creates the resources that it refers to, in this order. */
  parents: (SampleRequest & {
    /** The name of the variable for the id of what was created. */
    variable: string;
  })[];
  /** Schemas below the root that people have edited, so that they may want other values. */
  edited?: string[];
  /** Entities that they name, which the catalog is asked for. */
  entities?: string[];
}

/**
 * Requests that create a resource with its required fields only.
 *
 * @param entry - the resource as it is now
 * @param resources - all of the plugin, to which its fields may refer
 */
export function sampleRequests(
  entry: Resource,
  resources: Resource[],
): SampleRequests {
  return {
    ...sampleRequest(entry, resources),
    parents: parentRequests(ancestorsOf(entry, resources), resources),
  };
}

/**
 * Requests that create what something refers to, and all that this needs, in an order
 * that works.
 *
 * @param entries - what it refers to
 * @param resources - all of the plugin
 */
export function parentRequests(
  entries: Resource[],
  resources: Resource[],
): SampleRequests['parents'] {
  const all = entries.flatMap(entry => [
    ...ancestorsOf(entry, resources),
    entry,
  ]);
  return lodash.uniqBy(all, 'name').map(parent => ({
    variable: variableOf(parent),
    ...sampleRequest(parent, resources),
  }));
}

/**
 * The entities that requests name, and that have to be in the catalog.
 *
 * @param entries - what the requests create
 * @param plugin - with the features of these
 */
export function sampleEntities(
  entries: Resource[],
  plugin: { features?: FeatureEntry[] },
): string[] {
  const named = entries.flatMap(entry => {
    const names = catalogFields(plugin, entry.name).map(({ name }) => name);
    return sentFields(entry)
      .filter(({ name }) => names.includes(name))
      .map(field => String(fieldType(field).sample(field, 1)));
  });
  return [...new Set(named)];
}

function sentFields(entry: Resource) {
  return fieldsOf(entry).filter(
    field => !field.optional && field.default === undefined,
  );
}

function sampleRequest(entry: Resource, resources: Resource[]): SampleRequest {
  const references = referencesOf(entry, resources);
  const body = sentFields(entry).map(field => {
    const reference = references.find(one => one.field.name === field.name);
    return [
      field.name,
      reference
        ? `$${variableOf(reference.target)}`
        : fieldType(field).sample(field, 1),
    ];
  });
  return {
    path: kebabCase(entry.plural),
    body: JSON.stringify(Object.fromEntries(body)),
  };
}

function variableOf({ name }: Resource): string {
  return `${camelCase(name)}Id`;
}
