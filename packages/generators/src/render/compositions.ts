import lodash from 'lodash';
import { posix } from 'node:path';
import {
  decoratorStages,
  type Composed,
  type Contribution,
  type Decorator,
} from '../features/contribution.ts';
import { findService } from '../services/index.ts';
import { splitImports } from './imports.ts';
import type { RenderTemplate } from './templates.ts';

/** A service with all that goes around it, from the inside to the outside. */
export interface Composition extends Composed {
  decorators: Decorator[];
}

/**
 * Finds out what goes around each service of a plugin's own. A service that is made of
 * a store takes what its decorators take.
 */
export function composeServices(contributions: Contribution[]): Composition[] {
  const all = contributions.flatMap(({ decorators }) => decorators);
  return contributions
    .flatMap(({ composed }) => composed)
    .map(composed => {
      const own = all.filter(({ of }) => of === composed.name);
      return {
        ...composed,
        decorators: lodash.sortBy(own, ({ stage }) =>
          decoratorStages.indexOf(stage),
        ),
        takes: composed.store
          ? lodash.union(composed.takes, ...own.map(one => one.takes)).sort()
          : composed.takes,
      };
    });
}

/** Writes the files in which services that are made of a store are composed. */
export function renderCompositions(
  render: RenderTemplate,
  compositions: Composition[],
): Record<string, string> {
  return Object.fromEntries(
    compositions.flatMap(one =>
      one.store
        ? [[`${one.create.from.replace('.', 'src')}.ts`, write(one)]]
        : [],
    ),
  );

  function write({
    name,
    type,
    create,
    store,
    decorators,
    takes,
  }: Composition) {
    const [first, ...others] = decorators;
    const scoped = first?.stage === 'scope' ? first : undefined;
    const types = takes.map(one => findService(one));
    const folder = posix.dirname(create.from);
    return render('createService.ts', {
      name,
      create: create.name,
      type: type.name,
      deps: types.map(one => ({ name: one.name, type: one.type.expression })),
      made: scoped
        ? `new ${scoped.class.name}(scope => new ${store!.name}(deps.knex, scope), deps)`
        : `new ${store!.name}(deps.knex)`,
      decorators: (scoped ? others : decorators).map(one => one.class.name),
      imports: splitImports(
        [
          ...lodash.sortBy(
            types.map(one => one.type.import),
            'name',
          ),
          type,
          store!,
          ...decorators.map(one => one.class),
        ].map(one => ({
          ...one,
          from: one.from.startsWith(`${folder}/`)
            ? `./${posix.relative(folder, one.from)}`
            : one.from,
        })),
      ),
    });
  }
}
