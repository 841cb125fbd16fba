import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { contribution, type Contribution } from '../contribution.ts';
import type { LinkModel } from './model.ts';

const render = loadTemplates('features/link/templates');

/**
 * What a link has where a permission policy decides about what it links: a class around
 * its service that links what the caller may change and read.
 */
export function permittedLink(model: LinkModel): Contribution {
  const { name, Name, isScoped, isOwned } = model;
  const permitted = `Permitted${Name}`;
  return contribution(
    isScoped
      ? {
          decorators: [
            {
              of: name,
              class: { name: permitted, from: `./${name}/${permitted}` },
              stage: 'scope',
              takes: [
                ...(isOwned ? ['auth', 'catalog'] : []),
                ...['permissions', 'permissionsRegistry'],
              ],
            },
          ],
          files: renderFiles(
            render,
            model,
            {
              [`${permitted}.ts`]: 'Permitted.ts',
              [`${permitted}.test.ts`]: 'Permitted.test.ts',
            },
            `src/${name}`,
          ),
        }
      : {},
  );
}
