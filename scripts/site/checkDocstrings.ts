import {
  ReflectionKind,
  type Application,
  type DeclarationReflection,
  type ProjectReflection,
  type Reflection,
} from 'typedoc';
import type { EntryPoint } from './sources.ts';

/**
 * Has typedoc warn of every export without a docstring, of every parameter and member
 * of one without, of types that are used but not exported, and of exports of packages
 * that refer to nothing further with `@see`.
 *
 * @param app - after it converted
 * @param project - what it converted
 * @param modules - its entry points
 */
export function checkDocstrings(
  app: Application,
  project: ProjectReflection,
  modules: EntryPoint[],
): void {
  const packages = new Set(modules.map(({ packageName }) => packageName));

  app.options.setValue(
    'intentionallyNotDocumented',
    undocumented(project, packages)
      .filter(hasNoPlaceForDocstring)
      .map(reflection => reflection.getFriendlyFullName()),
  );
  app.validate(project);

  // typedoc looks for types that are not exported in the project's own package only.
  app.options.setValue('validation', { ...NOTHING, notExported: true });
  for (const name of packages) {
    project.packageName = name;
    app.validate(project);
  }

  for (const one of project.getReflectionsByKind(ReflectionKind.Module)) {
    const module = one as DeclarationReflection;
    const isPackage = /^packages\//.test(module.sources?.[0].fileName ?? '');
    for (const exported of isPackage ? (module.children ?? []) : []) {
      if (!exported.isReference() && !refersFurther(exported)) {
        app.logger.validationWarning(
          `${exported.getFriendlyFullName()} has no @see in its docstring`,
        );
      }
    }
  }
}

const NOTHING = {
  invalidLink: false,
  invalidPath: false,
  notDocumented: false,
  notExported: false,
  rewrittenLink: false,
  unusedMergeModuleWith: false,
};

const { CallSignature, Module, Parameter, Property, TypeLiteral, Variable } =
  ReflectionKind;

function undocumented(
  project: ProjectReflection,
  packages: Set<string>,
): Reflection[] {
  return project
    .getReflectionsByKind(Module | Parameter | Property)
    .filter(
      one =>
        !one.hasComment() &&
        !ancestors(one).some(above => above.kindOf(Parameter)) &&
        packages.has(project.getSymbolIdFromReflection(one)?.packageName ?? ''),
    );
}

// A module may have a README instead. Nobody wrote down the type of a constant or of
// what a function returns, so its members stand nowhere; nor do parameters of a
// function's type have a docstring of their own.
function hasNoPlaceForDocstring(one: Reflection): boolean {
  if (one.kindOf(Module)) {
    return (one as DeclarationReflection).readme !== undefined;
  }
  return one.kindOf(Parameter)
    ? one.parent!.parent!.kindOf(TypeLiteral)
    : ancestors(one).some(above => above.kindOf([CallSignature, Variable]));
}

function ancestors({ parent }: Reflection): Reflection[] {
  return parent ? [parent, ...ancestors(parent)] : [];
}

function refersFurther(exported: DeclarationReflection): boolean {
  return [exported, ...(exported.signatures ?? [])].some(
    ({ comment }) => comment?.getTag('@see') !== undefined,
  );
}
