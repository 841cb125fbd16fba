import { commandsTable, flagsTable, generatorsTable } from './commands.ts';
import { errorsTable } from './errors.ts';
import { fieldTypesTable } from './fieldTypes.ts';
import { rolloutTable } from './rollout.ts';
import { servicesTable } from './services.ts';
import { serviceUsesTable } from './serviceUses.ts';
import { templatesTable } from './templates.ts';

const tables: Record<string, () => string | Promise<string>> = {
  commands: commandsTable,
  errors: errorsTable,
  'field-types': fieldTypesTable,
  generators: generatorsTable,
  rollout: rolloutTable,
  'service-uses': serviceUsesTable,
  services: servicesTable,
  templates: templatesTable,
};

/**
 * Makes a table of the documents from the sources of what it lists.
 *
 * @param name - `flags <command>`, or one of the others
 * @throws Error when there is no such table
 */
export async function makeTable(name: string): Promise<string> {
  const [kind, command] = name.split(' ');
  if (kind === 'flags') {
    return flagsTable(command);
  }
  if (!Object.hasOwn(tables, name)) {
    const all = [...Object.keys(tables), 'flags <command>'].join(', ');
    throw new Error(`there is no table "${name}", only: ${all}`);
  }
  return tables[name]();
}
