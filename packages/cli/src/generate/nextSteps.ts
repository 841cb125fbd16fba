import type {
  Plan,
  SampleRequest,
  SampleRequests,
} from '@stagecraft/generators';
import { formatRows, type Row } from '../lib/rows.ts';
import { commandLine } from '../lib/shell.ts';

const API = 'http://localhost:7007/api';

/**
 * What to type once a plan is carried out.
 *
 * @param repeat - the command that does the same again elsewhere
 */
export function nextSteps(plan: Plan, repeat: string): string {
  const { plugin, resource, custom } = plan;
  const api = `${API}/${plugin.id}`;
  return formatRows([
    ...(custom
      ? [['Write', `${custom.file}   (yours from now on)`] as Row]
      : []),
    ['Start', 'yarn start   (serves http://localhost:7007)'],
    [
      'Try',
      resource || custom?.path
        ? tryAsUser(api, resource ?? { path: custom!.path! })
        : `curl -s ${api}/health`,
    ],
    ...(resource?.edited
      ? [
          [
            '',
            `(you edited ${resource.edited.join(' and ')}; send the values that it accepts)`,
          ] as Row,
        ]
      : []),
    ['Test', `yarn workspace ${plugin.packageName} test --watch=false`],
    ['Repeat', repeat],
  ]).join('\n');
}

// In development Backstage spreads JSON over several lines.
const pick = (key: string) => `sed -n 's/.*"${key}": *"\\([^"]*\\)".*/\\1/p'`;

function tryAsUser(
  base: string,
  { path, body, parents = [] }: { path: string } & Partial<SampleRequests>,
): string {
  const caller = `-H "Authorization: Bearer $token"`;
  const create = (request: SampleRequest) =>
    `curl -s ${base}/${request.path} ${caller} -H 'Content-Type: application/json' -d ${withVariables(request.body, parents)}`;
  return [
    `token=$(curl -s -X POST ${API}/auth/guest/refresh | ${pick('token')})`,
    ...parents.map(one => `${one.variable}=$(${create(one)} | ${pick('id')})`),
    ...(body ? [create({ path, body })] : []),
    `curl -s ${base}/${path} ${caller}`,
  ].join('\n');
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
