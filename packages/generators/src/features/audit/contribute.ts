import type { Blueprint } from '../../blueprint/blueprint.ts';
import { codeNames } from '../../blueprint/codeNames.ts';
import { kebabCase, label } from '../../blueprint/names.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  type Contribution,
  type Import,
} from '../contribution.ts';
import type { AuditEntry } from './entry.ts';
import { mutationEvent } from './mutationEvent.ts';

const render = loadTemplates('features/audit/templates');

/**
 * What the record of events adds: around the service of a resource a class, and what
 * records its refusals by HTTP. What has a folder of its own records its events itself.
 */
export function contributeAudit(
  entry: AuditEntry,
  { resources, features = [] }: Blueprint,
): Contribution {
  const resource = resources.find(({ name }) => name === entry.of);
  if (resource) {
    return auditedResource(resource);
  }
  const isTask = features.some(
    one => one.feature === 'task' && one.name === entry.of,
  );
  const event = kebabCase(entry.of);
  return contribution({
    services: ['auditor', 'logger'],
    readme: {
      events: [
        isTask
          ? `\`${event}\`: each run of \`${entry.of}\``
          : `\`${event}-delivery\`: each delivery of \`${entry.of}\` that is received, refused, handled or given up`,
      ],
    },
  });
}

function auditedResource(resource: Blueprint['resources'][number]) {
  const called = codeNames(resource);
  const { Name, names, Names } = called;
  const path = kebabCase(resource.plural);
  const model = {
    ...called,
    path,
    label: label(resource.name),
    labels: label(resource.plural),
    event: mutationEvent(resource.name),
    writers: resource.writers,
    Writer: resource.writers ? '<WritePrincipal>' : '',
  };
  const refusals: Import = {
    name: `create${Name}Refusals`,
    from: `./${names}/create${Name}Refusals`,
  };
  const events = (one: string): Import => ({
    name: one,
    from: './__testUtils__/auditEvents',
  });
  return contribution({
    services: ['auditor', 'logger'],
    decorators: [
      {
        of: names,
        class: { name: `Audited${Names}`, from: `./${names}/Audited${Names}` },
        stage: 'record',
        takes: ['auditor', 'logger'],
      },
    ],
    gates: [{ create: refusals, takes: ['auditor', 'logger'] }],
    testFeatures: [
      { expression: 'auditorFactory', import: events('auditorFactory') },
    ],
    wholeTests: [
      {
        title: `records who wrote ${model.labels}, and who was refused`,
        statements: render('whole.test', model).trim(),
        imports: [events('eventsOf'), { name: 'inspect', from: 'node:util' }],
      },
    ],
    readme: {
      events: [
        `\`${model.event}\`: each write of \`${resource.plural}\`, and each that is refused`,
      ],
    },
    files: {
      ...renderFiles(
        render,
        model,
        {
          [`Audited${Names}.ts`]: 'Audited.ts',
          [`Audited${Names}.test.ts`]: 'Audited.test.ts',
          [`create${Name}Refusals.ts`]: 'createRefusals.ts',
        },
        `src/${names}`,
      ),
      'src/__testUtils__/auditEvents.ts': render('auditEvents.ts', {}),
    },
  });
}
