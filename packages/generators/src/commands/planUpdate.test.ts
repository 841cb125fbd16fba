import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { OLDER, olderKit, renderOlder } from '../__testUtils__/olderKit.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { typeCommand } from '../__testUtils__/typeCommand.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { ConflictError } from '../plan/ConflictError.ts';
import { applyPlan } from '../plan/apply.ts';
import { formatPatch } from '../plan/patch.ts';
import type { LoadEngine } from '../render/engine.ts';
import type { Tree } from '../render/facts.ts';
import { planUpdate } from './planUpdate.ts';

const FOLDER = 'plugins/deployments-backend';
const ROUTER = 'src/service/router.ts';

jest.setTimeout(60_000);

const isWrittenOnce = (path: string) => /migrations\/|src\/roster\//.test(path);

// It has a file more and one less, says something else in one, seeded something else,
// and wrote migrations otherwise.
const engine = olderKit(tree => {
  const { 'src/service/options.ts': _, ...rest } = tree;
  return Object.fromEntries(
    Object.entries({ ...rest, 'src/old.ts': 'export {};\n' }).map(
      ([path, text]) => [
        path,
        isWrittenOnce(path)
          ? `// As it was.\n${text}`
          : text.replace("{ status: 'ok' }", "{ status: 'fine' }"),
      ],
    ),
  );
});
const load: LoadEngine = async () => engine;

let repository: TestRepository;
let rendered: Tree;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await typeCommand(repository, 'plugin --id deployments');
  await typeCommand(
    repository,
    'resource --plugin deployments --name release --fields title:string',
  );
  await typeCommand(repository, 'custom --plugin deployments --name roster');
  rendered = repository.files();
  await renderOlder(repository, 'deployments', engine);
  repository.delete(`${FOLDER}/src/service/options.ts`);
});

const open = async () => ({
  ...(await repository.open()),
  format: async (_: string, text: string) => text,
});
const plan = async (loadEngine = load, ids = ['deployments']) =>
  planUpdate(await open(), ids, loadEngine);
const edit = (path: string, from: string, to: string) => {
  const text = repository.read(`${FOLDER}/${path}`);
  expect(text).toContain(from);
  repository.write({ [`${FOLDER}/${path}`]: text.replace(from, to) });
};

it('gives what this version renders, but for what is written once', async () => {
  const versions: string[] = [];
  const update = await plan(async version => {
    versions.push(version);
    return engine;
  });
  expect(versions).toEqual([OLDER]);
  expect(update.plugins).toEqual([
    expect.objectContaining({ id: 'deployments', from: OLDER }),
  ]);
  applyPlan(update);

  const files = repository.files();
  expect(Object.keys(files)).toEqual(Object.keys(rendered));
  for (const [path, text] of Object.entries(rendered)) {
    expect(files[path]).toBe(
      isWrittenOnce(path) ? `// As it was.\n${text}` : text,
    );
  }
});

it('brings a migration that no version has rendered before', async () => {
  const [name] = Object.keys(rendered).filter(path =>
    path.includes('/migrations/'),
  );
  const before = olderKit(tree =>
    Object.fromEntries(
      Object.entries(tree).filter(([path]) => !name.endsWith(path)),
    ),
  );
  repository.delete(name);
  await renderOlder(repository, 'deployments', before);
  applyPlan(await plan(async () => before));
  expect(repository.read(name)).toBe(rendered[name]);
});

it('changes nothing a second time, and loads nothing', async () => {
  applyPlan(await plan());
  const { changes, plugins } = await plan(noEngine);
  expect([changes, plugins]).toEqual([[], []]);
});

it('keeps edits, and leaves out what people deleted', async () => {
  edit(ROUTER, "{ status: 'fine' }", "{ status: 'fine', team: 'ours' }");
  edit('src/roster/RosterService.ts', 'export', '// Ours.\nexport');
  repository.delete(`${FOLDER}/README.md`);
  const update = await plan().catch((error: Error) => error.message);
  expect(update).toContain(`${FOLDER}/${ROUTER}`);

  edit(ROUTER, "{ status: 'fine', team: 'ours' }", "{ status: 'fine' }");
  edit(ROUTER, 'const router', '// Ours.\n  const router');
  applyPlan(await plan());
  const router = repository.read(`${FOLDER}/${ROUTER}`);
  expect(router).toContain('// Ours.\n  const router');
  expect(router).toContain("{ status: 'ok' }");
  expect(repository.read(`${FOLDER}/src/roster/RosterService.ts`)).toContain(
    '// Ours.',
  );
  expect(repository.files()).not.toHaveProperty([`${FOLDER}/README.md`]);
});

it('is a patch that git applies', async () => {
  repository.commit();
  const patch = formatPatch(await plan());
  applyPlan(await plan());
  repository.git('add', '--all');
  const updated = repository.git('write-tree');
  repository.git('reset', '--quiet', '--hard');
  repository.gitApply(patch);
  repository.git('add', '--all');
  expect(repository.git('write-tree')).toBe(updated);
});

