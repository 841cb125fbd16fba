import type {
  Plan,
  SampleRequest,
  SampleRequests,
} from '@stagecraft/generators';
import { formatRows } from '../lib/rows.ts';
import { commandLine } from '../lib/shell.ts';

const API = 'http://localhost:7007/api';

/**
 * What to type once a plan is carried out.
 *
 * @param repeat - the command that does the same again elsewhere
 */
export function nextSteps({ plugin, resource }: Plan, repeat: string): string {
  return formatRows([
    ['Start', 'yarn start   (serves http://localhost:7007)'],
    [
      'Try',
      resource
        ? tryResource(`${API}/${plugin.id}`, resource)
        : `curl -s ${API}/${plugin.id}/health`,
    ],
    ['Test', `yarn workspace ${plugin.packageName} test --watch=false`],
    ['Repeat', repeat],
  ]).join('\n');
}

// In development Backstage spreads JSON over several lines.
const pick = (key: string) => `sed -n 's/.*"${key}": *"\\([^"]*\\)".*/\\1/p'`;

function tryResource(
  base: string,
  { parents, ...resource }: SampleRequests,
): string {
  const caller = `-H "Authorization: Bearer $token"`;
  const create = ({ path, body }: SampleRequest) =>
    `curl -s ${base}/${path} ${caller} -H 'Content-Type: application/json' -d ${withVariables(body, parents)}`;
  return [
    `token=$(curl -s -X POST ${API}/auth/guest/refresh | ${pick('token')})`,
    ...parents.map(one => `${one.variable}=$(${create(one)} | ${pick('id')})`),
    create(resource),
    `curl -s ${base}/${resource.path} ${caller}`,
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
