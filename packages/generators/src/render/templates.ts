import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const engine = Handlebars.create();
engine.registerHelper('join', (items: string[]) => items.join(', '));

const OPTIONS: CompileOptions = {
  strict: true,
  noEscape: true,
  // What is no helper is a value, so nothing is compiled to look which it is.
  knownHelpersOnly: true,
  knownHelpers: { join: true },
};

// Only code is built. Templates are published where they stand in src, which is two
// levels up from this file in a build, too.
const SOURCES = join(import.meta.dirname, '../../src');

/** Renders the template of a name, with all that it says. */
export type RenderTemplate = (name: string, view: object) => string;

/**
 * Loads the templates of a folder. A name that a template misspells is an error,
 * and nothing is escaped, because the output is code. A file `_part.hbs` is what
 * `{{> _part}}` puts in.
 *
 * @param folder - the folder, below `src`
 * @returns a function that renders one of them by its name without `.hbs`
 */
export function loadTemplates(folder: string): RenderTemplate {
  const cwd = join(SOURCES, folder);
  const compile = (name: string): HandlebarsTemplateDelegate =>
    engine.compile(readFileSync(join(cwd, `${name}.hbs`), 'utf8'), OPTIONS);
  const partials = Object.fromEntries(
    readdirSync(cwd)
      .filter(file => file.startsWith('_'))
      .map(file => file.replace(/\.hbs$/, ''))
      .map(name => [name, compile(name)]),
  );
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  return (name, view) => {
    const template = compiled.get(name) ?? compile(name);
    compiled.set(name, template);
    return template(view, { partials });
  };
}

/**
 * Renders files, each from a template.
 *
 * @param view - all that the templates say
 * @param files - the names of the templates, by the paths of the files
 * @param folder - what the paths are below
 */
export function renderFiles(
  render: RenderTemplate,
  view: object,
  files: Record<string, string>,
  folder = '',
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, template]) => [
      posix.join(folder, path),
      render(template, view),
    ]),
  );
}
