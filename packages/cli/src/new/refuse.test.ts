import { recipes } from '@stagecraft/generators';
import { answer } from './answers.ts';
import { refuse, type Surroundings } from './refuse.ts';
import { parseRequest } from './request.ts';
import type { Template } from './templates.ts';

const template = (name: string, role = name, values = {}): Template => ({
  name,
  description: '',
  role,
  values,
  setsPolicy: name.includes('policy'),
});

const surroundings: Surroundings = {
  templates: [
    template('node-library'),
    template('backend-plugin'),
    template('backend-module', 'backend-plugin-module'),
    template('provider', 'backend-plugin-module', { pluginId: 'catalog' }),
    template('policy', 'backend-plugin-module', { pluginId: 'permission' }),
    template('extension', 'frontend-plugin-module', { pluginId: 'search' }),
  ],
  folders: new Set(['plugins/taken-backend', 'packages/taken']),
  isWorkspace: () => true,
  backend: undefined,
  pluginsInUse: new Map([['catalog', '@backstage/plugin-catalog-backend']]),
  explainOlder: () => undefined,
  policy: undefined,
  canAsk: true,
};

const secured: Template = {
  ...template('secured', 'backend-plugin'),
  recipe: recipes.find(({ client }) => client !== undefined),
};

function judge(line: string, canAsk = true, more: Partial<Surroundings> = {}) {
  const request = parseRequest(line.split(' ').filter(Boolean), 'new');
  const around = { ...surroundings, canAsk, ...more };
  const answers = answer(request, around);
  return refuse(
    { ...request, options: { ...answers, ...request.options } },
    around,
  );
}

describe('refuse', () => {
  it.each([
    '',
    '--select backend-plugin',
    '--option pluginId=deployments',
    '--select backend-plugin --option pluginId=deployments --option owner=@acme/team',
  ])('lets upstream ask for the rest of %p', line => {
    expect(judge(line)).toBeUndefined();
  });

  it.each([
    ['--option pluginId=2fa', /^Plugin id "2fa" does not start/],
    ['--option id=x', /^Option id is gone; say pluginId instead/],
    ['--option name=../x', /^Option name is "..\/x";/],
    ['--option moduleId=', /^Option moduleId is "";/],
    ['--option pluginPackage=/x', /^Option pluginPackage is "\/x"/],
    ['--option owner=me', /^Owner "me" is not a team, a user or an address/],
    [
      '--select plugin',
      /^There is no template "plugin". There are: node-library, backend-plugin,/,
    ],
    [
      '--select backend-plugin --option pluginId=taken',
      /^plugins\/taken-backend is there already, and nothing was changed/,
    ],
    ['--select node-library --option name=taken', /^packages\/taken is there/],
    [
      '--select backend-plugin --option pluginId=catalog',
      /^Plugin id "catalog" belongs to @backstage\/plugin-catalog-backend/,
    ],
    [
      '--select backend-plugin --option pluginId=search',
      /^Plugin id "search" is that of a plugin of Backstage itself. This would work: my-search$/,
    ],
  ])('refuses %p', (line, reason) => {
    expect(judge(line)).toMatch(reason);
  });

  it.each([
    '--select backend-plugin --option pluginId=deployments',
    '--select node-library --option name=dates',
    '--select provider --option moduleId=ldap',
    '--select backend-module --option pluginId=catalog --option moduleId=ldap',
    '--select backend-module --option pluginId=search --option moduleId=ldap',
    '--select policy --option moduleId=own',
    '--select extension --option moduleId=own',
  ])('needs no terminal for %p', line => {
    expect(judge(line, false)).toBeUndefined();
  });

  it('names everything that is missing without a terminal', () => {
    expect(judge('', false)).toBe(
      [
        'There is no terminal to ask on, and this is missing: --select <template>, --option pluginId=<pluginId>',
        'Templates: node-library, backend-plugin, backend-module, provider, policy, extension',
        'This would work: yarn new --select backend-plugin --option pluginId=deployments',
      ].join('\n'),
    );
  });

  it.each([
    ['--select backend-plugin', '--option pluginId=deployments'],
    ['--select node-library', '--option name=my-library'],
    ['--select provider', '--option moduleId=teams'],
    ['--option pluginId=x --skip-install', '--select backend-plugin'],
    [
      '--select backend-module --option pluginId=x',
      '--option moduleId=teams --option pluginPackage=@backstage/plugin-catalog-backend',
    ],
  ])('completes %p with %p, which then works', (line, added) => {
    const works = `${line} ${added}`;
    expect(judge(line, false)).toMatch(
      new RegExp(`This would work: yarn new ${works}$`),
    );
    expect(judge(works, false)).toBeUndefined();
  });
});

