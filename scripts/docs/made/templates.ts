import { listTemplates } from '../../../packages/cli/src/new/templates.ts';
import { root } from '../../run.ts';
import { code, formatTable } from './table.ts';

/** What `yarn new` can make here. */
export const templatesTable = async () =>
  formatTable(
    ['Template', 'What it makes', 'Role'],
    (await listTemplates(root)).map(({ name, description, role }) => [
      code(name),
      description,
      code(role),
    ]),
  );
