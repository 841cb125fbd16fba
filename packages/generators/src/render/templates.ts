import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const engine = Handlebars.create();
engine.registerHelper('join', (items: string[]) => items.join(', '));

/**
 * Loads the templates of a folder. A name that a template misspells is an error,
 * and nothing is escaped, because the output is code.
 *
 * @param folder - absolute path of the folder
 * @returns a function that renders one of them by its name without `.hbs`
 */
export function loadTemplates(folder: string) {
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  return (name: string, view: object): string => {
    let template = compiled.get(name);
    if (!template) {
      template = engine.compile(
        readFileSync(join(folder, `${name}.hbs`), 'utf8'),
        { strict: true, noEscape: true },
      );
      compiled.set(name, template);
    }
    return template(view);
  };
}
