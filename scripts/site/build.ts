import { join } from 'node:path';
import {
  Application,
  LogLevel,
  OptionDefaults,
  type TypeDocOptions,
} from 'typedoc';
import { root } from '../run.ts';
import { checkDocstrings } from './checkDocstrings.ts';
import { preparePages } from './preparePages.ts';
import { entryPoints, guides, sections } from './sources.ts';

const strict: TypeDocOptions = {
  treatWarningsAsErrors: true,
  validation: {
    invalidLink: true,
    invalidPath: true,
    notDocumented: true,
    notExported: true,
    rewrittenLink: true,
    unusedMergeModuleWith: true,
  },
  requiredToBeDocumented: [
    'Module',
    'Enum',
    'EnumMember',
    'Variable',
    'Function',
    'Class',
    'Constructor',
    'Interface',
    'Property',
    'Method',
    'Accessor',
    'Parameter',
    'TypeAlias',
  ],
};

const look: TypeDocOptions = {
  name: 'Stagecraft',
  readme: join(root, 'README.md'),
  customCss: join(import.meta.dirname, 'site.css'),
  customJs: join(import.meta.dirname, 'site.js'),
  favicon: join(import.meta.dirname, 'favicon.svg'),
  excludeExternals: true,
  excludeInternal: true,
  // One list with the sections as headings, instead of one for each kind of page.
  categorizeByGroup: false,
  categoryOrder: sections,
  defaultCategory: sections.at(-1)!,
  navigation: { includeCategories: true, excludeReferences: true },
  headings: { readme: false, document: false },
  highlightLanguages: [
    ...OptionDefaults.highlightLanguages,
    'diff',
    'docker',
    'graphql',
    'http',
    'sql',
  ],
  hideGenerator: true,
  searchInComments: true,
  searchInDocuments: true,
  // The place of the repository on the web is not known; see unlinkSources.
  disableGit: true,
  sourceLinkTemplate: '{path}',
};

/**
 * Makes the site from the docstrings and the guides.
 *
 * @param folder - absolute path of where to write it; what was there is removed
 * @returns whether there was nothing to mend; what there is, is printed
 */
export async function buildSite(folder: string): Promise<boolean> {
  const modules = entryPoints();
  // What is generated leaves out what is a matter of course.
  const documented = modules.filter(({ path }) => path.startsWith('packages/'));
  const pages = guides();
  const app = await Application.bootstrap({
    ...strict,
    ...look,
    entryPoints: modules.map(({ path }) => path),
    packagesRequiringDocumentation: [
      ...new Set(documented.map(({ packageName }) => packageName)),
    ],
    projectDocuments: pages.map(({ path }) => path),
    tsconfig: join(root, 'tsconfig.json'),
    // Types are checked by a step of their own.
    skipErrorChecking: true,
    logLevel: LogLevel.Warn,
  });
  preparePages(app, modules, pages);
  const project = await app.convert();
  if (project) {
    checkDocstrings(app, project, documented);
    await app.generateDocs(project, folder);
  }
  const { logger, options } = app;
  return !(
    logger.hasErrors() ||
    (options.getValue('treatWarningsAsErrors') && logger.hasWarnings())
  );
}
