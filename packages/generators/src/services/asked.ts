import { findService } from './index.ts';

/** What plugin.ts and package.json have for code that asks for services by name. */
export function askedServices(names: string[]) {
  const asked = names.map(findService);
  return {
    services: asked.map(({ name, madeOf = name }) => madeOf),
    dependencies: asked.flatMap(({ dependencies }) => dependencies),
  };
}
