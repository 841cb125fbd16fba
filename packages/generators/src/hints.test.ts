import { jest } from '@jest/globals';
import { TestRepository } from './__testUtils__/TestRepository.ts';
import { typeCommand } from './__testUtils__/typeCommand.ts';
import { contains, hintsIn } from './__testUtils__/messages.ts';
import { replacements, SETUP } from './__testUtils__/hintCases.ts';
import {
  actionConsequences,
  actionReplacements,
} from './__testUtils__/actionHints.ts';
import {
  webhookConsequences,
  webhookReplacements,
} from './__testUtils__/webhookHints.ts';
import { costsNode, jobReplacements } from './__testUtils__/jobHints.ts';
import { auditConsequences } from './__testUtils__/auditHints.ts';
import { keyConsequences } from './__testUtils__/keyHints.ts';
import {
  linkConsequences,
  linkReplacements,
} from './__testUtils__/linkHints.ts';
import { listConsequences } from './__testUtils__/listHints.ts';
import { siblingConsequences } from './__testUtils__/siblingHints.ts';
import { expandConsequences } from './__testUtils__/expandHints.ts';
import { fieldGenerator } from './commands/field.ts';
import { consequences } from './__testUtils__/hintSteps.ts';
import { permissionConsequences } from './__testUtils__/permissionHints.ts';
import type { Step } from './__testUtils__/steps.ts';

jest.setTimeout(120_000);

const seen: string[] = [];
let files: Record<string, string>;

beforeAll(async () => {
  const repository = TestRepository.backstage({
    'plugins/foreign-backend/package.json': '{}',
    ...costsNode,
  });
  for (const command of SETUP) await typeCommand(repository, command);
  files = repository.files();
});

/** Types what is refused, and gives what it says. */
async function refused(
  command: string,
  repository = new TestRepository(files),
): Promise<{ message: string; repository: TestRepository }> {
  const message = await repository.refusal(() =>
    typeCommand(repository, command),
  );
  seen.push(message);
  return { message, repository };
}

/** What a pattern finds in a message: a list, or what stands between `or`s. */
function found(message: string, pattern: RegExp): string[] {
  expect(message).toMatch(pattern);
  return pattern.exec(message)![1].split(/, | or /);
}

// Each hint stands for what is wrong.
it.each([
  ...replacements,
  ...actionReplacements,
  ...jobReplacements,
  ...linkReplacements,
  ...webhookReplacements,
])('%s: what it says works', async (command, wrong, hint) => {
  const { message } = await refused(command);
  for (const works of found(message, hint)) {
    const at = command.lastIndexOf(wrong);
    const typed = `${command.slice(0, at)}${works}${command.slice(at + wrong.length)}`;
    const repository = new TestRepository(files);
    await expect(typeCommand(repository, typed)).resolves.toBeUndefined();
  }
});

// What is said leads on to other steps, of which the last does what was refused.
it.each([
  ...consequences,
  ...actionConsequences,
  ...auditConsequences,
  ...expandConsequences,
  ...keyConsequences,
  ...linkConsequences,
  ...listConsequences,
  ...siblingConsequences,
  ...permissionConsequences,
  ...webhookConsequences,
])('%s: %s leads on', async (command, hint, next, first = []) => {
  const repository = new TestRepository(files);
  await follow(repository, first);
  const { message } = await refused(command, repository);
  const steps = next(found(message, hint));
  await expect(follow(repository, steps)).resolves.toBeUndefined();
});

async function follow(repository: TestRepository, steps: Step[]) {
  for (const step of steps) {
    if (typeof step === 'string') await typeCommand(repository, step);
    else await step(repository);
  }
}

it('says two steps that work in place of one', async () => {
  const repository = new TestRepository(files);
  repository.commit();
  const { steps } = await fieldGenerator.plan(await repository.open(), {
    ...{ plugin: 'deployments', resource: 'product' },
    ...{ rename: 'title:headline', remove: 'notes' },
  });
  const typed = follow(repository, [
    'field --plugin deployments --resource product --rename title:headline --remove notes',
    ...[steps!.expand!, steps!.contract],
    'field --plugin deployments --resource product --add "title:text? notes:text?"',
  ]);
  await expect(typed).resolves.toBeUndefined();
});

it('says a number of seconds that works', async () => {
  const command = 'resource --plugin blank --name note --fields a:string';
  const { SOURCE_DATE_EPOCH } = process.env;
  process.env.SOURCE_DATE_EPOCH = 'now';
  try {
    const { message } = await refused(command);
    [process.env.SOURCE_DATE_EPOCH] = found(message, /such as (\d+)$/);
    const repository = new TestRepository(files);
    await expect(typeCommand(repository, command)).resolves.toBeUndefined();
  } finally {
    if (SOURCE_DATE_EPOCH === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH;
  }
});

// No hints, or those of a repository that is in trouble, which other tests take.
const ELSEWHERE =
  /^arguments await|; kept in|^Day, such as `|^When it runs, as|^add it first with: yarn add|; nothing was changed$|in the meantime|could not be put back|came too early|was interrupted|install that version with/;

it('covers every message that has a hint', () => {
  const all = hintsIn(import.meta.dirname).filter(
    text => !ELSEWHERE.test(text),
  );
  expect(all.length).toBeGreaterThan(50);
  expect(
    all.filter(text => !seen.some(message => contains(message, text))),
  ).toEqual([]);
});
