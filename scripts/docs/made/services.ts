import { services } from '../../../packages/generators/src/services/index.ts';
import { code, formatTable } from './table.ts';

/** The services that a plugin can ask for, and what stands for them in tests. */
export const servicesTable = () =>
  formatTable(
    ['Service', 'What it does', 'Dependency', 'Type', 'In tests'],
    [...services.values()].map(({ name, purpose, ref, type, mock }) => [
      code(name),
      purpose,
      code(ref.expression),
      code(type.expression),
      code(mock.expression),
    ]),
  );
