import * as engine from '@stagecraft/generators';
import type { Generator } from '@stagecraft/generators';

const isGenerator = (one: unknown): one is Generator =>
  typeof one === 'object' && one !== null && 'plan' in one;

/** What the engine generates with, by name: Jest imports nothing late. */
export const generators = new Map(
  Object.values<unknown>(engine)
    .filter(isGenerator)
    .map(generator => [generator.name, generator]),
);
