import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { ci, own } from '../__testUtils__/webhookAnswers.ts';
import { customGenerator } from './custom.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { webhookGenerator } from './webhook.ts';

jest.setTimeout(60_000);

let repository: TestRepository;
const run = (answers: object = {}) =>
  repository.run(webhookGenerator, { ...ci, ...answers });

describe('webhook refuses', () => {
  let files: Record<string, string>;

  beforeAll(async () => {
    repository = TestRepository.backstage();
    await repository.run(pluginGenerator, { id: 'costs' });
    await run();
    await repository.run(resourceGenerator, {
      ...{ plugin: 'costs', name: 'cost', fields: 'title:string' },
    });
    for (const name of ['roster', 'yDeliveries']) {
      await repository.run(customGenerator, { plugin: 'costs', name });
    }
    files = repository.files();
  });

  const signature = {
    preset: undefined,
    header: undefined,
    algorithm: undefined,
    name: 'x',
  };

  it.each<[object, string]>([
    [
      { preset: 'gitlab' },
      'the plugin "costs" has webhook/ci already, with the preset github and knex; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin costs --entry webhook/ci',
    ],
    [own, 'has webhook/ci already'],
    [{ services: undefined }, 'has webhook/ci already'],
    [{ name: 'Ci' }, 'cannot be a webhook: it has to start with a lower'],
    [{ name: '../x' }, 'cannot be a webhook: it has to start with a lower'],
    [{ name: 'class' }, 'is a word of TypeScript; try incomingClass'],
    [{ name: 'scheduler' }, 'the name of a service of Backstage'],
    [{ name: 'sqlite' }, 'its table would be like the names of tables that'],
    [{ name: 'a'.repeat(28) }, 'PostgreSQL leaves room for 27 characters'],
    [
      { preset: 'githb', name: 'x' },
      'there is no preset "githb"; did you mean github?',
    ],
    [
      signature,
      'it is not said how deliveries are signed: say --preset github',
    ],
    [{ ...signature, header: 'x-a' }, 'both --header and --algorithm'],
    [{ ...signature, algorithm: 'sha256' }, 'both --header and --algorithm'],
    [
      { name: 'x', header: 'x-a' },
      '--preset github says all about how deliveries are signed; leave out --header',
    ],
    [{ ...own, name: 'x', algorithm: 'md5' }, 'there is no algorithm "md5"; '],
    [{ ...own, name: 'x', header: 'x a' }, '"x a" cannot be a header: write'],
    [{ ...own, name: 'x', header: 'x:y' }, '"x:y" cannot be a header: write'],
    [{ ...own, name: 'x', header: 'Cookie' }, 'because HTTP has a use for it'],
    [
      { ...own, name: 'x', idHeader: 'authorization' },
      'because HTTP has a use for it',
    ],
    [
      { ...own, name: 'x', idHeader: 'x-signature' },
      'the header x-signature cannot stand for two things',
    ],
    [{ ...own, name: 'x', prefix: "a'" }, 'cannot stand before a signature'],
    [{ ...own, name: 'x', prefix: '$(id)' }, 'cannot stand before a signature'],
    [
      { name: 'roster' },
      'the name "roster" would be that of custom/roster and of webhook/roster',
    ],
    [
      { name: 'cost' },
      'the name "cost" would be that of resource/cost and of webhook/cost',
    ],
    [
      { name: 'y' },
      'the variable "yDeliveries" would be that of custom/yDeliveries and of webhook/y',
    ],
    [{ name: 'z', services: 'cach' }, 'there is no service "cach"'],
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: costs'],
  ])('%j', async (answers, reason) => {
    repository = new TestRepository(files);
    const message = await repository.refusal(() => run(answers));
    expect(message).not.toContain('changed the tree');
    expect(message.replaceAll('\\"', '"')).toContain(reason);
  });

  it('what would have its path or its table', async () => {
    repository = TestRepository.backstage();
    await repository.run(pluginGenerator, { id: 'costs' });
    await run();
    const refusal = (
      generator: typeof resourceGenerator,
      answers: Record<string, string | boolean>,
    ) =>
      repository.refusal(() =>
        repository.run(generator, { plugin: 'costs', ...answers }),
      );

    for (const [generator, answers, reason] of [
      [
        resourceGenerator,
        { name: 'webhook', fields: 'title:string' },
        'the path "webhooks" would be that of webhook/ci and of resource/webhook',
      ],
      [
        customGenerator,
        { name: 'webhooks', router: true },
        'the path "webhooks" would be that of webhook/ci and of custom/webhooks',
      ],
      [
        resourceGenerator,
        { name: 'ciDelivery', fields: 'title:string' },
        'would be that of resource/ciDelivery and of webhook/ci',
      ],
    ] as const) {
      expect(await refusal(generator, answers)).toContain(reason);
    }
  });
});
