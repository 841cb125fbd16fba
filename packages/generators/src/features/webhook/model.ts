import lodash from 'lodash';
import {
  capitalize,
  kebabCase,
  label,
  pascalCase,
} from '../../blueprint/names.ts';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { isAudited, permissionOf } from '../../blueprint/subjects.ts';
import { packagesFirst, sortedImports } from '../../render/imports.ts';
import { servicesOf } from '../../services/asked.ts';
import { findService } from '../../services/index.ts';
import type { Import } from '../contribution.ts';
import type { WebhookEntry } from './entry.ts';
import { deliveriesTable } from './migrations.ts';
import type { Scheme } from './scheme.ts';

// What draining takes, whatever the handler gets.
const DRAINING = ['logger', 'rootConfig', 'scheduler'];

const runtime = (name: string): Import => ({
  name,
  from: '@stagecraft/backend-runtime',
});

const testDatabases: Import = {
  name: 'createTestDatabases',
  from: '@stagecraft/backend-testkit',
};

/** How a delivery is signed in tests, and in the README. */
export interface Signing {
  header: string;
  algorithm: string;
  prefix: string;
  /** Whether it follows Standard Webhooks: id and time are signed, the key is base64. */
  isStandard: boolean;
  timestampHeader: string;
  idHeader: string;
}

const standard: Signing = {
  header: 'webhook-signature',
  algorithm: 'sha256',
  prefix: 'v1,',
  isStandard: true,
  timestampHeader: 'webhook-timestamp',
  idHeader: 'webhook-id',
};

const presets: Record<string, Signing> = {
  generic: standard,
  gitlab: standard,
  github: {
    header: 'x-hub-signature-256',
    algorithm: 'sha256',
    prefix: 'sha256=',
    isStandard: false,
    timestampHeader: '',
    idHeader: 'x-github-delivery',
  },
};

const signingOf = (scheme: Scheme): Signing =>
  'preset' in scheme
    ? presets[scheme.preset]
    : {
        prefix: '',
        timestampHeader: '',
        idHeader: '',
        isStandard: false,
        ...scheme,
      };

// GitLab signs, or sends a token in another header. Without an id the hash of the body
// is it.
function headersOf(scheme: Scheme) {
  const { header, timestampHeader, idHeader, isStandard } = signingOf(scheme);
  const isOneOf = 'preset' in scheme && scheme.preset === 'gitlab';
  return [
    { name: header, required: !isOneOf },
    { name: timestampHeader, required: !isOneOf },
    { name: idHeader, required: isStandard && !isOneOf },
  ].filter(({ name }) => name !== '');
}

/**
 * Everything that the templates say.
 *
 * @param route - where deliveries come in
 */
export function webhookModel(
  entry: WebhookEntry,
  blueprint: Blueprint,
  route: string,
) {
  const { pluginId } = blueprint;
  const { name, scheme, services: names } = entry;
  const audited = isAudited(blueprint, name);
  const drainingServices = audited ? ['auditor', ...DRAINING] : DRAINING;
  const withAll = (more: string[]) =>
    servicesOf({ ...entry, services: [...new Set([...names, ...more])] });
  const logger = findService('logger');
  const given = withAll([logger.name]);
  const draining = withAll(drainingServices);
  const others = given.filter(one => one !== logger);
  const usesKnex = names.includes('knex');
  const mocks = (all: typeof given) => all.flatMap(({ mock }) => mock.imports);
  const configId = lodash.camelCase(pluginId);
  return {
    name,
    isAudited: audited,
    isGuarded: permissionOf(blueprint, name) !== undefined,
    event: `${kebabCase(name)}-delivery`,
    drainingServices,
    Name: pascalCase(name),
    label: label(name),
    Label: capitalize(label(name)),
    deliveries: `${name}Deliveries`,
    receiver: `${name}Receiver`,
    pluginId,
    configId,
    key: `${configId}.${name}`,
    variable: `${lodash.snakeCase(name).toUpperCase()}_WEBHOOK_SECRET`,
    path: kebabCase(name),
    route,
    table: deliveriesTable(entry),
    preset: 'preset' in scheme ? scheme.preset : undefined,
    isGithub: 'preset' in scheme && scheme.preset === 'github',
    signing: signingOf(scheme),
    // Says of itself that it is none; the standard has it in base64.
    testSecret: signingOf(scheme).isStandard
      ? 'whsec_b25seSBmb3IgdGVzdHM='
      : 'only for tests',
    headers: headersOf(scheme),
    // What the tests of the schedule make by themselves is left out.
    plain: others
      .filter(
        one =>
          !['knex', 'rootConfig', 'scheduler'].includes(one.name) &&
          !(audited && one.name === 'auditor'),
      )
      .map(one => ({ name: one.name, expression: one.mock.expression })),
    given,
    others,
    draining,
    usesKnex,
    imports: {
      handle: sortedImports([
        ...given.map(({ type }) => type.import),
        runtime('PendingDelivery'),
      ]),
      handleTest: packagesFirst([
        ...mocks(given),
        ...(usesKnex ? [testDatabases] : []),
      ]),
      schedule: sortedImports([
        ...draining.map(({ type }) => type.import),
        runtime('readConfig'),
        ...(audited ? [runtime('recordEvent')] : []),
        runtime('scheduleTask'),
        { name: 'z', from: 'zod' },
      ]),
      scheduleTest: packagesFirst([
        ...mocks(given),
        { name: 'mockCredentials', from: '@backstage/backend-test-utils' },
        { name: 'mockErrorHandler', from: '@backstage/backend-test-utils' },
        { name: 'mockServices', from: '@backstage/backend-test-utils' },
        testDatabases,
      ]),
    },
  };
}
