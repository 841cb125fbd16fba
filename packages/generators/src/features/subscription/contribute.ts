import { label, capitalize, pascalCase } from '../../blueprint/names.ts';
import { packagesFirst, sortedImports } from '../../render/imports.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { askedSlots } from '../../services/asked.ts';
import { contribution, type Contribution } from '../contribution.ts';
import { handedOver } from '../handedOver.ts';
import type { SubscriptionEntry } from './entry.ts';

const render = loadTemplates('features/subscription/templates');

// What the wiring takes, whatever the handler gets.
const WIRING = ['events', 'logger'];

/** Where the handler of a subscription goes. */
export const handlerPath = ({ name }: SubscriptionEntry): string =>
  `src/${name}/handle${pascalCase(name)}.ts`;

/** What a subscription adds: its wiring, and a first handler, which is its people's. */
export function contributeSubscription(entry: SubscriptionEntry): Contribution {
  const { name, topic } = entry;
  const Name = pascalCase(name);
  const folder = `src/${name}`;
  const subscribe = {
    name: `subscribe${Name}`,
    from: `./${name}/subscribe${Name}`,
  };
  const model = subscriptionModel(entry);
  const asked = askedSlots(entry, WIRING);
  return contribution({
    ...asked,
    started: [
      { call: subscribe, takes: model.wired.map(service => service.name) },
    ],
    testsDatabases: model.usesKnex,
    readme: {
      background: [`\`${name}\` in \`${folder}\` hears \`${topic}\``],
    },
    files: renderFiles(render, model, {
      [`${folder}/subscribe${Name}.ts`]: 'subscribe.ts',
      [`${folder}/subscribe${Name}.test.ts`]: 'subscribe.test.ts',
    }),
    seeds: {
      ...asked.seeds,
      ...renderFiles(render, model, {
        [handlerPath(entry)]: 'handle.ts',
        [`${folder}/handle${Name}.test.ts`]: 'handle.test.ts',
      }),
    },
  });
}

/** Everything that the templates say. */
function subscriptionModel(entry: SubscriptionEntry) {
  const { name, topic } = entry;
  const code = handedOver(entry, WIRING);
  return {
    ...code,
    name,
    Name: pascalCase(name),
    label: label(name),
    Label: capitalize(label(name)),
    topic,
    imports: {
      handle: code.givenTypes,
      handleTest: code.givenMocks,
      subscribe: sortedImports([
        ...code.wiredTypes,
        { name: 'subscribe', from: '@stagecraft/backend-runtime' },
      ]),
      subscribeTest: packagesFirst([
        ...code.wiredMocks,
        ...(code.usesKnex ? [code.testDatabases] : []),
      ]),
    },
  };
}
