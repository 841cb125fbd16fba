import type { Blueprint } from '../../blueprint/blueprint.ts';
import { codeNames } from '../../blueprint/codeNames.ts';
import { kebabCase, label } from '../../blueprint/names.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { contribution, type Contribution } from '../contribution.ts';
import type { AuditEntry } from './entry.ts';

const render = loadTemplates('features/audit/templates');

/** What the record of a resource's writes adds: a class around its service. */
export function contributeAudit(
  entry: AuditEntry,
  { resources }: Blueprint,
): Contribution {
  const resource = resources.find(({ name }) => name === entry.of)!;
  const called = codeNames(resource);
  const { names, Names } = called;
  const model = {
    ...called,
    labels: label(resource.plural),
    event: kebabCase(resource.name),
    Writer: resource.writers ? '<WritePrincipal>' : '',
  };
  return contribution({
    services: ['auditor'],
    decorators: [
      {
        of: names,
        class: { name: `Audited${Names}`, from: `./${names}/Audited${Names}` },
        stage: 'record',
        takes: ['auditor'],
      },
    ],
    files: renderFiles(
      render,
      model,
      { [`Audited${Names}.ts`]: 'Audited.ts' },
      `src/${names}`,
    ),
  });
}
