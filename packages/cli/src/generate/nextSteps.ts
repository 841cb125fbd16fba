import type { Plan } from '@stagecraft/generators';
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
        ? tryResource(`${API}/${plugin.id}/${resource.path}`, resource.body)
        : `curl -s ${API}/${plugin.id}/health`,
    ],
    ['Test', `yarn workspace ${plugin.packageName} test --watch=false`],
    ['Repeat', repeat],
  ]).join('\n');
}

function tryResource(url: string, body: string): string {
  const caller = `-H "Authorization: Bearer $token"`;
  return [
    // In development Backstage spreads JSON over several lines.
    `token=$(curl -s -X POST ${API}/auth/guest/refresh | sed -n 's/.*"token": *"\\([^"]*\\)".*/\\1/p')`,
    `curl -s ${url} ${caller} -H 'Content-Type: application/json' -d ${commandLine(body)}`,
    `curl -s ${url} ${caller}`,
  ].join('\n');
}
