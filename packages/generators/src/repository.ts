/**
 * What a front end needs to work on a repository that has no plugin of the kit, or to
 * leave those alone. It loads no generator and nothing of blueprints, which would take
 * longer than all else together.
 *
 * @packageDocumentation
 */
export { GeneratorError } from './errors.ts';
export { BLUEPRINT_FILE } from './blueprint/file.ts';
export { findRecipe, siblingsOfRecipe } from './compile/findRecipe.ts';
export { applyPlan } from './plan/apply.ts';
export { openFiles, type RepositoryFiles } from './workspace/openFiles.ts';
export { explainOlder } from './workspace/olderPackages.ts';
export {
  findBackends,
  type Backend,
} from './workspace/backend/findBackends.ts';
export { addLine } from './workspace/backend/addToBackend.ts';
export { findWiring, planWiring } from './workspace/backend/wiring.ts';
