import { GeneratorError } from '../errors.ts';
import { findService, parseServices, type Service } from './index.ts';
import {
  packageOf,
  parseRef,
  refService,
  type ServiceRefEntry,
} from './serviceRef.ts';
import { seededMockSlots, withSeededMock } from './seededMocks.ts';

/** What code by hand asks for, as an entry of the blueprint has it. */
export interface Asked {
  services: string[];
  refs?: ServiceRefEntry[];
  /** Whether what stands for its services of Backstage in tests was seeded, too. */
  mocked?: true;
}

/** All services that an entry asks for, in the order of their names. */
export function servicesOf({ services, refs = [], mocked }: Asked): Service[] {
  return [
    ...services
      .map(findService)
      .map(one => (mocked ? withSeededMock(one) : one)),
    ...refs.map(refService).map(withSeededMock),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The slots of a contribution that hold what its code asks for.
 *
 * @param always - the services that it takes whatever it is asked for
 */
export function askedSlots(
  { services, refs = [], mocked }: Asked,
  always: string[] = [],
) {
  const asked = [...new Set([...always, ...services])].map(findService);
  return {
    services: asked.map(({ name, madeOf = name }) => madeOf),
    serviceRefs: refs.map(refService),
    dependencies: asked.flatMap(({ dependencies }) => dependencies),
    ...seededMockSlots([
      ...(mocked ? services.map(findService) : []),
      ...refs.map(refService),
    ]),
    otherDependencies: Object.fromEntries(
      refs.map(({ from, version }) => [packageOf(from), version]),
    ),
  };
}

/**
 * Reads a list of services, separated by commas or blanks: those of the table by name,
 * those of packages by package and export.
 *
 * @returns each once, in one order
 * @throws GeneratorError that names one that there cannot be, and what would work
 */
export function parseAsked(text: string) {
  const words = [...new Set(text.split(/[\s,]+/).filter(Boolean))].sort();
  const isRef = (word: string) => /[#@/]/.test(word);
  return {
    services: parseServices(words.filter(word => !isRef(word)).join()),
    refs: words.filter(isRef).map(word => {
      const ref = parseRef(word);
      if (!ref) {
        throw new GeneratorError(
          `${JSON.stringify(word)} is no service of a package: write the package and what it exports, such as @internal/plugin-costs-node#costsServiceRef`,
        );
      }
      return ref;
    }),
  };
}
