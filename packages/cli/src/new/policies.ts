import { basename } from 'node:path';
import {
  addLine,
  findWiring,
  type Backend,
  type RepositoryFiles,
} from '@stagecraft/generators/repository';
import { listFiles } from '../lib/format.ts';
import { commandLine } from '../lib/shell.ts';
import { listDependencies, readText } from './workspace.ts';

/**
 * The files of a folder that set a permission policy.
 *
 * @param root - absolute path of the repository
 * @param folder - below the root
 */
export async function findPolicies(
  root: string,
  folder: string,
): Promise<string[]> {
  const files = await listFiles(root, folder).catch(() => []);
  const texts = await Promise.all(files.map(file => readText(root, file)));
  return files.filter((_, index) => texts[index]?.includes('.setPolicy('));
}

/**
 * Says which permission policy a backend has, since it starts with no more than one,
 * and how to take that out; undefined when it has none.
 */
export async function explainPolicy(
  repository: RepositoryFiles,
  backend: Backend,
): Promise<string | undefined> {
  const { entry } = backend;
  const { root, read } = repository;
  for (const { name, ...installed } of await listDependencies(
    repository,
    backend.folder,
  )) {
    if (
      installed.role === 'backend-plugin-module' &&
      installed.pluginId === 'permission' &&
      findWiring(repository, backend, name) === 'wired' &&
      (await findPolicies(root, installed.folder)).length > 0
    ) {
      return `${entry} adds a permission policy already, and a backend with two does not start. Take this out of it:\n  ${addLine(name)}\nthen type: ${commandLine('yarn', 'workspace', backend.name, 'remove', name)}`;
    }
  }
  const text = read(entry) ?? '';
  const own = await findPolicies(root, `${backend.folder}/src`);
  const used = own.find(
    file =>
      file === entry || text.includes(basename(file).replace(/\.[^.]+$/, '')),
  );
  return (
    used &&
    `${used} sets a permission policy already, and a backend with two does not start. Take out of ${entry} what adds it`
  );
}
