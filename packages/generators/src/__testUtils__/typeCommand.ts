import { actionGenerator } from '../commands/action.ts';
import { auditGenerator } from '../commands/audit.ts';
import { clientGenerator } from '../commands/client.ts';
import { customGenerator } from '../commands/custom.ts';
import { extensionPointGenerator } from '../commands/extensionPoint.ts';
import { fieldGenerator } from '../commands/field.ts';
import { integrationGenerator } from '../commands/integration.ts';
import { linkGenerator } from '../commands/link.ts';
import { pluginGenerator } from '../commands/plugin.ts';
import { permissionGenerator } from '../commands/permission.ts';
import { resourceGenerator } from '../commands/resource.ts';
import { subscriptionGenerator } from '../commands/subscription.ts';
import { taskGenerator } from '../commands/task.ts';
import { undoGenerator } from '../commands/undo.ts';
import { webhookGenerator } from '../commands/webhook.ts';
import { applyPlan } from '../plan/apply.ts';
import { camelCase } from '../blueprint/names.ts';
import type { TestRepository } from './TestRepository.ts';

const generators = [
  actionGenerator,
  auditGenerator,
  clientGenerator,
  permissionGenerator,
  customGenerator,
  extensionPointGenerator,
  fieldGenerator,
  integrationGenerator,
  linkGenerator,
  pluginGenerator,
  resourceGenerator,
  subscriptionGenerator,
  taskGenerator,
  undoGenerator,
  webhookGenerator,
];

/**
 * Runs a command as somebody types it, with or without the program.
 *
 * @throws Error with what a front end would print
 */
export async function typeCommand(
  repository: TestRepository,
  line: string,
): Promise<void> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain,
  );
  const name = words.findIndex(word =>
    generators.some(one => one.name === word),
  );
  const answers: Record<string, string | boolean> = {};
  for (let index = name + 1; index < words.length; index++) {
    const flag = camelCase(words[index].slice(2));
    const isSwitch = words[index + 1]?.startsWith('--') ?? true;
    answers[flag] = isSwitch ? true : words[(index += 1)];
  }
  const generator = generators.find(one => one.name === words[name])!;
  const parsed = generator.answers.safeParse(answers);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ message }) => message).join('\n'),
    );
  }
  // Formatting takes most of the time.
  const format = async (_: string, text: string) => text;
  const opened = { ...(await repository.open()), format };
  applyPlan(await generator.plan(opened, parsed.data as never));
}
