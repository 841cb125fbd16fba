/**
 * What a front end needs to run one generator. It loads no other, which would take a
 * quarter of the time that the command has before it begins to work.
 *
 * @packageDocumentation
 */
export { GeneratorError } from './errors.ts';
export { nearest } from './nearest.ts';
export { loadGenerator } from './commands/loadGenerator.ts';
export { applyPlan } from './plan/apply.ts';
export { ConflictError } from './plan/ConflictError.ts';
export { formatPatch } from './plan/patch.ts';
export { openRepository } from './workspace/repository.ts';
