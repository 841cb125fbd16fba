import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  type Contribution,
  type Import,
} from '../contribution.ts';
import type { LinkModel } from './model.ts';

const render = loadTemplates('features/link/templates');

/**
 * What a link has where the writes of what it links are recorded: a class around its
 * service, and what records its refusals by HTTP.
 */
export function auditedLink(model: LinkModel): Contribution {
  const { name, Name, first, second, event, isAudited } = model;
  const linked = `${first.labels} and ${second.labels}`;
  const audited = `Audited${Name}`;
  const refusals = `create${Name}Refusals`;
  const from = (file: string) => `./${name}/${file}`;
  const events = (one: string): Import => ({
    name: one,
    from: './__testUtils__/auditEvents',
  });
  return contribution(
    isAudited
      ? {
          decorators: [
            {
              of: name,
              class: { name: audited, from: from(audited) },
              stage: 'record',
              takes: ['auditor', 'logger'],
            },
          ],
          gates: [
            {
              create: { name: refusals, from: from(refusals) },
              takes: ['auditor', 'logger'],
            },
          ],
          wholeTests: [
            {
              title: `records who linked ${linked}, and who was refused`,
              statements: render('audit.test', model).trim(),
              imports: [events('eventsOf')],
            },
          ],
          readme: {
            events: [
              `\`${event}\`: each time that ${linked} are linked or unlinked, and each that is refused`,
            ],
          },
          files: renderFiles(
            render,
            model,
            {
              [`${audited}.ts`]: 'Audited.ts',
              [`${audited}.test.ts`]: 'Audited.test.ts',
              [`${refusals}.ts`]: 'createRefusals.ts',
            },
            `src/${name}`,
          ),
        }
      : {},
  );
}
