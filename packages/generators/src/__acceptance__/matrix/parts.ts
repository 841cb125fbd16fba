import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { FeatureEntry } from '../../blueprint/features.ts';
import {
  action,
  audit,
  blueprint,
  catalog,
  client,
  custom,
  integration,
  permission,
  subscription,
  task,
  webhook,
  withRef,
} from '../entries.ts';
import type { Resource } from '../shapes.ts';

/** One kind of feature, as an entry of the blueprint and as a command. */
interface Part {
  command: string;
  entries: FeatureEntry[];
  /** Whether it is about two resources. */
  needsTwo?: boolean;
}

const resources: (Resource & { command: string })[] = [
  ['vessel', 'title:string:unique owner:entityRef?:index rank:integer:index'],
  ['berth', 'vessel:ref(vessel)? depth:decimal(6,2):index'],
  ['visit', 'berth:ref(berth) state:enum(due,done):index at:datetime'],
].map(([name, fields]) => ({
  name,
  fields: fields.split(' '),
  command: `resource --name ${name} --fields "${fields}"`,
}));

/** Every kind of feature, by its name. */
export const parts: Record<string, Part> = {
  custom: {
    command:
      'custom --name roster --services cache,catalog,logger,notifications,@backstage/plugin-signals-node#signalService --router',
    entries: [
      withRef(
        custom('roster', ['cache', 'catalog', 'logger', 'notifications'], true),
        '@backstage/plugin-signals-node#signalService',
      ),
    ],
  },
  integration: {
    command:
      'integration --name pager --per-entity example.com/pager --list --cache PT1M',
    entries: [
      integration('pager', {
        annotation: 'example.com/pager',
        list: true,
        cache: 'PT1M',
      }),
    ],
  },
  task: {
    command:
      'task --name sweep --schedule PT1H --timeout PT10M --services knex',
    entries: [task('sweep', 'PT1H', ['knex'])],
  },
  webhook: {
    command: 'webhook --name ci --preset github',
    entries: [webhook('ci', { preset: 'github' }, [])],
  },
  subscription: {
    command: 'subscription --name heard --topic scheduled.item-1.updated',
    entries: [subscription('heard', [])],
  },
  link: {
    command: 'link --between vessel,visit --name calls',
    entries: [
      {
        feature: 'link',
        name: 'calls',
        // After the resources, whenever that is.
        addedAt: '2099-01-01T00:00:00Z',
        between: ['vessel', 'visit'],
      },
    ],
    needsTwo: true,
  },
  permission: {
    command: 'permission --resource vessel --owned-by owner',
    entries: [{ feature: 'permission', of: 'vessel', ownedBy: 'owner' }],
  },
  audit: {
    command: 'audit --resource vessel',
    entries: [audit('vessel')],
  },
  catalog: {
    command: 'catalog --resource vessel --field owner --kinds component,system',
    entries: [
      catalog('vessel', { name: 'owner', kinds: ['component', 'system'] }),
    ],
  },
  action: {
    command: 'action --resource vessel',
    entries: [action('vessel', 'list', 'get', 'create', 'update')],
  },
  client: {
    command: 'client --resource vessel',
    entries: [client({ name: 'vessel' })],
  },
  'extension-point': {
    command: 'extension-point --name provider',
    entries: [{ feature: 'extension-point', name: 'provider' }],
  },
};

/** What belongs to the webhook, where the parts beside it belong to a resource. */
export const ofWebhook: Record<string, Part> = {
  'webhook-permission': {
    command: 'permission --webhook ci',
    entries: [permission('ci')],
  },
  'webhook-audit': {
    command: 'audit --webhook ci',
    entries: [audit('ci')],
  },
};

/** A plugin with some of them. */
export interface Combination {
  blueprint: Blueprint;
  /** What makes it alone. */
  commands: string[];
}

/**
 * Makes a plugin with some kinds of features.
 *
 * @param names - of the parts; what needs two resources is left out where there is one
 * @param count - how many resources it has
 */
export function combine(
  id: string,
  names: string[],
  count: number,
): Combination {
  const chosen = names
    .map(name => parts[name] ?? ofWebhook[name])
    .filter(({ needsTwo }) => !needsTwo || count > 1);
  const some = resources.slice(0, count);
  const entries = chosen.flatMap(part => part.entries);
  return {
    blueprint: blueprint(
      id,
      some.map(({ name, fields }) => ({ name, fields })),
      entries.length > 0 ? entries : undefined,
    ),
    commands: [
      `plugin --id ${id}`,
      ...[...some, ...chosen].map(({ command }) =>
        command.replace(/^\S+/, `$& --plugin ${id}`),
      ),
    ].map(command => `yarn backstage-cli stagecraft ${command}`),
  };
}
