import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { SiblingNames } from '../../blueprint/siblings.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  siblingPart,
  type Contribution,
} from '../contribution.ts';
import type { ClientEntry } from './entry.ts';
import { clientModel } from './model.ts';

const render = loadTemplates('features/client/templates');

/**
 * What a client of a resource adds: its types for everybody, a service for other plugins,
 * and to its own plugin what holds both to what it does.
 *
 * @param siblings - what the packages are called that have them
 */
export function contributeClient(
  entry: ClientEntry,
  blueprint: Blueprint,
  siblings: Partial<SiblingNames>,
): Contribution {
  const model = clientModel(entry, blueprint, siblings);
  const { Names, names, labels } = model;
  return contribution({
    usesSiblings: ['common'],
    testsSiblings: ['node'],
    files: renderFiles(
      render,
      model,
      {
        'commonTypes.ts': 'commonTypes.ts',
        'client.test.ts': 'client.test.ts',
      },
      `src/${names}`,
    ),
    siblings: {
      common: siblingPart({
        exports: [`./${names}`],
        readme: [`The types of ${labels}, in \`src/${names}.ts\``],
        files: renderFiles(render, model, { [`src/${names}.ts`]: 'types.ts' }),
      }),
      node: siblingPart({
        dependencies: [
          '@backstage/backend-plugin-api',
          '@backstage/errors',
          '@stagecraft/backend-runtime',
          // What the runtime takes from whoever uses it.
          'zod',
        ],
        usesSiblings: ['common'],
        exports: [
          `./${names}/${Names}Service`,
          `./${names}/${names}ServiceRef`,
          './service/options',
        ],
        testExports: [`./testUtils/${names}ServiceMock`],
        readme: [
          `\`${names}ServiceRef\`, which creates, reads, changes and deletes ${labels} on behalf of a caller`,
        ],
        notes: [render('note.md', model).trim()],
        files: renderFiles(
          render,
          model,
          {
            [`${names}/${Names}Client.ts`]: 'Client.ts',
            [`${names}/${Names}Service.ts`]: 'Service.ts',
            [`${names}/${names}ServiceRef.ts`]: 'serviceRef.ts',
            [`testUtils/${names}ServiceMock.ts`]: 'serviceMock.ts',
            'service/call.ts': 'call.ts',
            'service/options.ts': 'options.ts',
          },
          'src',
        ),
      }),
    },
  });
}

/** How the service of a resource's client is asked for. */
export function clientRef(
  entry: ClientEntry,
  blueprint: Blueprint,
  node: string,
): string {
  const { names } = clientModel(entry, blueprint, {});
  return `${node}#${names}ServiceRef`;
}
