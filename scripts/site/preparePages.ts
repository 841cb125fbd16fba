import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  Converter,
  MinimalSourceFile,
  normalizePath,
  ReflectionKind,
  type Application,
  type DocumentReflection,
  type ProjectReflection,
} from 'typedoc';
import type { EntryPoint, Guide } from './sources.ts';

/**
 * Has typedoc name pages as their readers know them: a guide by its heading, a module
 * by what an import of it says, with the README of its package above its exports.
 *
 * @param app - before it converts
 * @param modules - its entry points
 * @param guides - its project documents
 */
export function preparePages(
  app: Application,
  modules: EntryPoint[],
  guides: Guide[],
): void {
  const { converter } = app;
  converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, guide) =>
    nameGuide(guide, guides),
  );
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) =>
    nameModules(app, project, modules),
  );
  converter.on(Converter.EVENT_RESOLVE_END, ({ project }) =>
    unlinkSources(project),
  );
}

function nameGuide(guide: DocumentReflection, guides: Guide[]): void {
  const path = guide.project.files.getReflectionPath(guide);
  const text = guide.content.map(part => part.text).join('');
  guide.name = /^# (.+)$/m.exec(text)?.[1].replaceAll('`', '') ?? guide.name;
  guide.frontmatter.category = guides.find(one => one.path === path)?.section;
}

function nameModules(
  app: Application,
  project: ProjectReflection,
  modules: EntryPoint[],
): void {
  for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
    const path = module.sources?.[0].fullFileName;
    const { name, readme } = modules.find(one => one.path === path)!;
    module.name = name;
    if (readme) {
      const file = normalizePath(readme);
      const source = new MinimalSourceFile(readFileSync(file, 'utf8'), file);
      const { content } = app.converter.parseRawComment(source, project.files);
      module.readme = content;
      project.files.registerReflectionPath(file, module);
      project.files.registerReflectionPath(
        normalizePath(dirname(file)),
        module,
      );
    }
  }
}

// The place of a source is of use, but nobody knows where on the web it would be.
function unlinkSources(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections)) {
    if (reflection.isDeclaration() || reflection.isSignature()) {
      reflection.sources?.forEach(source => delete source.url);
    }
  }
}
