import { label, withArticle } from '../../blueprint/names.ts';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { SiblingNames } from '../../blueprint/siblings.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import {
  contribution,
  siblingPart,
  type Contribution,
} from '../contribution.ts';
import type { ExtensionPointEntry } from './entry.ts';
import { extensionPointNames } from './name.ts';

const render = loadTemplates('features/extensionPoint/templates');

/** What people write: what a module brings, and what the plugin does with it. */
export function extensionPointPaths({ name }: ExtensionPointEntry) {
  const { Name } = extensionPointNames(name);
  return {
    type: `src/${name}/${Name}.ts`,
    service: `src/${name}/${Name}Service.ts`,
  };
}

/**
 * What an extension point adds: to a package for modules the point and the first words
 * of what they bring, and to the plugin the registration, and what is done with it.
 *
 * @param siblings - what the packages are called that have them
 */
export function contributeExtensionPoint(
  entry: ExtensionPointEntry,
  { pluginId }: Blueprint,
  siblings: Partial<SiblingNames>,
): Contribution {
  const called = extensionPointNames(entry.name);
  const { name, Name, names, Names } = called;
  const paths = extensionPointPaths(entry);
  const folder = `src/${name}`;
  const model = {
    ...called,
    ...siblings,
    pluginId,
    label: label(name),
    labels: label(names),
    aLabel: withArticle(label(name)),
  };
  return contribution({
    services: ['logger'],
    usesSiblings: ['node'],
    registered: [
      {
        name: names,
        call: {
          name: `register${Names}`,
          from: `./${name}/register${Names}`,
        },
      },
    ],
    composed: [
      {
        name,
        type: { name: `${Name}Service`, from: `./${name}/${Name}Service` },
        create: {
          name: `create${Name}Service`,
          from: `./${name}/${Name}Service`,
        },
        takes: ['logger', names],
        isAsync: true,
        isOffered: true,
      },
    ],
    files: renderFiles(
      render,
      model,
      {
        [`register${Names}.ts`]: 'register.ts',
        [`register${Names}.test.ts`]: 'register.test.ts',
      },
      folder,
    ),
    seeds: renderFiles(render, model, {
      [paths.service]: 'Service.ts',
      [`${folder}/${Name}Service.test.ts`]: 'Service.test.ts',
    }),
    siblings: {
      node: siblingPart({
        dependencies: ['@backstage/backend-plugin-api'],
        exports: [`./${name}/${Name}`, `./${name}/${name}ExtensionPoint`],
        readme: [
          `\`${name}ExtensionPoint\`, by which modules of the plugin bring ${model.labels}`,
        ],
        notes: [render('note.md', model).trim()],
        files: renderFiles(render, model, {
          [`${folder}/${name}ExtensionPoint.ts`]: 'extensionPoint.ts',
        }),
        seeds: renderFiles(render, model, { [paths.type]: 'type.ts' }),
      }),
    },
    readme: {
      services: [
        `\`${name}\` in \`${folder}\`, with the ${model.labels} that modules bring`,
      ],
    },
  });
}
