/**
 * The engine: renders plugins from their blueprints, and plans and carries out the
 * changes of a repository. It prints nothing and asks nothing.
 *
 * @packageDocumentation
 */
export * from './generate.ts';
export { KIT_VERSION } from './kitVersion.ts';
export type { FileConflict } from './merge/mergeFile.ts';
export type { Conflict } from './merge/mergeLines.ts';
export { explainPluginId, explainPluginIdForm } from './blueprint/pluginId.ts';
export { BLUEPRINT_FILE } from './blueprint/file.ts';
export {
  parseBlueprint,
  type Blueprint,
  type ResourceEntry,
} from './blueprint/blueprint.ts';
export { judgeVersion, type Standing } from './blueprint/kitVersion.ts';
export type { Breakage } from './blueprint/breakages.ts';
export type { Generator } from './commands/generator.ts';
export { planAsRendered } from './commands/planAsRendered.ts';
export { pluginGenerator } from './commands/plugin.ts';
export { resourceGenerator } from './commands/resource.ts';
export { actionGenerator } from './commands/action.ts';
export { auditGenerator } from './commands/audit.ts';
export { catalogGenerator } from './commands/catalog.ts';
export { clientGenerator } from './commands/client.ts';
export { customGenerator } from './commands/custom.ts';
export { extensionPointGenerator } from './commands/extensionPoint.ts';
export { integrationGenerator } from './commands/integration.ts';
export { linkGenerator } from './commands/link.ts';
export { permissionGenerator } from './commands/permission.ts';
export { subscriptionGenerator } from './commands/subscription.ts';
export { taskGenerator } from './commands/task.ts';
export { webhookGenerator } from './commands/webhook.ts';
export { fieldGenerator } from './commands/field.ts';
export { undoGenerator } from './commands/undo.ts';
export { initGenerator, type InitPlan } from './commands/init.ts';
export { createUpdateGenerator, type WithEngines } from './commands/update.ts';
export type { Update, UpdatedPlugin } from './commands/planUpdate.ts';
export { checkPlugin, type Difference } from './commands/check.ts';
export type {
  SampleRequest,
  SampleRequests,
} from './features/resource/sampleRequests.ts';
export { checkMigrations } from './commands/checkMigrations.ts';
export type { Finding } from './migrations/finding.ts';
export type { Change, Plan, RepositoryPlan } from './plan/plan.ts';
export type { Disk } from './plan/partial.ts';
export { render, renderSibling } from './render/render.ts';
export type { Engine, LoadEngine } from './render/engine.ts';
export type { Format, RepoFacts, Tree } from './render/facts.ts';
export type { SiblingKind, SiblingNames } from './blueprint/siblings.ts';
export type { RepositoryFiles } from './workspace/openFiles.ts';
export type { Plugin, Repository } from './workspace/repository.ts';
export type { Manifest } from './workspace/manifest.ts';
export type { WorkspacePackage } from './workspace/workspaces.ts';
export {
  findBackends,
  type Backend,
} from './workspace/backend/findBackends.ts';
export { addLine } from './workspace/backend/addToBackend.ts';
export {
  findWiring,
  planWiring,
  type Wiring,
} from './workspace/backend/wiring.ts';
export type { Globals } from './workspace/names.ts';
export { explainOlder } from './workspace/olderPackages.ts';
export type { LockedVersion, Lockfile } from './workspace/lockfile.ts';
export { compileTemplate } from './compile/compile.ts';
export { findRecipe, siblingsOfRecipe } from './compile/findRecipe.ts';
export { recipes, type Recipe } from './compile/recipes.ts';
