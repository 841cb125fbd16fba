import lodash from 'lodash';
import type { Access } from '../features/contribution.ts';

// What a test of the whole plugin calls what several operations answer alike.
const SHARED_STATUSES = {
  reading: '{ none: 401, limitedUser: 401, service: 200, user: 200 }',
  writing: '{ none: 401, limitedUser: 401, service: 403, user: 400 }',
  deleting: '{ ...writing, user: 204 }',
};

const HEALTH = '{ none: 200, limitedUser: 200, service: 200, user: 200 }';

/**
 * Everything that the test of a whole plugin says about who may call what.
 *
 * @param knowsOwners - whether who made a row is a caller of his own
 */
export function accessView(access: Access[], knowsOwners: boolean) {
  const forCallers: (statuses: string) => string = knowsOwners
    ? withOwner
    : lodash.identity;
  return {
    knowsOwners,
    access: access.map(one => ({
      ...one,
      statuses: forCallers(one.statuses),
    })),
    health: forCallers(HEALTH),
    statuses: sharedStatuses(access.map(one => one.statuses)).map(
      ([name, value]) => ({ name, value: forCallers(value) }),
    ),
    samples: access.flatMap(({ operation, sample }) =>
      sample === undefined ? [] : [{ operation, sample }],
    ),
    parameters: lodash.uniqBy(
      access.flatMap(({ parameter }) =>
        parameter
          ? [{ text: `{${parameter.name}}`, path: parameter.path }]
          : [],
      ),
      'text',
    ),
    sendsOutdated: access.some(({ input }) =>
      input?.expression.includes('outdated'),
    ),
    inputs: access.flatMap(({ operation, input }) =>
      input === undefined ? [] : [{ operation, input }],
    ),
  };
}

// Who made a row is a user like any other, where nothing says that he is not.
function withOwner(statuses: string): string {
  return /\bowner:/.test(statuses)
    ? statuses
    : statuses.replace(/\buser: (\d+)/, '$&, owner: $1');
}

// Those that some operation answers with. What is read is what the test begins with.
function sharedStatuses(used: string[]): [name: string, value: string][] {
  const needed = new Set(used.length > 0 ? ['reading'] : []);
  for (const text of used) {
    Object.keys(SHARED_STATUSES)
      .filter(name => new RegExp(`\\b${name}\\b`).test(text))
      .forEach(name => needed.add(name));
  }
  if (needed.has('deleting')) {
    needed.add('writing');
  }
  return Object.entries(SHARED_STATUSES).filter(([name]) => needed.has(name));
}
