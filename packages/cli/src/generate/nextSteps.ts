import type {
  Plan,
  SampleRequest,
  SampleRequests,
} from '@stagecraft/generators';
import { formatRows, type Row } from '../lib/rows.ts';
import { commandLine } from '../lib/shell.ts';

const API = 'http://localhost:7007/api';

// In development Backstage spreads JSON over several lines.
const pick = (key: string) => `sed -n 's/.*"${key}": *"\\([^"]*\\)".*/\\1/p'`;

const CALLER = `-H "Authorization: Bearer $token"`;
const SIGN_IN = `token=$(curl -s -X POST ${API}/auth/guest/refresh | ${pick('token')})`;

/**
 * What to type once a plan is carried out.
 *
 * @param repeat - the command that does the same again elsewhere
 */
export function nextSteps(plan: Plan, repeat: string): string {
  const { plugin, resource, client, custom, integration, task } = plan;
  const { webhook, subscription, extensionPoint, action, permission } = plan;
  const seeded = custom ?? integration ?? task ?? webhook ?? subscription;
  const entities = (resource ?? plan.link)?.entities;
  const api = `${API}/${plugin.id}`;
  return formatRows([
    ...(seeded
      ? [['Write', `${seeded.file}   (yours from now on)`] as Row]
      : []),
    ...(extensionPoint
      ? [
          [
            'Write',
            `${extensionPoint.files.join(' and ')}   (yours from now on)`,
          ] as Row,
          [
            'Module',
            `yarn new --select backend-plugin-module --option pluginId=${plugin.id} --option moduleId=example`,
          ] as Row,
        ]
      : []),
    ...(integration
      ? [
          [
            'Config',
            ['(in app-config.yaml)', ...integration.configuration].join('\n'),
          ] as Row,
        ]
      : []),
    ...(webhook
      ? [
          [
            'Config',
            `${webhook.key}.secrets, such as ['\${WEBHOOK_SECRET}'], in app-config.yaml; the backend does not start without it`,
          ] as Row,
        ]
      : []),
    ...(client
      ? [
          [
            'Use',
            `--services '${client.ref}' of custom, task, webhook or subscription, in another plugin`,
          ] as Row,
        ]
      : []),
    ...(action
      ? [
          [
            'Config',
            `backend.actions.pluginSources with ${plugin.id} in it, in app-config.yaml; nobody sees ${action.names[0]} without it`,
          ] as Row,
        ]
      : []),
    ...(permission
      ? [
          [
            'Config',
            `permission.enabled: true in app-config.yaml, and a policy that decides about ${permission.read} and the like; until then everything is allowed`,
          ] as Row,
        ]
      : []),
    ['Start', 'yarn start   (serves http://localhost:7007)'],
    ['Try', tryIt(plan, api)],
    ...(resource?.edited
      ? [
          [
            '',
            `(you edited ${resource.edited.join(' and ')}; send the values that it accepts)`,
          ] as Row,
        ]
      : []),
    ...(entities
      ? [
          [
            '',
            `(your catalog needs ${entities.join(' and ')}; else send what it has)`,
          ] as Row,
        ]
      : []),
    ['Test', `yarn workspace ${plugin.packageName} test --watch=false`],
    ['Repeat', repeat],
  ]).join('\n');
}

function tryIt(
  { resource, link, custom, integration, task, webhook, plugin }: Plan,
  api: string,
): string {
  if (task) {
    return [SIGN_IN, `curl -s -X POST ${api}${task.trigger} ${CALLER}`].join(
      '\n',
    );
  }
  if (webhook) {
    return `the signed request in ${plugin.folder}/README.md`;
  }
  if (link) {
    return [
      SIGN_IN,
      ...createAll(api, link.parents),
      `curl -s -X PUT ${api}/${link.path} ${CALLER}`,
      `curl -s ${api}/${link.list} ${CALLER}`,
    ].join('\n');
  }
  const path = custom?.path ?? integration?.path;
  return resource || path
    ? tryAsUser(api, resource ?? { path: path! })
    : `curl -s ${api}/health`;
}

function tryAsUser(
  base: string,
  { path, body, parents = [] }: { path: string } & Partial<SampleRequests>,
): string {
  return [
    SIGN_IN,
    ...createAll(base, parents),
    ...(body ? [create(base, { path, body }, parents)] : []),
    `curl -s ${base}/${path} ${CALLER}`,
  ].join('\n');
}

function createAll(
  base: string,
  requests: SampleRequests['parents'],
): string[] {
  return requests.map(
    one => `${one.variable}=$(${create(base, one, requests)} | ${pick('id')})`,
  );
}

function create(
  base: string,
  { path, body }: SampleRequest,
  parents: SampleRequests['parents'],
): string {
  return `curl -s ${base}/${path} ${CALLER} -H 'Content-Type: application/json' -d ${withVariables(body, parents)}`;
}

// Leaves the quotes for each variable.
function withVariables(
  body: string,
  variables: { variable: string }[],
): string {
  return variables.reduce(
    (word, { variable }) =>
      word.replaceAll(`"$${variable}"`, `"'$${variable}'"`),
    commandLine(body),
  );
}