it('refuses a second permission policy, and no other module', () => {
  const around = { ...surroundings, policy: 'Take it out' };
  const line = '--select policy --option moduleId=own';
  expect(refuse(parseRequest(line.split(' '), 'new'), around)).toBe(
    `Take it out\nand again: yarn new ${line}`,
  );
  const other = line.replace('policy', 'provider').split(' ');
  expect(refuse(parseRequest(other, 'new'), around)).toBeUndefined();
});

it('suggests what is not there yet', () => {
  const folders = ['packages/my-library', 'plugins/deployments-backend'];
  const taken = { ...surroundings, folders: new Set(folders), canAsk: false };
  for (const [select, option] of [
    ['node-library', 'name=my-library-2'],
    ['backend-plugin', 'pluginId=deployments-2'],
  ]) {
    const line = ['--select', select];
    expect(refuse(parseRequest(line, 'new'), taken)).toContain(
      `This would work: yarn new --select ${select} --option ${option}`,
    );
    const typed = parseRequest([...line, '--option', option], 'new');
    expect(refuse(typed, taken)).toBeUndefined();
  }
});

describe('answer', () => {
  const answers = (line: string, canAsk: boolean) =>
    answer(parseRequest(line.split(' '), 'new'), { ...surroundings, canAsk });

  it('leaves every question to a terminal', () => {
    expect(answers('--select provider', true)).toEqual({});
  });

  it('answers for the owner and the plugin package, not over an answer given', () => {
    expect(answers('--select provider', false)).toEqual({
      owner: '',
      pluginPackage: '@backstage/plugin-catalog-backend',
    });
    expect(
      answers(
        '--select provider --option owner=@a --option pluginPackage=b',
        false,
      ),
    ).toEqual({});
  });

  it('refuses a place that no workspace can have, before anything is written', () => {
    const isWorkspace = (folder: string) => folder.startsWith('packages/');
    const place = (name: string) =>
      judge(`--select ${name}`, true, { isWorkspace });
    expect(place('node-library')).toBeUndefined();
    expect(place('backend-module')).toBe(
      'plugins is where this template goes, and no workspace can be there; add "plugins/*" to workspaces in package.json',
    );
    expect(place('backend-plugin')).toContain(
      ', or make it where there is a place with: yarn backstage-cli stagecraft plugin --id deployments',
    );
  });

  it.each(['common', 'node'])(
    'refuses a template whose package %s has no place, or is there',
    kind => {
      const line = '--select secured --option pluginId=a';
      const folder = `plugins/a-${kind}`;
      const templates = [secured, template('backend-plugin')];
      expect(judge(line, true, { templates })).toBeUndefined();
      const there = { templates, folders: new Set([folder]) };
      expect(judge(line, true, there)).toBe(
        `${folder} is there already, and nothing was changed. Choose another id, or remove that folder first`,
      );
      expect(
        judge('--select backend-plugin --option pluginId=a', true, there),
      ).toBeUndefined();
      const isWorkspace = (one: string) => !one.endsWith(kind);
      expect(judge(line, true, { templates, isWorkspace })).toMatch(
        /^plugins is where this template goes, and no workspace can be there/,
      );
    },
  );

  it('refuses a template that needs a newer release', () => {
    const explainOlder = ({ name }: { name: string }) => `this is ${name}`;
    const templates = [secured, template('backend-plugin')];
    const select = (name: string) =>
      judge(`--select ${name}`, true, { templates, explainOlder });
    expect(select('secured')).toBe('This is backend-plugin-secured');
    expect(select('backend-plugin')).toBeUndefined();
  });

  it('refuses what a legacy backend does not load', () => {
    const backend: Surroundings['backend'] = {
      name: 'backend',
      folder: 'packages/backend',
      entry: 'packages/backend/src/index.ts',
      kind: 'legacy',
    };
    for (const name of ['backend-plugin', 'backend-module']) {
      expect(judge(`--select ${name}`, true, { backend })).toMatch(
        /^packages\/backend\/src\/index.ts starts a backend of the old backend system/,
      );
    }
    expect(judge('--select node-library', true, { backend })).toBeUndefined();
  });

  it.each([
    ['extension', '@backstage/plugin-search'],
    ['policy', '@backstage/plugin-permission-backend'],
  ])('knows the package of a plugin of Backstage: %s', (select, known) => {
    expect(answers(`--select ${select}`, false)).toMatchObject({
      pluginPackage: known,
    });
  });
});
