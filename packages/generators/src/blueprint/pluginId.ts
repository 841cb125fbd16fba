import { z } from 'zod';

// A second plugin with one of these ids would keep the whole backend from starting.
const corePlugins =
  'app auth catalog events gateway kubernetes mcp-actions notifications permission proxy scaffolder search signals techdocs user-settings devtools'.split(
    ' ',
  );

/** The id of a plugin, which is also its path below `/api` and its folder's name. */
export const pluginIdSchema = z.string().superRefine((id, context) => {
  const problem = pluginIdProblem(id);
  if (problem) {
    context.addIssue(problem);
  }
});

/**
 * Says what is wrong with a plugin id.
 *
 * @param id - as it was typed
 * @returns a sentence with what would work, or undefined when the id is good
 */
export function pluginIdProblem(id: string): string | undefined {
  if (id === '') {
    return 'the plugin id is empty; try incidents or on-call';
  }
  if (id.length > 40) {
    return `the plugin id "${id}" has ${id.length} characters, and 40 are allowed`;
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    return `"${id}" cannot be a plugin id: it has to start with a lower-case letter and go on with lower-case letters, digits and single dashes, such as incidents or on-call`;
  }
  if (corePlugins.includes(id)) {
    return `"${id}" is a plugin of Backstage itself; choose another id, such as my-${id}`;
  }
  return undefined;
}
