// Each kind of change that a command makes of a plugin.
import { customGenerator } from '../commands/custom.ts';
import { fieldGenerator } from '../commands/field.ts';
import type { Generator } from '../commands/generator.ts';
import { integrationGenerator } from '../commands/integration.ts';
import { linkGenerator } from '../commands/link.ts';
import { resourceGenerator } from '../commands/resource.ts';
import { subscriptionGenerator } from '../commands/subscription.ts';
import { taskGenerator } from '../commands/task.ts';
import { undoGenerator } from '../commands/undo.ts';
import { webhookGenerator } from '../commands/webhook.ts';
import { names, plugin } from './releases.ts';

/** A command, and what an old replica is asked for after it. */
export interface Rollout {
  command: string;
  generator: Generator;
  answers: Record<string, unknown>;
  /** The resource that is asked for. */
  plural: string;
  /** The fields that are `it`, one after the other. */
  fields: string[];
  /** What refers to the row that is deleted. */
  child?: { table: string; column: string };
  /** Whether a database of one process has nothing of it. */
  onPostgresOnly: boolean;
}

const generators = {
  field: fieldGenerator,
  resource: resourceGenerator,
  custom: customGenerator,
  integration: integrationGenerator,
  subscription: subscriptionGenerator,
  task: taskGenerator,
  webhook: webhookGenerator,
  link: linkGenerator,
  undo: undoGenerator,
};

function rollout(
  command: string,
  answers: Record<string, unknown>,
  plural: string,
  fields: string[] = ['title'],
  child?: Rollout['child'],
): Rollout {
  const [name] = command.split(' ') as [keyof typeof generators];
  const generator = generators[name];
  return {
    command,
    generator,
    answers: { plugin, ...answers },
    plural,
    fields,
    child,
    onPostgresOnly: 'expand' in answers,
  };
}

const field = (
  what: string,
  resource: string,
  answers: Record<string, unknown>,
  fields?: string[],
) => rollout(`field ${what}`, { resource, ...answers }, `${resource}s`, fields);

const remove = (what: string, resource: string, fields: string[]) =>
  field(`--remove of ${what}`, resource, { remove: fields.join(' ') }, fields);

const throwing = ['boolean', 'datetime', 'json', 'bigint', 'decimal'];

export const rollouts: Rollout[] = [
  field('--add, optional', 'item', {
    add: 'a:string?:unique b:integer?:index c:json? d:ref(team)?',
  }),
  field('--add, with a default', 'item', {
    add: 'e:integer=3:index f:string=x g:boolean=true h:json={}',
  }),
  remove('optional ones', 'note', names()),
  remove('an optional reference', 'member', ['team']),
  remove(
    'required ones',
    'item',
    names().filter(name => !throwing.some(type => name === `${type}Field`)),
  ),
  ...throwing.map(type => remove(`a required ${type}`, 'item', names(type))),
  field(
    '--rename of optional ones',
    'note',
    {
      rename: names()
        .map(name => `${name}:${name}2`)
        .join(' '),
    },
    names(),
  ),
  field('--rename of a required one', 'item', { rename: 'stringField:text2' }, [
    'stringField',
  ]),
  field(
    '--rename that swaps',
    'note',
    { rename: 'stringField:urlField urlField:stringField' },
    ['stringField', 'urlField'],
  ),
  field(
    '--change to what takes more',
    'item',
    {
      change:
        'stringField:text integerField:number booleanField:boolean=true datetimeField:datetime?:index enumField:enum(low,in-progress,v1.0,other,top)=top jsonField:json?',
    },
    names(),
  ),
  field(
    '--change of an enum that is checked to what takes less',
    'item',
    { change: 'enumField:enum(low,in-progress)', map: 'v1.0=low other=low' },
    ['enumField'],
  ),
  field(
    '--change to what takes less',
    'note',
    { change: 'textField:string? numberField:number=1' },
    ['textField', 'numberField'],
  ),
  ...['item', 'note'].flatMap(resource => [
    field(
      `--rename --expand of each type, ${resource}s`,
      resource,
      {
        expand: true,
        rename: names()
          .map(name => `${name}:${name}2`)
          .join(' '),
      },
      names(),
    ),
    field(
      `--remove --expand of each type, ${resource}s`,
      resource,
      { expand: true, remove: names().join(' ') },
      names(),
    ),
  ]),
  field(
    '--remove --expand of a reference',
    'member',
    { expand: true, remove: 'team' },
    ['team'],
  ),
  field(
    '--rename --expand of a field in a key',
    'budget',
    { expand: true, rename: 'year:season' },
    ['year'],
  ),
  field('--contract', 'note', { contract: 'mark left' }, ['stamp']),
  rollout(
    'undo of an expanded rename',
    { entry: 'field/note/stamp' },
    'notes',
    ['stamp'],
  ),
  rollout('undo of an expanded removal', { entry: 'field/note/left' }, 'notes'),
  rollout('undo of an added field', { entry: 'field/note/late' }, 'notes', [
    'late',
  ]),
  rollout('undo of a renamed field', { entry: 'field/note/sooner' }, 'notes', [
    'sooner',
  ]),
  rollout('undo of a removed field', { entry: 'field/note/lost' }, 'notes'),
  rollout('undo of a resource', { entry: 'resource/note' }, 'notes'),
  rollout('resource', { name: 'badge', fields: 'title:string' }, 'items'),
  rollout(
    'resource that refers to one',
    { name: 'badge', fields: 'title:string item:ref(item)' },
    'items',
    ['title'],
    { table: 'badges', column: 'item' },
  ),
  rollout(
    'resource that cascades from one',
    { name: 'badge', fields: 'title:string item:ref(item,cascade)' },
    'items',
    ['title'],
    { table: 'badges', column: 'item' },
  ),
  field('--add-unique', 'item', { addUnique: 'title,integerField' }),
  field('--remove-unique', 'budget', { removeUnique: 'title,year' }),
  rollout(
    'undo of a changed field',
    { entry: 'field/budget/state' },
    'budgets',
    ['state'],
  ),
  rollout('undo of a key', { entry: 'unique/budget/title,year' }, 'budgets'),
  rollout('link', { between: 'item,team' }, 'items'),
  rollout('custom', { name: 'roster', services: 'cache' }, 'items'),
  rollout('integration', { name: 'registry' }, 'items'),
  rollout('subscription', { name: 'heard', topic: 'items.heard' }, 'items'),
  rollout(
    'task',
    { name: 'weekly', schedule: 'P7D', timeout: 'PT1M' },
    'items',
  ),
  rollout('webhook', { name: 'ci', preset: 'github' }, 'items'),
  rollout('undo of a task', { entry: 'task/nightly' }, 'items'),
];