it('refuses all of the plugins when edits in one are in the way', async () => {
  await typeCommand(repository, 'plugin --id alerts');
  await typeCommand(repository, 'plugin --id audits');
  for (const id of ['alerts', 'audits']) {
    await renderOlder(repository, id, engine);
    const router = `plugins/${id}-backend/${ROUTER}`;
    const text = repository.read(router);
    repository.write({ [router]: text.replace("'fine'", "'mine'") });
  }
  const ids = ['alerts', 'audits', 'deployments'];
  let error: unknown;
  const refused = await repository.refusal(async () => {
    await plan(load, ids).catch((thrown: unknown) => {
      error = thrown;
      throw thrown;
    });
  });
  const routers = ids.map(id => `plugins/${id}-backend/${ROUTER}`);
  expect(refused).toContain(routers[0]);
  expect(refused).toContain(routers[1]);
  expect(refused).not.toContain(routers[2]);
  const { patch } = error as ConflictError;
  expect(patch).toContain(`+++ b/${routers[0]}`);
  expect(patch).toContain(`+++ b/${routers[1]}`);
  expect((await plan()).plugins).toHaveLength(1);
});

describe('the ranges of package.json', () => {
  const manifest = () => JSON.parse(repository.read(`${FOLDER}/package.json`));
  const own = () => {
    const { dependencies, devDependencies } = manifest();
    return [
      dependencies['@stagecraft/backend-runtime'],
      devDependencies['@stagecraft/backend-testkit'],
    ];
  };

  it('move with the kit, and no others do', async () => {
    edit('package.json', '"knex": "^3.1.0"', '"knex": "~3.0.0"');
    const before = manifest();
    expect(own()).toEqual(['^0.0.9', '^0.0.9']);
    applyPlan(await plan());
    expect(own()).toEqual([`^${KIT_VERSION}`, `^${KIT_VERSION}`]);
    const moved = Object.entries({
      ...before.dependencies,
      ...before.devDependencies,
    }).map(([name, range]) => [
      name,
      name.startsWith('@stagecraft/') ? `^${KIT_VERSION}` : range,
    ]);
    const { dependencies, devDependencies } = manifest();
    expect({ ...dependencies, ...devDependencies }).toEqual(
      Object.fromEntries(moved),
    );
  });

  it('move from wherever people have moved them', async () => {
    edit('package.json', '"^0.0.9"', '"0.0.9"');
    applyPlan(await plan());
    expect(own()).toEqual([`^${KIT_VERSION}`, `^${KIT_VERSION}`]);
  });

  it('come with what is new in this version', async () => {
    const before = olderKit(({ 'package.json': text, ...tree }) => {
      const json = JSON.parse(text);
      delete json.devDependencies['@stagecraft/backend-testkit'];
      return { ...tree, 'package.json': JSON.stringify(json, null, 2) };
    });
    await renderOlder(repository, 'deployments', before);
    applyPlan(await plan(async () => before));
    expect(own()[1]).toMatch(/^\^/);
  });

  it.each(['workspace:^', 'file:../testkit.tgz'])('stay at %s', async range => {
    await renderOlder(repository, 'deployments', engine, range);
    applyPlan(await plan());
    expect(own()).toEqual([range, range]);
  });

  it('stay out when people took them out', async () => {
    const text = repository.read(`${FOLDER}/package.json`);
    const dev = manifest().devDependencies;
    delete dev.supertest;
    delete dev['@stagecraft/backend-testkit'];
    repository.write({
      [`${FOLDER}/package.json`]: JSON.stringify(
        { ...JSON.parse(text), devDependencies: dev },
        null,
        2,
      ),
    });
    const plain = olderKit();
    await planUpdate(await open(), ['deployments'], async () => ({
      ...plain,
      render: (blueprint, facts) => {
        const versionRange = (name: string) =>
          facts.versionRange(name, '0.0.1');
        return plain.render(blueprint, { ...facts, versionRange });
      },
    })).then(applyPlan);
    expect(own()).toEqual([`^${KIT_VERSION}`, undefined]);
    expect(manifest().devDependencies).not.toHaveProperty('supertest');
  });
});

it('says which version cannot render any more', async () => {
  const broken = async () => ({
    ...engine,
    render: () => Promise.reject(new Error('no such template')),
  });
  expect(await repository.refusal(() => plan(broken))).toBe(
    `version ${OLDER} of the kit, which rendered ${FOLDER}, cannot do so again: no such template`,
  );
});

it('comes too early when another command was faster', async () => {
  const refused = async () => {
    const opened = await open();
    const text = repository.read(`${FOLDER}/.stagecraft.json`);
    repository.write({
      [`${FOLDER}/.stagecraft.json`]: text.replace('"release"', '"launch"'),
    });
    await planUpdate(opened, ['deployments'], load).finally(() =>
      repository.write({ [`${FOLDER}/.stagecraft.json`]: text }),
    );
  };
  expect(await repository.refusal(refused)).toContain('came too early');
});
