import { jest } from '@jest/globals';
import {
  BACKEND,
  COMMON,
  makeHarbour,
  NAMES,
  NODE,
} from '../__testUtils__/harbour.ts';
import type { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { clientGenerator } from './client.ts';

jest.setTimeout(60_000);

describe('a package that would go', () => {
  let repository: TestPlugin;
  beforeEach(async () => {
    repository = await makeHarbour();
    await repository.do(clientGenerator, { resource: 'vessel' });
  });

  const undo = () => repository.undo('client/vessel');

  it('stays when people have code in it', async () => {
    repository.write({ [`${NODE}/src/mine.ts`]: 'export {};\n' });
    expect(await repository.refusal(undo)).toBe(
      `${NODE} would go, and ${NODE}/src/mine.ts is your code; move it to where it is to stay, or delete it, and run the command again`,
    );
  });

  it('stays when what is in it was edited', async () => {
    const path = `${COMMON}/src/vessels.ts`;
    const text = repository.read(path);
    repository.write({ [path]: text.replace('title: string', 'title: Title') });
    expect(await repository.refusal(undo)).toContain(
      `${COMMON}/src/vessels.ts: it was edited, and would be deleted`,
    );
  });

  it('stays when another package depends on it', async () => {
    const app = { name: 'app', dependencies: { [NAMES[1]]: 'workspace:^' } };
    repository.write({ 'packages/app/package.json': JSON.stringify(app) });
    expect(await repository.refusal(undo)).toBe(
      `${COMMON} would go, and packages/app depends on ${NAMES[1]}; take that out of its code and its package.json first`,
    );
  });

  it('stays when code of the plugin imports it', async () => {
    const file = `${BACKEND}/src/mine.ts`;
    repository.write({ [file]: `export * from '${NAMES[1]}';\n` });
    expect(await repository.refusal(undo)).toBe(
      `${COMMON} would go, and ${file} imports ${NAMES[1]}; take that out first`,
    );
  });
});
