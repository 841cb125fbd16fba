import ts from 'typescript';
import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import { openRepository } from '../workspace/repository.ts';
import { render } from './render.ts';

const repository = openRepository(import.meta.dirname);

/** The lines of code of the example with resources only, without its tests. */
async function size(choose: (incident: ResourceEntry) => ResourceEntry[]) {
  const { plugins } = await repository;
  const { blueprint, folder } = plugins.get('incidents')!;
  const [incident] = blueprint().resources;
  const { features: _, ...plain } = blueprint();
  const changed: Blueprint = { ...plain, resources: choose(incident) };
  const tree = await render(changed, repoFacts(await repository, folder));
  return Object.entries(tree)
    .filter(([path]) => /\.[jt]s$/.test(path))
    .filter(([path]) => !/\.test\.ts$|__fixtures__/.test(path))
    .reduce((sum, [, text]) => sum + linesOfCode(text), 0);
}

/** Counts lines that are neither blank nor only comment. */
function linesOfCode(text: string): number {
  const file = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true);
  const lines = new Set<number>();
  const visit = (node: ts.Node) => {
    const children = node.getChildren(file).filter(child => !ts.isJSDoc(child));
    if (children.length > 0) {
      children.forEach(visit);
    } else if (node.getWidth(file) > 0) {
      const [first, last] = [node.getStart(file), node.getEnd()].map(
        position => file.getLineAndCharacterOfPosition(position).line,
      );
      for (let line = first; line <= last; line++) {
        lines.add(line);
      }
    }
  };
  visit(file);
  return lines.size;
}

it('counts lines of code', () => {
  expect(
    linesOfCode('// a\n\n/**\n * b\n */\nx(\n  `a\n\n  b`, // c\n); /* d */\n'),
  ).toBe(5);
});

it('takes at most 550 lines for a plugin with a resource of 8 fields', async () => {
  expect(await size(incident => [incident])).toBeLessThanOrEqual(550);
});

it('takes at most 425 lines for another one', async () => {
  const one = await size(incident => [incident]);
  const two = await size(incident => [
    incident,
    { ...incident, name: 'accident', plural: 'accidents' },
  ]);
  expect(two - one).toBeLessThanOrEqual(425);
});
